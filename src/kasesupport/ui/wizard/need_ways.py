"""From a need to what it is about: its person, the ties of that person, the goals that came from it."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.record import Need
from kasesupport.ui.family_page import PersonDialog
from kasesupport.ui.widgets import button, row
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.voices import name_of

SHORT = 24  # signs of a goal in the menu
Way = tuple[str, Callable[[], object]]


class NeedWays(QWidget):
    """A button with a menu of what can be opened; hidden while there is nothing."""

    def __init__(self, desk: Desk, need_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, need_id
        self.head = button("", self._offer, "quiet", "link", self.tr("つながるところをひらく"))
        self.head.setProperty("reads", True)
        inner: QHBoxLayout = row(self.head)
        self.setLayout(inner)
        self.hide()

    def refresh(self) -> None:
        """Look again whether there is anything to open."""
        self.setVisible(any(True for _ in self.ways()))

    def ways(self) -> Iterator[Way]:
        """What can be opened, in words, and how."""
        record = self._desk.model.record
        need = next((each for each in record.needs if each.id == self._id), None)
        if need is None:
            return
        yield from self._of_person(need)
        names = {each.id: each.name for each in record.resources}
        for tie in record.ties:
            if tie.to == (need.person_id or HOUSEHOLD) and tie.resource in names:
                told = self.tr("つながり：%1").replace("%1", names[tie.resource])
                yield told, partial(self._desk.go, f"ecomap/{tie.id}")
        goals = (goal for plan in record.plans if plan.state != "replaced" for goal in plan.goals)
        for goal in (goal for goal in goals if self._id in goal.needs):
            told = self.tr("目標：%1").replace("%1", goal.text[:SHORT] + "…" * (len(goal.text) > SHORT))
            yield told, partial(self._desk.go, "planning/planning.goals_step")

    def _of_person(self, need: Need) -> Iterator[Way]:
        if person := self._desk.person(need.person_id):
            yield self.tr("%1の欄").replace("%1", name_of(person)), partial(self._open, person.id)

    def _open(self, person_id: str) -> None:
        dialog = PersonDialog(self._desk.model, person_id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _offer(self) -> None:
        menu = QMenu(self)
        for words, act in self.ways():
            menu.addAction(words.replace("&", "&&"), act)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.head.mapToGlobal(self.head.rect().bottomLeft()))
