"""What the genogram says, read off the drawing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.diagrams.genogram.hard import HARD
from tests.families import families

from kasesupport.diagrams.colours import CALM
from kasesupport.diagrams.genogram import GenogramLook, draw, layout, offset
from kasesupport.diagrams.hit import bounds, find, hit
from kasesupport.domain.dates import PartialDate, parse
from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union, UnionKind
from kasesupport.drawing.items import Drawing, Group, Item, Path, Text, flat

LOOK = GenogramLook(date(2026, 11, 24))
HOME = FamilyGraph(
    persons=(
        Person("gm", "佐倉 和子", "さくら かずこ", "ばあば", "F", PartialDate(1950), PartialDate(2018)),
        Person("mo", "佐倉 美咲", "さくら みさき", "ママ", "F", PartialDate(1985, 4, 2), note="看護師"),
        Person("fa", "中村 健", "", "", "M", parse("昭和58年ごろ")),
        Person("new", "高木 亮", "", "", "M", PartialDate(1990)),
        Person("kid", "佐倉 蓮", "さくら れん", "れん", "M", PartialDate(2015, 4, 2), index=True),
        Person("coming", birth=PartialDate(2027, 3), pregnancy=True),
        Person("nobody", sex="M"),
    ),
    unions=(
        Union("u0", ("nobody", "gm"), ("mo",)),
        Union("u1", ("fa", "mo"), ("kid",), "divorced", until=PartialDate(2020)),
        Union("u2", ("new", "mo"), ("coming",), "married", since=PartialDate(2024), child_kinds=(("kid", "step"),)),
    ),
    households=(Household("h", ("mo", "new", "kid"), "佐倉の家"),),
    bonds=(Bond("mo", "kid", "close"), Bond("fa", "mo", "conflict", directed=True)),
)


def drawn(graph: FamilyGraph = HOME, look: GenogramLook = LOOK) -> Drawing:
    return draw(graph, layout(graph), look)


def words(drawing: Drawing, subject: str) -> list[str]:
    group = find(drawing, subject)
    return [item.text for item in flat(group.items) if isinstance(item, Text)] if group else []


def strokes(drawing: Drawing, subject: str) -> list[Path]:
    group = find(drawing, subject)
    return [item for item in flat(group.items) if isinstance(item, Path)] if group else []


def groups(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield item.subject
            yield from groups(item.items)


def test_everybody_and_everything_is_a_group_of_its_own() -> None:
    ids = [p.id for p in HOME.persons] + [u.id for u in HOME.unions] + [h.id for h in HOME.households]
    assert sorted(groups(drawn().items)) == sorted(ids)


def test_a_tap_on_a_symbol_finds_the_person_whatever_lies_below() -> None:
    placed = layout(HOME)
    dx, dy = offset(placed)
    drawing = draw(HOME, placed, LOOK)
    for person, spot in placed.spots.items():
        assert hit(drawing, spot.x + dx + 15, spot.y + dy + 6) == person


def test_ages_years_and_names() -> None:
    drawing = drawn()
    assert words(drawing, "mo") == ["41", "S60", "佐倉 美咲", "看護師"]
    assert words(drawing, "fa") == ["約43", "約S58", "中村 健"]
    assert words(drawing, "gm") == ["約68", "S25", "H30", "佐倉 和子"]
    assert words(drawing, "coming") == ["予定 R9.3"]
    assert words(drawing, "nobody") == ["?"]


def test_western_years_called_names_and_furigana() -> None:
    look = replace(LOOK, era="seireki", labels="called", furigana=True)
    assert words(drawn(look=look), "mo") == ["41", "1985", "さくら みさき", "ママ", "看護師"]
    assert words(drawn(look=look), "fa")[1:] == ["約1983", "中村 健"]


def test_what_is_hidden_is_not_written() -> None:
    look = replace(LOOK, hidden=frozenset({"ages", "years", "households"}), badges=frozenset())
    drawing = drawn(look=look)
    assert words(drawing, "mo") == ["佐倉 美咲"]
    assert find(drawing, "h") is None


def test_switching_the_look_moves_nobody() -> None:
    plain, full = drawn(), drawn(look=replace(LOOK, furigana=True, labels="called", legend=True))
    for person in HOME.persons:
        a, b = find(plain, person.id), find(full, person.id)
        assert a is not None
        assert b is not None
        body, same = (next(i for i in g.items if isinstance(i, Path)) for g in (a, b))
        assert body == same


@pytest.mark.parametrize(("kind", "slashes", "dashed"), [
    ("married", 0, False), ("cohab", 0, True), ("dating", 0, True), ("separated", 1, False), ("divorced", 2, False),
    ("reconciled", 3, False),
])  # fmt: skip
def test_the_kind_of_a_union_is_seen_without_colour(kind: UnionKind, slashes: int, dashed: bool) -> None:
    graph = replace(HARD["two brothers, two sisters"], households=())
    unions = tuple(replace(u, kind=kind, children=()) if u.id == "u3" else u for u in graph.unions)
    line, *marks = strokes(drawn(replace(graph, unions=unions)), "u3")
    assert bool(line.dash) == dashed
    assert sum(op[0] == "M" for mark in marks for op in mark.ops) == slashes


def test_a_remarriage_and_the_years_are_written_on_the_line() -> None:
    drawing = drawn()
    assert words(drawing, "u2") == ["再婚", "R6"]
    assert words(drawing, "u1") == ["R2"]


def test_the_slashes_stand_on_the_side_of_the_parent_who_lives_elsewhere() -> None:
    graph = HARD["two homes"]
    placed = layout(graph)
    dx, _ = offset(placed)
    marks = strokes(draw(graph, placed, LOOK), "u2")[-1]
    middle = (placed.spots["fa"].x + placed.spots["mo"].x) / 2 + dx
    x = sum(float(op[1]) for op in marks.ops) / len(marks.ops)
    assert (x < middle) == (placed.spots["fa"].x < placed.spots["mo"].x)


def test_the_index_child_has_a_double_outline_and_the_dead_a_cross() -> None:
    drawing = drawn()
    assert len(strokes(drawing, "kid")) == 2
    assert sum(op[0] == "M" for op in strokes(drawing, "gm")[1].ops) == 2
    assert strokes(drawing, "nobody")[0].dash


def test_adoption_foster_care_and_kinship_by_marriage_are_told_apart() -> None:
    base = HARD["adoption with both pairs of parents"]
    drawing = drawn(base)
    double = [p for p in strokes(drawing, "u2") if p.width < 1.5]
    assert len(double) == 2
    foster = tuple(replace(u, child_kinds=(("kid", "foster"),)) if u.id == "u2" else u for u in base.unions)
    assert sum(bool(p.dash) for p in strokes(drawn(replace(base, unions=foster)), "u2")) == 1


def test_a_line_leaps_over_one_that_it_crosses() -> None:
    drawing = drawn(HARD["two brothers, two sisters"])
    leaps = [p for u in ("u1", "u2") for p in strokes(drawing, u) if any(op[0] == "C" for op in p.ops)]
    assert len(leaps) == 1


def test_a_selected_person_has_a_calm_ring() -> None:
    ring = strokes(drawn(look=replace(LOOK, selected=frozenset({"mo"}))), "mo")[0]
    assert ring.stroke == CALM
    assert all(p.stroke != CALM for p in strokes(drawn(), "mo"))


def test_emotional_lines_belong_to_the_practitioners_layer() -> None:
    assert not [g for g in groups(drawn().items) if g.startswith("bond")]
    shown = drawn(look=replace(LOOK, bonds=True))
    assert len(strokes(shown, "bond:mo:kid")) == 2
    assert len(strokes(shown, "bond:fa:mo")) == 2


def test_the_legend_names_what_is_used_and_nothing_else() -> None:
    texts = [i.text for i in flat(drawn(look=replace(LOOK, legend=True)).items) if isinstance(i, Text)]
    assert {"本人", "妊娠中", "亡くなった方", "離婚", "同居", "継親子"} <= set(texts)
    assert not {"交際", "里子", "性別不明・その他"} & set(texts)


def test_a_reader_hears_who_it_is() -> None:
    drawing = drawn()
    said = {s: g.alt for s in ("kid", "gm", "u1", "u2", "h") if (g := find(drawing, s))}
    assert said["kid"] == "佐倉 蓮、本人、男性、11歳"
    assert said["gm"] == "佐倉 和子、女性、約68歳、亡くなっている"
    assert said["u1"] == "中村 健と佐倉 美咲、離婚"
    assert said["u2"].endswith("再婚")
    assert said["h"] == "佐倉の家"


def test_a_very_long_name_is_set_smaller_and_stays_in_its_box() -> None:
    long = FamilyGraph((Person("a", "寿限無" * 300, sex="F"), Person("b", "花", sex="M")), (Union("u", ("b", "a")),))
    drawing = drawn(long)
    group = find(drawing, "a")
    assert group is not None
    assert bounds(group.items)[2] < 175
    assert drawing.width < 400


@given(families(most=20))
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
def test_nothing_reaches_out_of_the_picture(graph: FamilyGraph) -> None:
    drawing = drawn(graph, replace(LOOK, furigana=True, legend=True, bonds=True))
    left, top, width, height = bounds(drawing.items)
    assert left >= 0
    assert top >= 0
    assert left + width <= drawing.width
    assert top + height <= drawing.height


def test_an_empty_family_is_an_empty_picture() -> None:
    assert drawn(FamilyGraph()).items == ()


def test_a_name_of_no_width_is_drawn_all_the_same() -> None:
    graph = FamilyGraph((Person("a", "\U000e0101", kana="\U000e0101", note="\U000e0101", index=True),))
    assert "a" in set(groups(drawn(graph, replace(LOOK, furigana=True)).items))
