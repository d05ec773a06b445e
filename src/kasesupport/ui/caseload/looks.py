"""What is chosen of ケース一覧: filters, columns, and the looks that the office kept by a name."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from kasesupport.domain.caseload import NONE, USUAL, Look
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.caseload.columns import ColumnsDialog
from kasesupport.ui.caseload.words import Words
from kasesupport.ui.register.finder import fill
from kasesupport.ui.widgets import button, column, row


class Looks(QWidget):
    """`changed` carries another Look; `kept` a name to keep the present one by, `dropped` one to take away.

    `own_changed`: other columns of the usual look, which everybody has of their own (`usual`).
    """

    changed = Signal(object)
    own_changed = Signal(tuple)
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("reads", True)
        self.look = self.usual = USUAL
        self._known: Mapping[str, Look] = {}
        self.known = self._combo(self.tr("見方"), self._take)
        self.phase = self._combo(self.tr("フェーズ"), self._filter)
        self.involvement = self._combo(self.tr("関与度"), self._filter)
        self.worker = self._combo(self.tr("担当"), self._filter)
        self.next = self._combo(self.tr("次の日"), self._filter)
        self.columns = button(self.tr("列を選ぶ"), self._choose_columns, icon_name="columns-2")
        self.keep = button(self.tr("この見方を残す"), self._ask, icon_name="save")
        self.drop = button(self.tr("見方を消す"), lambda: self.dropped.emit(self.chosen()), "quiet", "x")
        self.name = QLineEdit()
        self._lay()

    def chosen(self) -> str:
        """The name of the look that was taken last, "" for the usual one."""
        return str(self.known.currentData() or "")

    def offer(self, words: Words, known: Mapping[str, Look], *, can_write: bool) -> None:
        """What one can choose from now."""
        self._known = known
        fill(self.known, {"": self.tr("いつもの見方"), **{name: name for name in known}})
        fill(self.phase, {"": self.tr("フェーズ：すべて"), **words.phases})
        fill(self.involvement, {"": self.tr("関与度：すべて"), **words.levels, NONE: self.tr("まだ書いていない")})
        fill(self.worker, {"": self.tr("担当：すべて"), **words.workers, NONE: self.tr("担当が決まっていない")})
        fill(self.next, {"": self.tr("次の日：すべて"), NONE: self.tr("次の日がまだない")})
        self.keep.setVisible(can_write)
        self.drop.setVisible(can_write and bool(self.chosen()))
        self.show_look(self.look)

    def show_look(self, look: Look) -> None:
        """As it is; nothing is said."""
        self.look = look
        for combo, value in (
            (self.phase, look.phase),
            (self.involvement, look.involvement),
            (self.worker, look.worker),
            (self.next, look.next),
        ):
            blocked = combo.blockSignals(True)
            combo.setCurrentIndex(max(combo.findData(value), 0))
            combo.blockSignals(blocked)

    def choose(self, name: str) -> None:
        """Take a look by its name."""
        self.known.setCurrentIndex(max(self.known.findData(name), 0))
        self._take()

    def take_back(self, name: str, look: Look) -> None:
        """A look as it was left, of that name."""
        self.known.setCurrentIndex(max(self.known.findData(name), 0))
        self.show_look(look)
        self.changed.emit(look)

    def _take(self) -> None:
        self.drop.setVisible(not self.keep.isHidden() and bool(self.chosen()))
        self.show_look(self._known.get(self.chosen(), self.usual))
        self.changed.emit(self.look)

    def _filter(self) -> None:
        phase, involvement, worker, following = (
            str(each.currentData() or "") for each in (self.phase, self.involvement, self.worker, self.next)
        )
        self.look = replace(self.look, phase=phase, involvement=involvement, worker=worker, next=following)
        self.changed.emit(self.look)

    def set_columns(self, columns: tuple[str, ...]) -> None:
        """Show these, in this order."""
        if columns != self.look.columns:
            self.look = replace(self.look, columns=columns)
            self.changed.emit(self.look)
            if not self.chosen():
                self.usual = replace(self.usual, columns=columns)
                self.own_changed.emit(columns)

    def _choose_columns(self) -> None:
        dialog = ColumnsDialog(self.look.columns, self)
        dialog.chosen.connect(self.set_columns)
        dialog.exec()

    def _ask(self) -> None:
        self.name.setText(self.chosen())
        self._naming.show()
        self.name.setFocus()
        self.name.selectAll()

    def _keep(self) -> None:
        self._naming.hide()
        self.kept.emit(self.name.text())

    def _lay(self) -> None:
        self.name.setPlaceholderText(self.tr("見方の名前（例：次の日がまだない家庭）"))
        self.name.setAccessibleName(self.tr("見方の名前"))
        self.name.setMinimumHeight(theme.TOUCH)
        self.name.setMaxLength(40)
        self.name.returnPressed.connect(self._keep)
        self._naming = QWidget()
        go: QPushButton = button(self.tr("残す"), self._keep, "main", "check")
        self._naming.setLayout(row(self.name, go, button(self.tr("やめる"), self._naming.hide, "quiet", "x")))
        self._naming.hide()
        first = row(self.known, self.keep, self.drop, None, self.columns)
        self.setLayout(column(first, self._naming, row(self.phase, self.involvement, self.worker, self.next)))

    def _combo(self, name: str, act: Callable[[], object]) -> CalmBox:
        made = CalmBox()
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(9)
        made.activated.connect(lambda _: act())  # the usual look again, too: it takes the filters away
        return made
