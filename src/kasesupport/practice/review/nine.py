"""The 7×9 of all families within a period: whole, and by shade as it may leave the office (M93)."""

from collections.abc import Mapping, Sequence

from kasesupport.domain.fidelity import WEIGHT, Grid
from kasesupport.domain.period import Period
from kasesupport.domain.tally import FEW
from kasesupport.practice.fidelity import pooled, viewpoints
from kasesupport.practice.model import Practice
from kasesupport.practice.review.counting import last_marks
from kasesupport.practice.review.facts import Facts

Seen = tuple[float, int]  # how much is done, of how many points seen; 0 of them where it is not told


def marks(facts: Facts, period: Period) -> tuple[Mapping[str, str], ...]:
    """What was seen of each point last within the period, by family; without families of which there is nothing."""
    found = (last_marks(rounds, period) for rounds in facts.rounds.values())
    return tuple(each for each in found if each)


def grid(practice: Practice, seen: Sequence[Mapping[str, str]]) -> Grid:
    """All of them added up."""
    return pooled(practice, seen)


def by_cell(practice: Practice, seen: Sequence[Mapping[str, str]]) -> dict[tuple[int, int], Seen]:
    """By principle and phase what was seen, (0, 0) where it comes from fewer than FEW families."""
    return {
        (principle, phase): _told(seen, [point.id for point in each.points])
        for phase, principle, each in viewpoints(practice)
    }


def by_principle(practice: Practice, seen: Sequence[Mapping[str, str]]) -> dict[int, Seen]:
    """The same by principle alone."""
    points: dict[int, list[str]] = {}
    for _, principle, each in viewpoints(practice):
        points.setdefault(principle, []).extend(point.id for point in each.points)
    return {principle: _told(seen, own) for principle, own in points.items()}


def _told(seen: Sequence[Mapping[str, str]], points: Sequence[str]) -> Seen:
    each = [[told[point] for point in points if told.get(point) in WEIGHT] for told in seen]
    behind = [values for values in each if values]
    if len(behind) < FEW:
        return 0.0, 0
    return sum(WEIGHT[value] for values in behind for value in values), sum(map(len, behind))
