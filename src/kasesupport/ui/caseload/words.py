"""What stands in the cells of ケース一覧: the office's words for phases and levels, days as one says them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import caseload, levels, office_practice
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.caseload import CaseLine, Ranks
from kasesupport.sheets.forms.source import reference
from kasesupport.ui.wizard.days import short_day


@dataclass(frozen=True, slots=True)
class Words:
    """`phases`, `levels`, `workers`: what one may choose from, by id, in their order."""

    phases: Mapping[str, str]
    levels: Mapping[str, str]
    workers: Mapping[str, str]
    today: date

    @property
    def ranks(self) -> Ranks:
        """The order of phases and levels."""
        return Ranks(tuple(self.phases), tuple(self.levels))

    def day(self, stored: str) -> str:
        """11月24日; "" for none."""
        return short_day(stored, self.today) if stored else ""

    def cell(self, line: CaseLine, column: str) -> str:
        """What stands in one cell."""
        return CELLS[column](self, line)


def of_office(file: CaseFile) -> Words:
    """As the office calls them now."""
    practice = office_practice.in_use(file).practice
    series = next(each for each in levels.office_series(file, practice.series) if each.id == "involvement")
    return Words(
        {each.id: f"{each.number} {each.short or each.name}" for each in practice.phases},
        {each.id: each.word.partition("（")[0] for each in series.levels},
        caseload.practitioners(file),
        file.today(),
    )


def heads() -> dict[str, str]:
    """The words over the columns, in the order in which they stand."""
    return {
        "number": _tr("整理番号"), "name": _tr("家庭"), "kana": _tr("ふりがな"), "children": _tr("本人"),
        "phase": _tr("フェーズ"), "involvement": _tr("関与度"), "next": _tr("次の日"), "worker": _tr("主担当"),
        "lead": _tr("主担当機関"), "met": _tr("最後の関わり"), "opened": _tr("はじまり"),
    }  # fmt: skip


def _next(words: Words, line: CaseLine) -> str:
    own = {"review": _tr("ふり返り"), "reassess": _tr("もう一度のアセスメント")}
    return "　".join(part for part in (words.day(line.next_on), own.get(line.next_what, line.next_what)) if part)


def _tr(told: str) -> str:
    return QCoreApplication.translate("caseload", told)


CELLS: Mapping[str, Callable[[Words, CaseLine], str]] = {
    "number": lambda _, line: reference(line.family_id),
    "name": lambda _, line: line.name or _tr("（名前なし）"),
    "kana": lambda _, line: line.kana,
    "children": lambda _, line: line.children,
    "phase": lambda words, line: words.phases.get(line.phase, ""),
    "involvement": lambda words, line: words.levels.get(line.involvement, line.involvement),
    "next": _next,
    "worker": lambda _, line: line.worker,
    "lead": lambda _, line: line.lead,
    "met": lambda words, line: words.day(line.met),
    "opened": lambda words, line: words.day(line.opened),
}
