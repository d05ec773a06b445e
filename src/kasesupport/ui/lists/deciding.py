"""What somebody decides about rows, and what each row then comes to, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.register import Entry
from kasesupport.exchange.spreadsheets import saying
from kasesupport.exchange.spreadsheets.entries import Choices, Existing, Fault, Plan, Row
from kasesupport.exchange.spreadsheets.fields import fields
from kasesupport.exchange.spreadsheets.planning import plan
from kasesupport.ui.lists import words
from kasesupport.ui.lists.preview import fault_words
from kasesupport.ui.lists.rows_model import Kind, Shown
from kasesupport.ui.register.words import kinds

TABS = ("faulty", "known", "new")


class Deciding:
    """The rows and the choices about them, while they are being made."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.existing: Existing = "skip"
        self._of_line: dict[int, Existing] = {}
        self._taken: set[int] = set()
        self._left: set[int] = set()
        self.rows: Mapping[str, tuple[Row, ...]] = {tab: tuple(_of(tab, rows)) for tab in TABS}
        self._all = rows
        self._barred = frozenset(row.line for row in rows if row.barred)
        self._faulty = frozenset(row.line for row in rows if row.faults)

    def plan(self) -> Plan:
        """What an import would do now."""
        return plan(self._all, self.choices())

    def choices(self) -> Choices:
        """As they are now."""
        return Choices(self.existing, dict(self._of_line), frozenset(self._taken), frozenset(self._left))

    def set_existing(self, how: Existing) -> None:
        """For all rows that the register has; what was said of single ones goes."""
        self.existing = how
        self._of_line.clear()

    def treat(self, lines: Iterable[int], how: Existing) -> None:
        """For these rows that the register has."""
        self._of_line.update(dict.fromkeys(lines, how))

    def take(self, lines: Iterable[int], *, on: bool) -> None:
        """Let rows with faults, or new ones, come in or not. Those that are barred stay out."""
        for line in lines:
            faulty = line in self._faulty
            kept = self._taken if faulty else self._left
            (kept.add if on == faulty else kept.discard)(line)

    def kind(self, tab: str) -> Kind:
        """What the table of a tab shows."""
        heads = {
            "faulty": (_tr("行"), _tr("どうするか"), _tr("名前"), _tr("直すところ")),
            "known": (_tr("行"), _tr("どうするか"), _tr("名前"), _tr("台帳にあるもの"), _tr("一覧")),
            "new": (_tr("行"), _tr("どうするか"), _tr("名前"), _tr("種類"), _tr("住所"), _tr("電話")),
        }
        shown = {"faulty": _faulty, "known": _known, "new": _new}[tab]
        return Kind(heads[tab], [Shown(row.line, shown(row)) for row in self.rows[tab]], self._states()[tab])

    def detail(self, tab: str, line: int) -> str:
        """What there is to say of one row: what to do, or what would be written."""
        row = next(each for each in self.rows[tab] if each.line == line)
        if tab == "faulty":
            return _tr("%1行目：").replace("%1", str(line)) + " ".join(map(_advice, row.faults))
        if tab == "known" and row.twin is not None:
            changed = plan([row], self.choices()).changed.get(row.twin.id, {})
            names = "・".join(fields()[name].label for name in changed)
            return _tr("書かれる欄：%1").replace("%1", names) if names else _tr("台帳はそのままです。")
        return ""

    def _states(self) -> Mapping[str, Callable[[int], tuple[str, bool]]]:
        return {"faulty": self._of_faulty, "known": self._of_known, "new": self._of_new}

    def _of_faulty(self, line: int) -> tuple[str, bool]:
        if line in self._barred:
            return _tr("取り込めない"), False
        return (_tr("それでも取り込む"), True) if line in self._taken else (_tr("取り込まない"), False)

    def _of_known(self, line: int) -> tuple[str, bool]:
        how = self._of_line.get(line, self.existing)
        return words.existing()[how], how != "skip"

    def _of_new(self, line: int) -> tuple[str, bool]:
        return (_tr("取り込まない"), False) if line in self._left else (_tr("取り込む"), True)


def _advice(fault: Fault) -> str:
    return f"{fault_words(fault)}。{saying.todo(fault)}"


def _of(tab: str, rows: Sequence[Row]) -> Iterable[Row]:
    for row in rows:
        if tab == ("faulty" if row.faults else "new" if row.twin is None else "known"):
            yield row


def _faulty(row: Row) -> tuple[str, ...]:
    return row.entry.name, "／".join(fault_words(fault) for fault in row.faults)


def _known(row: Row) -> tuple[str, ...]:
    return row.entry.name, _contact(row.twin) if row.twin else "", _contact(row.entry)


def _new(row: Row) -> tuple[str, ...]:
    return row.entry.name, kinds()[row.entry.kind], row.entry.address, row.entry.phone


def _contact(entry: Entry) -> str:
    return "　".join(part for part in (kinds()[entry.kind], entry.phone, entry.address) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("lists", text)
