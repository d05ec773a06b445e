"""The cards: states, what ended, what is missing, and what the office alone is to see."""

from datetime import date
from itertools import combinations

import pytest

from kasesupport.diagrams.ecomap import EcomapLook, draw, layout
from kasesupport.diagrams.ecomap.cards import consent_of, state_of
from kasesupport.diagrams.hit import find, hit
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.drawing.items import Drawing, Path, Text, flat

from .families import FAMILY, overlaps

ON = date(2026, 11, 30)
PLACE = Resource("s", "こども食堂ひだまり", "place")
COUNCIL = Resource("k", "市立東小学校", "school", council=True)
GAP = Gap("gap", "1", "夜に こどもを見てくれる人", "home_help", "m")


def drawn(*ties: Tie, gaps: tuple[Gap, ...] = (), ended: str = "", practitioner: bool = False) -> Drawing:
    resources = (Resource("s", PLACE.name, "place", ended), COUNCIL)
    placed = layout(FAMILY, resources, ties, gaps=gaps)
    assert overlaps(placed) == []
    return draw(FAMILY, resources, ties, placed, EcomapLook(ON, legend=True, practitioner=practitioner), gaps)


def card(picture: Drawing, subject: str) -> Path:
    group = find(picture, subject)
    assert group
    return next(leaf for leaf in flat(group.items) if isinstance(leaf, Path))


def words(picture: Drawing, subject: str = "") -> str:
    group = find(picture, subject) if subject else None
    items = group.items if group else picture.items
    return "".join(leaf.text for leaf in flat(items) if isinstance(leaf, Text))


def test_the_four_states_are_told_apart_without_colour() -> None:
    cards = [card(drawn(Tie("t", "s", state=state)), "s") for state in ("now", "past", "hoped", "possible")]
    assert all((a.dash, a.fill) != (b.dash, b.fill) for a, b in combinations(cards, 2))


def test_a_resource_has_a_state_only_where_its_ties_agree() -> None:
    assert state_of([Tie("1", "s", state="past"), Tie("2", "s", state="past")]) == "past"
    assert state_of([Tie("1", "s", state="past"), Tie("2", "s", state="possible")]) == "now"
    assert state_of([]) == "now"


def test_an_ended_resource_says_so() -> None:
    ended = drawn(Tie("t", "s"), ended="2026-05-01")
    group = find(ended, "s")
    assert group
    assert "終わりました" in words(ended, "s")
    assert "終わりました" in group.alt
    assert card(ended, "s").stroke != card(drawn(Tie("t", "s")), "s").stroke


def test_what_is_missing_is_an_empty_place_with_a_line_to_whom_it_is_for() -> None:
    picture = drawn(gaps=(GAP,))
    group = find(picture, "gap")
    assert group
    assert card(picture, "gap").dash
    assert "足りない" in words(picture, "gap")
    assert group.alt == "足りないもの：夜に こどもを見てくれる人（子育て世帯訪問支援）"
    placed = layout(FAMILY, (), (), gaps=(GAP,))
    assert [(line.id, len(line.points) >= 2) for line in placed.ties] == [("gap", True)]
    centre = placed.centre("gap")
    assert centre
    assert hit(draw(FAMILY, (), (), placed, EcomapLook(ON), (GAP,)), *placed.to_drawing(centre)) == "gap"
    assert "足りないもの" in words(picture)


def test_one_who_lives_elsewhere_is_drawn_for_what_is_missing() -> None:
    assert "f" in layout(FAMILY, (), (), gaps=(Gap("gap", "1", "送迎", to="f"),)).people


def test_what_was_filled_is_not_drawn_any_more() -> None:
    met = Gap("gap", "1", "送迎", met_on="2026-11-01")
    assert find(drawn(gaps=(met,)), "gap") is None
    assert "足りない" not in words(drawn(gaps=(met,)))


@pytest.mark.parametrize("said", ["", "yes", "no", "later"])
def test_consent_is_seen_by_the_office_alone(said: str) -> None:
    tie = Tie("t", "s", consent=said)  # type: ignore[arg-type]
    signs = len(list(flat(drawn(tie).items)))
    assert len(list(flat(drawn(tie, practitioner=True).items))) > signs
    assert "連絡" not in words(drawn(tie))
    assert "連絡" in words(drawn(tie, practitioner=True))


def test_members_of_the_council_need_no_sign_of_consent() -> None:
    assert words(drawn(Tie("t", "k"), practitioner=True), "k") == words(drawn(Tie("t", "k")), "k")


def test_a_no_weighs_more_than_a_yes() -> None:
    assert consent_of([Tie("1", "s", consent="yes"), Tie("2", "s", HOUSEHOLD, consent="no")]) == "no"
    assert consent_of([Tie("1", "s")]) == ""
    assert consent_of([Tie("1", "s", consent="no"), Tie("2", "s", consent="without")]) == "without"
