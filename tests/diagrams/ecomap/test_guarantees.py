"""What docs/ecomap.md promises, counted on the drawings of invented ecomaps by nothing that the layout uses."""

from dataclasses import replace
from datetime import date

import pytest
from benchmarks.ecomap import Board, changed, moves, placed, shuffled
from benchmarks.ecomap_measure import Found, measure
from benchmarks.ecomaps import MOST, Ecomap, ecomaps
from tests.chance import runs

from kasesupport.diagrams.ecomap import EcomapLayout, EcomapLook, draw, layout, to_json
from kasesupport.diagrams.ecomap.layout import arranged
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.diagrams.ecomap.scene import GROUPS, SECTORS, scene_of
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import FamilyGraph, Household, Person, Union

from .families import FAMILY

SOME = tuple(ecomaps(runs(14)))
LOOK = EcomapLook(date(2026, 11, 30))
CLEAN = ((), (), ())
APART = FamilyGraph(
    (
        Person("m", "山田 美咲", sex="F"),
        Person("c", "山田 蓮", sex="M", index=True),
        Person("f", "佐藤 健", sex="M"),
        Person("d", "佐藤 陽菜", sex="F"),
        Person("o", "叔父", sex="M"),
    ),
    (Union("u", ("f", "m"), ("c", "d"), "divorced"),),
    (Household("h", ("m", "c"), "山田家"), Household("x", ("f", "d"), "佐藤家")),
)
SCHOOL, WORK = Resource("s", "東小学校", "school"), Resource("w", "工場", "work")


def found(ecomap: Ecomap, made: EcomapLayout) -> Found:
    return measure(draw(ecomap.graph, ecomap.resources, ecomap.ties, made, LOOK, ecomap.gaps), ecomap)


def faults(ecomap: Ecomap, made: EcomapLayout) -> tuple[tuple[object, ...], ...]:
    counted = found(ecomap, made)
    return counted.overlaps, counted.through, counted.outside


@pytest.mark.parametrize("ecomap", SOME, ids=range(len(SOME)))
def test_nothing_overlaps_and_no_tie_runs_through_a_symbol_or_a_word(ecomap: Ecomap) -> None:
    made = placed(ecomap)
    assert faults(ecomap, made) == CLEAN
    told = {t.id for t in made.ties if t.note}
    assert {t.id for t in ecomap.ties if t.purpose} <= told | set(made.unnoted)


def test_words_keep_off_the_bars_of_a_broken_tie() -> None:
    broken = list(ecomaps(968))[-1]  # where words of one tie once stood on the bars of another
    assert any(tie.strength == "broken" for tie in broken.ties)
    assert faults(broken, placed(broken)) == CLEAN


def test_the_checker_sees_what_is_wrong() -> None:
    ecomap = Ecomap(FAMILY, (SCHOOL, WORK), (Tie("t", "s", "m"), Tie("n", "w", "m", purpose="相談")))
    made = placed(ecomap)
    school = made.resources["s"]
    upon = replace(made, resources={**made.resources, "w": replace(school, x=school.x + 30)})
    assert ("s", "w") in found(ecomap, upon).overlaps
    between = replace(made, resources={**made.resources, "w": replace(school, x=school.x / 2, y=school.y / 2)})
    assert ("t", "w") in found(ecomap, between).through
    assert "w" in found(ecomap, replace(made, box=(made.box[0], made.box[1], 10.0, 10.0))).outside


@pytest.mark.parametrize("ecomap", SOME[3:12:4], ids=range(3))
def test_what_stands_stays_when_something_comes_or_goes(ecomap: Ecomap) -> None:
    around, _ = moves(ecomap)  # a member more may move something: docs/ecomap.md says how much
    assert around == 0
    before = placed(ecomap)
    for after in changed(ecomap):
        assert faults(after, placed(after, before)) == CLEAN


