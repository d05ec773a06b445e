"""A field that points to somebody or something of the family: a person, a resource, a goal, a need, an action."""

from PySide6.QtWidgets import QComboBox, QWidget

from kasesupport.ui import theme
from kasesupport.ui.wizard.simple import Simple
from kasesupport.ui.wizard.targets import targets

WIDEST = 520  # logical px


class LinkAnswer(Simple):
    """One of what the family has. What is gone stays named as gone until something else is chosen."""

    def field(self) -> QWidget:
        self.box = QComboBox()
        self.box.setMinimumHeight(theme.TOUCH)
        self.box.setMaximumWidth(WIDEST)
        self.box.setAccessibleName(self.question.label)
        self.box.activated.connect(lambda _: self.keep(self.box.currentData() or None))
        return self.box

    def show_value(self, value: object) -> None:
        offered = [("", self.tr("（選んでいません）")), *targets(self.desk.model.record, self.question.to or "person")]
        if value and str(value) not in dict(offered):
            offered.append((str(value), self.tr("（もうありません）")))
        if offered != [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())]:
            self.box.clear()
            for key, words in offered:
                self.box.addItem(words, key)
        self.box.setCurrentIndex(max(0, self.box.findData(value or "")))
