"""What rounds of looking back say together: the 7×9 counted, which principles are thin, what changed, who differs.

The limits are ours and 暫定: the guideline sets none (p39).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from kasesupport.domain.fidelity import WEIGHT, Cell, Grid, Round
from kasesupport.practice.family_view import FamilyQuestion
from kasesupport.practice.model import Practice, Viewpoint

THIN = 0.25  # below the middle of the nine by as much: 手薄
ENOUGH = 5  # principles seen, before any is set against the others
LEAST = 2  # points seen of a principle, before it is
APART = 0.5  # between the family's answers and ours on one principle

Values = Mapping[str, str]  # point id, value


@dataclass(frozen=True, slots=True)
class Balance:
    """Numbers of principles: those thin against the others, those nobody looked at. `known`: enough was seen to say."""

    thin: tuple[int, ...]
    unseen: tuple[int, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two rounds say different things of one point."""

    point: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the family's answers on a principle and ours lie apart; 0 to 1 each."""

    principle: int
    family: float
    ours: float


def viewpoints(practice: Practice) -> Iterator[tuple[int, int, Viewpoint]]:
    """Every 視点 with the number of its phase and of its principle."""
    numbers = {principle.id: principle.number for principle in practice.principles}
    for phase in practice.phases:
        for viewpoint in phase.viewpoints:
            yield phase.number, numbers[viewpoint.principle], viewpoint


def grid(practice: Practice, values: Values) -> Grid:
    """One family's practice as it was seen; what was not touched is unseen."""
    return Grid(tuple(_cell(phase, number, each, values) for phase, number, each in viewpoints(practice)))


def pooled(practice: Practice, families: Collection[Values]) -> Grid:
    """Several families' added up, without those parts nobody looked at; each cell knows how many it comes from."""
    grids = [grid(practice, values) for values in families]
    sums = [list(each.principles()) for each in grids]
    seen = (
        (cells[0].principle, sum(bool(cell.seen or cell.na) for cell in cells)) for cells in zip(*sums, strict=True)
    )
    numbered = enumerate(viewpoints(practice))
    cells = (_pooled([each.cells[i] for each in grids], phase, number) for i, (phase, number, _) in numbered)
    return Grid(tuple(cells), tuple(seen))


def _cell(phase: int, principle: int, viewpoint: Viewpoint, values: Values) -> Cell:
    told = [values.get(point.id, "") for point in viewpoint.points]
    yes, partly, lacking, na = (told.count(value) for value in ("yes", "partly", "not", "na"))
    return Cell(phase, principle, yes, partly, lacking, na, len(told) - yes - partly - lacking - na)


def _pooled(cells: Sequence[Cell], phase: int, principle: int) -> Cell:
    seen = [cell for cell in cells if cell.seen or cell.na]
    yes, partly, lacking, na = (sum(getattr(c, name) for c in seen) for name in ("yes", "partly", "lacking", "na"))
    return Cell(phase, principle, yes, partly, lacking, na, cases=len(seen))


def balance(seen: Grid) -> Balance:
    """Which of the nine are thin against the middle of them, and which were not looked at."""
    sums = tuple(seen.principles())
    unseen = tuple(cell.principle for cell in sums if not cell.seen and not cell.na)
    shares = {cell.principle: cell.share for cell in sums if cell.share is not None and cell.seen >= LEAST}
    if len(shares) < ENOUGH:
        return Balance((), unseen, known=False)
    limit = median(shares.values()) - THIN
    return Balance(tuple(number for number, share in shares.items() if share <= limit), unseen, known=True)


def changes(before: Grid, now: Grid) -> dict[str, float]:
    """By 視点, how much more (or less, below 0) is done now; only where both were seen and they differ."""
    earlier = {cell.viewpoint: cell.share for cell in before.cells}
    found = ((cell.viewpoint, cell.share, earlier.get(cell.viewpoint)) for cell in now.cells)
    return {key: new - old for key, new, old in found if new is not None and old is not None and new != old}


def differences(practice: Practice, one: Round, other: Round) -> tuple[Difference, ...]:
    """The points both looked at and saw differently, the farthest apart first. 該当しない is no difference."""
    first, second = one.values, other.values
    points = [point.id for _, _, viewpoint in viewpoints(practice) for point in viewpoint.points]
    both = [point for point in points if first.get(point) in WEIGHT and second.get(point) in WEIGHT]
    found = [Difference(point, first[point], second[point]) for point in both if first[point] != second[point]]
    return tuple(sorted(found, key=lambda each: -abs(WEIGHT[each.one] - WEIGHT[each.other])))


def family_shares(practice: Practice, questions: Sequence[FamilyQuestion], values: Values) -> dict[int, float]:
    """By number of principle, what the family answered, 0 to 1; nothing where they did not say."""
    told: dict[int, list[float]] = {}
    for question in questions:
        if values.get(question.id) in WEIGHT:
            told.setdefault(practice.principle(question.principle).number, []).append(WEIGHT[values[question.id]])
    return {number: sum(each) / len(each) for number, each in sorted(told.items())}


def gaps(seen: Grid, family: Mapping[int, float]) -> tuple[Gap, ...]:
    """The principles on which a family's answers and our own marks lie apart."""
    ours = {cell.principle: cell.share for cell in seen.principles()}
    both = ((number, told, ours.get(number)) for number, told in family.items())
    return tuple(Gap(number, told, own) for number, told, own in both if own is not None and abs(told - own) >= APART)


def family_cells(practice: Practice, questions: Sequence[FamilyQuestion], values: Values) -> tuple[Cell, ...]:
    """A family's answers counted by principle; 答えたくない is left as not looked at, わからない as 該当しない."""
    found = []
    for principle in practice.principles:
        told = [values.get(each.id, "") for each in questions if each.principle == principle.id]
        yes, partly, lacking, na = (told.count(value) for value in ("yes", "partly", "not", "na"))
        unseen = len(told) - yes - partly - lacking - na
        found.append(Cell(0, principle.number, yes, partly, lacking, na, unseen))
    return tuple(found)
