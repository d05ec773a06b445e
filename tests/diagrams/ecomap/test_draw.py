"""The drawn ecomap: everything there, to be touched, and told apart without colour."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings

from kasesupport.diagrams.colours import CALM
from kasesupport.diagrams.ecomap import EcomapLook, draw, layout
from kasesupport.diagrams.ecomap.notes import words_of
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.diagrams.ecomap.scene import SECTORS
from kasesupport.diagrams.ecomap.strokes import tie_items
from kasesupport.diagrams.hit import bounds, find, hit
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.icons import names
from kasesupport.drawing.items import Drawing, Item, Path, Text, flat

from .families import FAMILY, ecomaps

LOOK = EcomapLook(date(2026, 11, 24))
SCHOOL = Resource("s", "市立東小学校", "school")
CLINIC = Resource("k", "たなかクリニック", "medical")
WAY = [(0.0, 0.0), (200.0, 0.0)]


def drawn(ties: Iterable[Tie], look: EcomapLook = LOOK, graph: FamilyGraph = FAMILY) -> Drawing:
    told = tuple(ties)
    return draw(graph, (SCHOOL, CLINIC), told, layout(graph, (SCHOOL, CLINIC), told), look)


def words(items: Iterable[Item]) -> str:
    return "".join(leaf.text for leaf in flat(items) if isinstance(leaf, Text))


@given(ecomaps(12))
@settings(max_examples=15, deadline=None)
def test_everything_is_inside_the_picture_and_has_its_group(
    ecomap: tuple[tuple[Resource, ...], tuple[Tie, ...]],
) -> None:
    resources, ties = ecomap
    placed = layout(FAMILY, resources, ties)
    picture = draw(FAMILY, resources, ties, placed, EcomapLook(LOOK.on, legend=True))
    for subject in (HOUSEHOLD, "m", "c1", *(r.id for r in resources), *(t.id for t in ties)):
        assert find(picture, subject), subject
    left, top, width, height = bounds(picture.items)
    assert left >= 0
    assert top >= 0
    assert left + width <= picture.width
    assert top + height <= picture.height


def test_a_touch_finds_what_lies_there() -> None:
    tie = Tie("t", "s", HOUSEHOLD)
    placed = layout(FAMILY, (SCHOOL,), (tie,))
    picture = draw(FAMILY, (SCHOOL,), (tie,), placed, LOOK)
    for subject in ("s", "m", "c1"):
        centre = placed.centre(subject)
        assert centre
        assert hit(picture, *placed.to_drawing(centre)) == subject
    (a, b) = placed.ties[0].points
    x, y = placed.to_drawing(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    assert hit(picture, x + 5, y + 5, reach=24) == "t"
    left, top, _, _ = placed.household.box
    assert hit(picture, *placed.to_drawing((left + 20, top + 60))) == HOUSEHOLD
    assert placed.from_drawing(placed.to_drawing((3, 4))) == pytest.approx((3, 4))
    assert placed.centre("nobody") is None


def test_resources_are_large_enough_for_a_finger() -> None:
    placed = layout(FAMILY, (SCHOOL, CLINIC), ())
    assert all(spot.w >= 48 and spot.h >= 48 for spot in placed.resources.values())


def test_strengths_differ_in_form_and_not_only_in_colour() -> None:
    ties = [Tie("t", "s", strength=s) for s in ("strong", "normal", "weak", "stress", "broken")]
    ties += [Tie("t", "s", state=s) for s in ("hoped", "possible")]
    forms = [tuple((p.ops, p.width, p.dash, p.fill is None) for p in tie_items(t, WAY)) for t in ties]
    assert all(a != b for a, b in combinations(forms, 2))


def test_strain_is_a_zigzag_or_hatched_as_the_office_chose_and_alike_in_the_legend() -> None:
    zigzag, hatched = (
        [(p.ops, p.width) for p in tie_items(Tie("t", "s", strength="stress"), WAY, Conventions(ties=custom))]
        for custom in ("zigzag", "hatched")  # type: ignore[arg-type]
    )
    assert zigzag != hatched
    assert hatched[0] == zigzag[0]  # the way itself
    for custom in ("zigzag", "hatched"):
        look = EcomapLook(LOOK.on, legend=True, conventions=Conventions(ties=custom))  # type: ignore[arg-type]
        ties = [Tie("t", "s", "f", strength="stress")]
        lines = [i.ops for i in flat(drawn(ties, look).items) if isinstance(i, Path) and i.width == 1.8]
        assert sum(sum(op[0] == "M" for op in ops) > 2 for ops in lines) == (2 if custom == "hatched" else 0)


def test_arrows_stand_where_the_support_goes() -> None:
    def heads(direction: str | None) -> list[Path]:
        return [p for p in tie_items(Tie("t", "s", direction=direction), WAY) if p.fill]  # type: ignore[arg-type]

    (into,), (out,) = heads("in"), heads("out")
    assert bounds([into])[0] > 150
    assert bounds([out])[0] < 50
    assert len(heads("both")) == 2
    assert heads(None) == []


def test_states_are_told_in_words_too() -> None:
    ties = (Tie("p", "s", state="past"), Tie("h", "k", state="hoped", purpose="健診"))
    shown = words(drawn(ties).items)
    assert "以前" in shown
    assert "健診（予定）" in shown.replace("(", "（").replace(")", "）")


def test_how_often_is_told_where_there_is_room() -> None:
    assert words_of(Tie("t", "s", purpose="延長保育", frequency="夜番の日")) == "延長保育・夜番の日"
    assert words_of(Tie("t", "s", frequency="週に1回", state="past")) == "週に1回（以前）"
    assert (
        words_of(Tie("t", "s", purpose="書類の手伝いと通訳と送り迎え", frequency="月に1回"))
        == "書類の手伝いと通訳と送り迎え"
    )
    assert words_of(Tie("t", "s")) == ""


def test_a_hoped_for_resource_is_outlined_and_a_past_one_grey() -> None:
    def card(picture: Drawing, subject: str) -> Path:
        group = find(picture, subject)
        assert group
        return next(leaf for leaf in flat(group.items) if isinstance(leaf, Path))

    picture = drawn([Tie("p", "s", state="past"), Tie("h", "k", state="hoped")])
    assert card(picture, "k").dash
    assert not card(picture, "s").dash
    assert card(picture, "s").stroke != KINDS["school"].tone.line
    both = drawn([Tie("p", "s", state="past"), Tie("n", "s", to="m")])
    assert card(both, "s").stroke == KINDS["school"].tone.line


@pytest.mark.parametrize("subject", [HOUSEHOLD, "s", "t", "m", "f"])
def test_what_is_selected_has_a_calm_ring(subject: str) -> None:
    ties = (Tie("t", "s", "f"),)
    group = find(drawn(ties, EcomapLook(LOOK.on, frozenset({subject}))), subject)
    assert group
    assert any(isinstance(leaf, Path) and leaf.stroke == CALM for leaf in flat(group.items))
    assert not any(isinstance(leaf, Path) and leaf.stroke == CALM for leaf in flat(drawn(ties).items))


def test_the_legend_has_only_what_is_used() -> None:
    ties = (Tie("t", "s", strength="stress", direction="in"),)
    shown = words(drawn(ties, EcomapLook(LOOK.on, legend=True)).items)
    assert "ストレス・緊張" in shown
    assert "家庭への支え" in shown
    assert "強いつながり" not in shown
    assert "職場" not in shown
    assert "ストレス" not in words(drawn(ties).items)


def test_a_tie_of_one_who_lives_elsewhere_draws_the_person_outside() -> None:
    picture = drawn([Tie("t", "s", "f")], EcomapLook(LOOK.on, labels="called"))
    assert "けんさん" in words(picture.items)
    assert find(drawn([]), "f") is None


def test_every_kind_has_a_sector_a_word_and_an_icon() -> None:
    assert set(SECTORS) == set(KINDS)
    assert {kind.icon for kind in KINDS.values()} <= set(names())
    assert len({kind.word for kind in KINDS.values()}) == len(KINDS)


def test_an_empty_family_and_an_empty_map_are_drawn() -> None:
    empty = FamilyGraph()
    picture = draw(empty, (), (), layout(empty, (), ()), EcomapLook(LOOK.on, legend=True))
    assert picture.width > 100
    assert find(picture, HOUSEHOLD)
