"""Looking back over all families of an office, year by year (年度, from April): added up, without anybody's name.

Or over those one practitioner answers for, for their own reflection. Nothing here sets two of them side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kasesupport.domain.fidelity import Cell, Grid, Round
from kasesupport.domain.period import year_of
from kasesupport.domain.tally import FEW as FEW
from kasesupport.practice.family_view import FamilyQuestion
from kasesupport.practice.fidelity import family_cells, pooled
from kasesupport.practice.model import Practice

FEW_ROUNDS = 3  # of one practitioner: the same (暫定)

Families = Sequence[Sequence[Round]]


@dataclass(frozen=True, slots=True)
class Year:
    """One 年度, by the year it begins in. A family counts with what was seen of each point last in the year.

    `cases` and `rounds` are of practitioners, `families` and `family_rounds` of the short version.
    """

    year: int
    cases: int
    rounds: int
    grid: Grid
    families: int = 0
    family_rounds: int = 0
    answers: tuple[Cell, ...] = ()


def years(practice: Practice, questions: Sequence[FamilyQuestion], families: Families) -> tuple[Year, ...]:
    """Every year in which something was marked, the earliest first."""
    known = sorted({year_of(each.on) for family in families for each in family if each.values and each.on})
    return tuple(_year(practice, questions, families, year) for year in known)


def of_practitioner(families: Families, practitioner_id: str) -> tuple[tuple[Round, ...], ...]:
    """The rounds begun while this practitioner answered for the family; "" for those of which it is not known."""
    kept = (tuple(each for each in rounds if each.practitioner_id == practitioner_id) for rounds in families)
    return tuple(rounds for rounds in kept if rounds)


def counted(families: Families, year: int) -> int:
    """How many rounds of a year something was marked in, whoever looked."""
    return sum(len(each) for family in (False, True) for each in _within(families, year, family=family))


def _year(practice: Practice, questions: Sequence[FamilyQuestion], families: Families, year: int) -> Year:
    ours = list(_within(families, year, family=False))
    theirs = list(_within(families, year, family=True))
    answers = [family_cells(practice, questions, _last(each)) for each in theirs]
    return Year(
        year,
        len(ours),
        sum(map(len, ours)),
        pooled(practice, [_last(each) for each in ours]),
        len(theirs),
        sum(map(len, theirs)),
        tuple(_added(column) for column in zip(*answers, strict=True)),
    )


def _within(families: Families, year: int, *, family: bool) -> Iterator[list[Round]]:
    """By family, its rounds of the year in which something was marked."""
    for rounds in families:
        found = [r for r in rounds if r.values and r.on and (r.rater == "family") is family and year_of(r.on) == year]
        if found:
            yield found


def _last(rounds: Sequence[Round]) -> dict[str, str]:
    """What was seen of each point the last time somebody looked at it."""
    return {point: value for each in sorted(rounds, key=lambda r: r.on) for point, value in each.values.items()}


def _added(cells: Sequence[Cell]) -> Cell:
    """The answers of several families on one principle; what was not said is left out."""
    yes, partly, lacking, na = (sum(getattr(c, name) for c in cells) for name in ("yes", "partly", "lacking", "na"))
    said = sum(bool(cell.seen or cell.na) for cell in cells)
    return Cell(0, cells[0].principle, yes, partly, lacking, na, cases=said)
