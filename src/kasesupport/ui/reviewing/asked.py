"""What one asked to see, and what was read for it: frozen, so that another thread may make it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kasesupport.cases import office_practice, reviewing
from kasesupport.cases.opening import CaseFile
from kasesupport.diagrams import fidelity as drawn
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.diagrams.fidelity.shades import Shades, draw_shades, shade
from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.domain.period import Period, fiscal, year_of
from kasesupport.domain.progress import Progress
from kasesupport.domain.tally import FEW
from kasesupport.drawing.items import Drawing
from kasesupport.practice.model import Practice
from kasesupport.practice.review import nine
from kasesupport.practice.review.facts import Facts
from kasesupport.practice.review.pictures import Pictures, load_pictures
from kasesupport.practice.review.sums import Sum, counted
from kasesupport.ui.fidelity import boards

Whose = Literal["all", "own"]
BEFORE = 2  # 年度 that stand before the one asked for
READ = 0.7  # of the work is reading


@dataclass(frozen=True, slots=True)
class Asked:
    """`year`: a 年度, or None for `period` as it is; whose families."""

    year: int | None
    period: Period
    whose: Whose = "all"

    def periods(self) -> tuple[tuple[str, Period], ...]:
        """What stands beside each other, with words; the one asked for last."""
        if self.year is None:
            return (("件数", self.period),)
        return tuple((named(year), fiscal(year)) for year in range(self.year - BEFORE, self.year + 1))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All pictures counted. `years`: every 年度 in which something happened; `team`: own cases can be told apart."""

    asked: Asked
    facts: Facts
    pictures: Pictures
    practice: Practice
    sums: dict[str, Sum] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    team: bool = False

    def seen(self) -> Facts:
        """The facts of the families asked for."""
        return self.facts.of_own() if self.asked.whose == "own" else self.facts

    def nine(self) -> Drawing:
        """The 7×9 of the period, and the principles over the periods beside it: for the screen."""
        seen = [(words, nine.marks(self.seen(), period)) for words, period in self.asked.periods()]
        grids = [(words, nine.grid(self.practice, each)) for words, each in seen]
        panels = [boards.of_phases(self.practice, grids[-1][0], grids[-1][1])]
        if len(grids) > 1:
            trend = [(words, tuple(each.principles())) for words, each in grids]
            panels = [replace(panels[0], sums=()), boards.of_sums("全フェーズの移り変わり", trend)]
        return drawn.draw(boards.board(self.practice, panels, grids[-1][1], few=FEW))

    def shades(self) -> Drawing:
        """The same without numbers: for what leaves the office."""
        return shades(self.practice, self.seen(), self.asked.periods())


def shades(practice: Practice, facts: Facts, periods: Sequence[tuple[str, Period]]) -> Drawing:
    """The 7×9 of the last period in three shades, beside it the principles over all periods, where there are more."""
    each = [nine.marks(facts, period) for _, period in periods]
    cells, phases = nine.by_cell(practice, each[-1]), practice.phases
    trend = [nine.by_principle(practice, seen) for seen in each] if len(each) > 1 else []
    rows = tuple(
        (
            *(shade(*cells.get((one.number, phase.number), (0.0, 0))) for phase in phases),
            *(shade(*told[one.number]) for told in trend),
        )
        for one in practice.principles
    )
    names = tuple(f"{one.number} {one.name}" for one in practice.principles)
    heads = (*(f"{phase.number}\n{phase.short}" for phase in phases), *(words for words, _ in periods if trend))
    return draw_shades(Shades(names, heads, rows, len(trend)))


def named(year: int) -> str:
    """令和8年度."""
    return f"{wareki(PartialDate(year, 4)).partition('年')[0]}年度"


def reviewed(file: CaseFile, asked: Asked, tell: Progress, known: Facts | None = None) -> Reviewed:
    """Read (or take what is `known`) and count all pictures; off the main thread. Raises what `tell` raises."""
    facts = known or reviewing.facts(file, lambda share: tell(share * READ))
    practice = office_practice.in_use(file).practice
    pictures = load_pictures(practice, {kind: told.word for kind, told in KINDS.items()})
    found = Reviewed(asked, facts, pictures, practice, {}, years(facts), is_team(facts))
    seen = found.seen()
    for at, each in enumerate(pictures.pictures):
        found.sums[each.id] = counted(each, seen, asked.periods())
        tell(READ + (1.0 - READ) * (at + 1) / len(pictures.pictures))
    return found


def years(facts: Facts) -> tuple[int, ...]:
    """From the first 年度 in which an episode began to today's."""
    now = year_of(facts.today)
    begun = [year_of(each.opened) for each in facts.stays if len(each.opened) >= len("2026-11")]
    return tuple(range(min(now, *begun) if begun else now, now + 1))


def is_team(facts: Facts) -> bool:
    """Whether one's own cases are some of all, not all or none."""
    families = {each.family for each in facts.stays}
    return bool(families & facts.own) and bool(families - facts.own)
