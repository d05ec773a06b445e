"""A field that points to somebody or something of the family: a person, a resource, a goal, a need, an action."""

from PySide6.QtWidgets import QWidget

from kasesupport.domain.parties import REQUESTED
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.widgets import column
from kasesupport.ui.wizard.party import PartyAsked
from kasesupport.ui.wizard.simple import Simple
from kasesupport.ui.wizard.targets import targets

WIDEST = 520  # logical px


class LinkAnswer(Simple):
    """One of what the family has. What is gone stays named as gone until something else is chosen."""

    def field(self) -> QWidget:
        self.box = CalmBox()
        self.box.setMinimumHeight(theme.TOUCH)
        self.box.setMaximumWidth(WIDEST)
        self.box.setAccessibleName(self.question.label)
        self.box.activated.connect(lambda _: self._chosen())
        self.asked = PartyAsked(self.desk)
        holder = QWidget()
        holder.setLayout(column(self.box, self.asked, spacing=4))
        return holder

    def _chosen(self) -> None:
        self.keep(self.box.currentData() or None)
        self._ask()

    def _ask(self) -> None:
        """Only of whom something is asked for: others are heard of in passing."""
        self.asked.show_for(self.box.currentData() or "" if self.question.id == REQUESTED else "")

    def show_value(self, value: object) -> None:
        offered = [("", self.tr("（選んでいません）")), *targets(self.desk.model.record, self.question.to or "person")]
        if value and str(value) not in dict(offered):
            offered.append((str(value), self.tr("（もうありません）")))
        if offered != [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())]:
            self.box.clear()
            for key, words in offered:
                self.box.addItem(words, key)
        self.box.setCurrentIndex(max(0, self.box.findData(value or "")))
        self._ask()
