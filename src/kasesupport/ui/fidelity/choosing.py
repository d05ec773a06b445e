"""Choosing from the record what a mark rests on."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from kasesupport.ui import theme
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy


class RecordChoice(QDialog):
    """A list to tick in; `chosen` after it was accepted. `offered` has the words by id."""

    def __init__(self, offered: Mapping[str, str], ticked: Iterable[str], point: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("記録から選ぶ"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("このフェーズの記録"))
        self.list.setWordWrap(True)
        on = frozenset(ticked)
        for each, words in offered.items():
            self.list.addItem(_item(each, words, ticked=each in on))
        self.list.itemClicked.connect(self._turn)
        self._was_on = on
        keep = button(self.tr("これを根拠にする"), self.accept, "main", "check")
        parts = [self.list] if offered else [airy(self.tr("このフェーズには、まだ語りや記録がありません。"), "soft")]
        self.setLayout(
            column(
                label(self.tr("何にもとづいていますか"), "heading"), airy(point, "soft"), *parts,
                row(button(self.tr("やめる"), self.reject), None, keep), margin=18, spacing=12,
            )
        )  # fmt: skip
        keep.setEnabled(bool(offered))
        self.resize(760, 560 if offered else 220)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the list."""
        items = [self.list.item(number) for number in range(self.list.count())]
        on = Qt.CheckState.Checked
        return tuple(str(each.data(Qt.ItemDataRole.UserRole)) for each in items if each.checkState() == on)

    def _turn(self, item: QListWidgetItem) -> None:
        """A tap anywhere on the line ticks it; a tap on the box has done so already."""
        each = str(item.data(Qt.ItemDataRole.UserRole))
        if (item.checkState() == Qt.CheckState.Checked) == (each in self._was_on):
            on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
            item.setCheckState(off if item.checkState() == on else on)
        self._was_on = frozenset(self.chosen)


def _item(each: str, words: str, *, ticked: bool) -> QListWidgetItem:
    made = QListWidgetItem(words)
    made.setData(Qt.ItemDataRole.UserRole, each)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    made.setSizeHint(QSize(0, theme.TOUCH + 16))
    return made