def test_one_after_the_other_none_moves_and_all_stays_clean() -> None:
    whole = next(ecomaps(1, 30, 30))
    made = placed(replace(whole, resources=(), ties=(), gaps=()))
    for count in range(1, 31, 3):
        some = whole.resources[:count]
        ids = {r.id for r in some}
        part = replace(whole, resources=some, ties=tuple(t for t in whole.ties if t.resource in ids), gaps=())
        after = placed(part, made)
        assert all(after.resources[r] == spot for r, spot in made.resources.items())
        made = after
    assert faults(part, made) == CLEAN


def test_our_order_crosses_no_more_than_random_ones() -> None:
    import random

    for ecomap in SOME[:4]:
        scene = scene_of(ecomap.graph, ecomap.resources, ecomap.ties, gaps=ecomap.gaps)
        arrangement = arranged(scene)
        board, dice = Board(scene, arrangement), random.Random("order")
        best = min(board.crossings(shuffled(dice, arrangement.order)) for _ in range(60))
        assert board.crossings([n.id for n in arrangement.order]) <= best + 1


def test_forty_keep_their_kinds_and_groups_together() -> None:
    order = [n.sector for n in arranged(scene_of(*_bare(next(ecomaps(1, MOST, MOST))))).order]
    assert sum(a != b for a, b in zip(order, order[1:], strict=False)) == len(set(order)) - 1


def _bare(ecomap: Ecomap) -> tuple[FamilyGraph, tuple[Resource, ...], tuple[Tie, ...]]:
    return ecomap.graph, ecomap.resources, ecomap.ties


def test_a_group_has_one_colour() -> None:
    assert set(SECTORS) == set(KINDS)
    assert all(len({KINDS[kind].tone for kind in group}) == 1 for group in GROUPS)


def test_two_of_another_household_stand_in_its_own_frame() -> None:
    ties = (Tie("a", "w", "f"), Tie("b", "s", "d"), Tie("c", "s", "c"))
    made = layout(APART, (SCHOOL, WORK), ties)
    (home,) = made.homes
    assert (home.id, home.name) == ("x", "佐藤家")
    assert sorted(home.inner.spots) == ["d", "f"]
    assert [sorted(h["members"]) for h in to_json(made)["households"]] == [["c", "m"], ["d", "f"]]
    ecomap = Ecomap(APART, (SCHOOL, WORK), ties)
    assert faults(ecomap, made) == CLEAN


def test_one_of_another_household_stands_alone_and_stays_when_its_frame_comes() -> None:
    one = (Tie("a", "w", "f"),)
    before = layout(APART, (SCHOOL, WORK), one)
    assert before.homes == ()
    assert "d" not in before.people
    after = layout(APART, (SCHOOL, WORK), (*one, Tie("b", "s", "d")), previous=before)
    assert after.people["f"].symbol == before.people["f"].symbol
    assert after.resources == before.resources


def test_one_person_may_stand_in_the_middle() -> None:
    ties = (Tie("a", "s", "c"), Tie("b", "w", "m"), Tie("d", "w"))
    made = layout(APART, (SCHOOL, WORK), ties, middle="c")
    assert set(made.inner.spots) == {"c"}
    assert "m" in made.people
    assert {line.id for line in made.ties} == {"a", "b", "d"}
    assert layout(APART, (SCHOOL, WORK), ties, middle="gone") == layout(APART, (SCHOOL, WORK), ties)


def test_words_without_room_become_a_number_with_the_words_below() -> None:
    made, crowded = next((made, m) for m in ecomaps(20, 30, MOST) if any(_numbers(made := placed(m))))
    numbers = _numbers(made)
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    drawing = draw(crowded.graph, crowded.resources, crowded.ties, made, LOOK, crowded.gaps)
    assert drawing.height > made.box[3]
    assert faults(crowded, made) == CLEAN
    assert placed(crowded, made) == made


def _numbers(made: EcomapLayout) -> list[int]:
    return [t.note.number for t in made.ties if t.note and t.note.number]
