"""What somebody looks for in the register: words, kind, area, tag, and three switches."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from kasesupport.domain.record import CaseRecord
from kasesupport.domain.register import Wanted, areas_in
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.register import words
from kasesupport.ui.widgets import button, chip, column, row
from kasesupport.ui.wizard.flowlayout import FlowLayout


class Finder(QWidget):
    """`changed` whenever something else is wanted; each key counts.

    `record` gives the family on the table: two switches more then, for its area and for the tags of its needs.
    """

    changed = Signal()

    def __init__(self, record: Callable[[], CaseRecord | None]) -> None:
        super().__init__()
        self._record = record
        self._areas: tuple[str, ...] = ()
        self.setProperty("reads", True)  # for whoever only reads too
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名前・ふりがな・できること・目印など、どの言葉でもさがせます"))
        self.search.setAccessibleName(self.tr("地域資源をさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.kind = self._choice(self.tr("種類"))
        self.area = self._choice(self.tr("地域"))
        self.tag = self._choice(self.tr("目印"))
        self.council = chip(self.tr("要対協の構成機関"), False, lambda _: self.changed.emit())
        self.stale = chip(self.tr("1年以上、確かめていない"), False, lambda _: self.changed.emit())
        self.closed = chip(self.tr("終わったものも"), False, lambda _: self.changed.emit())
        self.near = chip(self.tr("この家庭の地域"), False, lambda _: self.changed.emit())
        self.fitting = chip(self.tr("この家庭のニーズと目印が重なる"), False, lambda _: self.changed.emit())
        self.anew = button(self.tr("しぼりこみを消す"), self.clear, "quiet", "x")
        self.setLayout(column(self.search, row(self.kind, self.area, self.tag), self._switches()))
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._begin)
        fill(self.kind, words.kinds_sought())

    def wanted(self) -> Wanted:
        """What is looked for."""
        kind, area, tag = (str(each.currentData() or "") for each in (self.kind, self.area, self.tag))
        switched = (self.council.isChecked(), self.stale.isChecked(), self.closed.isChecked())
        areas = self._near() if self.near.isChecked() else ()
        tags = self._needed() if self.fitting.isChecked() else ()
        return Wanted(self.search.text().strip(), kind, area, tag, *switched, areas, tags)

    def offer(self, areas: Sequence[str], tags: Sequence[str]) -> None:
        """The areas and tags one can choose from; what is chosen stays while it is there."""
        fill(self.area, {"": self.tr("すべての地域"), **{area: area for area in areas}})
        fill(self.tag, {"": self.tr("すべての目印"), **{tag: tag for tag in tags}})
        self._areas = tuple(areas)
        for switch, found in ((self.near, self._near()), (self.fitting, self._needed())):
            switch.setVisible(bool(found))  # where the family tells nothing of it there is nothing to choose
            switch.setChecked(switch.isChecked() and bool(found))

    def clear(self) -> None:
        """Look for everything that is open."""
        blocked = self.blockSignals(True)
        self.search.clear()
        for choice in (self.kind, self.area, self.tag):
            choice.setCurrentIndex(0)
        for each in (self.near, self.fitting, self.council, self.stale, self.closed):
            each.setChecked(False)
        self.blockSignals(blocked)
        self.changed.emit()

    def is_narrow(self) -> bool:
        """Whether anything is asked for."""
        return self.wanted() != Wanted()

    def _choice(self, name: str) -> CalmBox:
        made = CalmBox()
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(6)
        made.currentIndexChanged.connect(lambda _: self.changed.emit())
        return made

    def _switches(self) -> FlowLayout:
        made = FlowLayout()
        for each in (self.near, self.fitting, self.council, self.stale, self.closed, self.anew):
            made.addWidget(each)
        return made

    def _near(self) -> tuple[str, ...]:
        record = self._record()
        return areas_in(record.address, self._areas) if record else ()

    def _needed(self) -> tuple[str, ...]:
        record = self._record()
        return tuple(tag for need in record.needs for tag in need.tags) if record else ()

    def _begin(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def fill(choice: QComboBox, offered: Mapping[str, str]) -> None:
    """What one can choose from, by its code. Nothing is made anew where it is the same, so that an open list stays."""
    if [choice.itemData(n) for n in range(choice.count())] == list(offered):
        return
    before, blocked = choice.currentData(), choice.blockSignals(True)
    choice.clear()
    for key, told in offered.items():
        choice.addItem(told, key)
    choice.setCurrentIndex(max(choice.findData(before), 0))
    choice.blockSignals(blocked)
