"""The words on the line of two partners: a remarriage, the year."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from kasesupport.diagrams.colours import PAPER, SOFT_INK
from kasesupport.diagrams.genogram.boxes import SMALL
from kasesupport.diagrams.genogram.look import GenogramLook, is_dead, year
from kasesupport.diagrams.genogram.room import HEAVY, Room
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.drawing.items import Box, Item
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

LEAD = SMALL * 1.15
SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)  # of the line, the first that covers least


def on_the_line(
    words: Sequence[str], span: tuple[float, float, float], away: float, room: Room, beside: Collection[str]
) -> Iterator[Item]:
    """Words above a line from x to x at a height, or below it, `away` px off; where they cover least.

    `beside`: whose boxes reach over the line without being in the way.
    """
    if not words:
        return
    box = room.best(_boxes(words, span, away), beside)
    room.add(box, HEAVY)
    for i, text in enumerate(words):
        x, y = box[0] + box[2] / 2, box[1] + SMALL * 0.88 + i * LEAD
        yield from set_line(text, x, y, SMALL, color=SOFT_INK, anchor="middle", halo=PAPER)


def _boxes(words: Sequence[str], span: tuple[float, float, float], away: float) -> Iterator[Box]:
    low, high, y = span
    width, height = max(text_width(text, SMALL) for text in words), SMALL + LEAD * (len(words) - 1)
    for top in (y - away - height + SMALL * 0.12, y + away):
        for share in SHARES:
            yield low + (high - low) * share - width / 2, top, width, height


def line_words(union: Union, graph: FamilyGraph, look: GenogramLook) -> list[str]:
    """What is written there, the year last."""
    words = ["再婚"] if is_remarriage(union, graph) else []
    day = union.until if union.kind in ("divorced", "separated") else union.since
    if day and "years" not in look.hidden:
        words.append(year(day, look))
    return words


def is_remarriage(union: Union, graph: FamilyGraph) -> bool:
    """A marriage of somebody whose earlier marriage ended by divorce or death."""
    if union.kind not in ("married", "separated", "reconciled"):
        return False
    person = {p.id: p for p in graph.persons}
    earlier = graph.unions[: [u.id for u in graph.unions].index(union.id)]
    return any(_ended(other, p, person) for p in union.partners for other in earlier if p in other.partners)


def _ended(union: Union, of: str, person: Mapping[str, Person]) -> bool:
    others = [person[p] for p in union.partners if p != of and p in person]
    return union.kind == "divorced" or (union.kind == "married" and any(is_dead(p) for p in others))
