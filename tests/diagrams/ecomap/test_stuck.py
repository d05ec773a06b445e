"""A child's stickers on the printed map: where they were put, in the child's words, and never cut off."""

from datetime import date

from kasesupport.diagrams import ecomap
from kasesupport.diagrams.ecomap.stuck import SIDE
from kasesupport.diagrams.hit import bounds
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.stickers import Sticker
from kasesupport.drawing.items import Drawing, Group, Text, flat

DAY = date(2026, 11, 30)


def test_stickers_lie_where_they_were_put_and_make_room_for_themselves() -> None:
    graph = FamilyGraph((Person("p", "さくら"),))
    placed = ecomap.layout(graph, (), ())
    left, top, wide, _ = placed.box
    far = Sticker("b", "scary", left + wide + 400, top - 300, "p", "くらいところ")
    stuck = (Sticker("a", "pet", left + 60, top + 60, "p", "もち"), far)
    drawn = ecomap.draw(graph, (), (), placed, ecomap.EcomapLook(DAY, legend=True, stuck=stuck))
    places = {name: place(drawn, f"sticker {name}") for name in ("a", "b")}
    away = places["b"][0] - places["a"][0], places["b"][1] - places["a"][1]
    assert away == (stuck[1].x - stuck[0].x, stuck[1].y - stuck[0].y)
    assert {"もち", "くらいところ"} <= {each.text for each in flat(drawn.items) if isinstance(each, Text)}
    x, y, w, h = bounds(drawn.items)
    assert x >= 0
    assert y >= 0
    assert x + w <= drawn.width
    assert y + h <= drawn.height
    bare = ecomap.draw(graph, (), (), placed, ecomap.EcomapLook(DAY, legend=True))
    assert not [each for each in bare.items if isinstance(each, Group) and each.subject.startswith("sticker")]


def place(drawn: Drawing, subject: str) -> tuple[float, float]:
    """The middle of a sticker's square."""
    (found,) = [each for each in drawn.items if isinstance(each, Group) and each.subject == subject]
    x, y, w, _ = bounds(found.items[:1])
    return x + w / 2, y + SIDE / 2
