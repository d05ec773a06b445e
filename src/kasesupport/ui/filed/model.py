"""Attachments, consents and handed papers as a table; a cell is put into words when it is seen."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.filed import Filed, Wanted, wanted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()


class FiledModel(QAbstractTableModel):
    """`lines` are what is shown, in its order; `every` all that was read."""

    def __init__(self) -> None:
        super().__init__()
        self.every: tuple[Filed, ...] = ()
        self.lines: tuple[Filed, ...] = ()
        self._asked, self._heads = Wanted(), heads()

    def read(self, every: tuple[Filed, ...]) -> None:
        """Other lines, asked the same."""
        self.every = every
        self.show(self._asked)

    def show(self, asked: Wanted) -> None:
        """What is asked for."""
        self.beginResetModel()
        self._asked, self.lines = asked, wanted(self.every, asked)
        self.endResetModel()

    def row_of(self, filed_id: str) -> int:
        """The row of one of them, -1 where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.id == filed_id), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        cells = told(self.lines[index.row()])
        if role == Role.AccessibleTextRole:
            return "、".join(f"{head} {cell}" for head, cell in zip(self._heads, cells, strict=True) if cell)
        return cells[index.column()]


def heads() -> tuple[str, ...]:
    """The words over the columns."""
    return _tr("種類"), _tr("家庭"), _tr("名前・相手"), _tr("日"), _tr("様子"), _tr("くわしく")


def kinds() -> dict[str, str]:
    """What one may choose from, by its code."""
    return {"attachment": _tr("添付"), "consent": _tr("同意"), "handed": _tr("渡した紙")}


def states() -> dict[str, str]:
    """How a consent stands, by its code."""
    return {
        "yes": _tr("同意している"),
        "withdrawn": _tr("取り下げた"),
        "-": _tr("まだ聞いていない"),
        "no": _tr("同意しない"),
        "without": _tr("同意なしで共有"),
    }


def told(line: Filed) -> tuple[str, ...]:
    """What stands in the cells of a line."""
    family = line.family or _tr("（名前なし）")
    marks = [_tr("住所を知らせない")] * line.kept_back
    return (
        kinds()[line.kind], "　".join((family, *marks)), line.what or _tr("（名前なし）"), _day(line.on), _state(line),
        line.note,
    )  # fmt: skip


def _state(line: Filed) -> str:
    if line.kind == "attachment":
        return _tr("PDF") if line.state == "pdf" else _tr("写真")
    before = _tr("前の関わり") if line.earlier else ""
    if line.kind == "handed":
        return before
    state = states()[line.state or "-"]
    ended = f"（{_day(line.ended)}）" if line.ended else ""
    return "　".join(part for part in (state + ended, before) if part)


def _day(stored: str) -> str:
    return both(PartialDate.from_text(stored)) if stored else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("filed", words)
