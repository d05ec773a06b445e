"""Signs on an ecomap: each has its character, none lies on a card, and the legend tells those that are used."""

from datetime import date

from kasesupport.diagrams.ecomap import EcomapLook, layout
from kasesupport.diagrams.ecomap.geometry import overlap, rect_of, rect_of_box
from kasesupport.diagrams.ecomap.marked import SIGNS, marked, marks_of
from kasesupport.diagrams.hit import bounds
from kasesupport.domain.comparing_ties import EcomapState, differences
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import FamilyGraph, Household, Person
from kasesupport.drawing.items import Group, Text, flat

FAMILY = FamilyGraph((Person("m", "美咲"), Person("c", "陽葵")), households=(Household("h", ("m", "c")),))
RESOURCES = tuple(Resource(f"r{n}", f"資源{n}") for n in range(8))
OLD = EcomapState(FAMILY, RESOURCES[:7], tuple(Tie(f"t{n}", f"r{n}", "m", "weak", purpose="相談") for n in range(7)))
NEW = EcomapState(
    FAMILY, RESOURCES[1:], tuple(Tie(f"t{n}", f"r{n}", "m", "strong", "in", purpose="相談") for n in range(1, 8))
)
LOOK = EcomapLook(on=date(2026, 5, 1))


def test_what_is_new_and_gone_is_framed_and_what_changed_bears_a_sign() -> None:
    marks = marks_of(OLD, NEW, differences(OLD, NEW))
    assert marks.frames == {"r7": "new", "r0": "gone"}
    assert marks.pale == {"t0"}
    assert marks.signs == {f"t{n}": ("stronger", "turned") for n in range(1, 7)}


def test_signs_lie_on_no_card_and_are_explained() -> None:
    marks = marks_of(OLD, NEW, differences(OLD, NEW))
    placed = layout(NEW.graph, NEW.resources, NEW.ties)
    drawing = marked(NEW, placed, LOOK, marks)
    left, top = placed.box[:2]
    signs = [
        item for item in drawing.items if isinstance(item, Group) and item.alt == "強くなった、支えの向きが変わった"
    ]
    assert len(signs) == 6
    for sign in signs:
        x, y, w, h = bounds(sign.items)
        box = rect_of_box((x + left, y + top, w, h))
        assert not any(overlap(box, rect_of(spot)) for spot in placed.resources.values())
    words = [leaf.text for leaf in flat(drawing.items) if isinstance(leaf, Text)]
    assert {"強くなった", "支えの向きが変わった", "新しい資源・人"} <= set(words)
    assert "弱くなった" not in words


def test_no_two_meanings_share_a_character() -> None:
    meanings: dict[str, set[str]] = {}
    for character, meaning in SIGNS.values():
        meanings.setdefault(character, set()).add(meaning)
    assert all(len(each) == 1 for each in meanings.values())
