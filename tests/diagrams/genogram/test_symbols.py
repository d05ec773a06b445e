"""Every row of the standard's table of persons, read off what is drawn; and that nothing is drawn outside its room."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kasesupport.diagrams.colours import INK
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.diagrams.genogram.boxes import SYMBOL, extent
from kasesupport.diagrams.genogram.look import BADGES, age
from kasesupport.diagrams.genogram.persons import face, person_group
from kasesupport.diagrams.genogram.symbols import form_of
from kasesupport.diagrams.genogram.values import Spot
from kasesupport.diagrams.hit import bounds
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate, parse
from kasesupport.domain.people import Condition, ConditionKind, ConditionState, Person
from kasesupport.drawing.items import Item, Path, Text, flat

LOOK = GenogramLook(date(2026, 11, 24))
FILLED = replace(LOOK, conventions=Conventions(death="filled"))
TRIANGLE = replace(LOOK, conventions=Conventions(unknown_sex="triangle", pregnancy="p"))
STAFF = replace(LOOK, practitioner=True)
ILL = Person(
    "a", "健", sex="M", conditions=(Condition("c", "illness", "now", "うつ病"),), staff_note="夜は電話に出ない"
)


def drawn(person: Person, look: GenogramLook = LOOK) -> tuple[Item, ...]:
    box = extent(person, look)
    return person_group(person, Spot(0.0, 0.0, box.half, box.up, box.down), look).items


def words(person: Person, look: GenogramLook = LOOK) -> list[str]:
    return [item.text for item in flat(drawn(person, look)) if isinstance(item, Text)]


def place_of(person: Person, text: str, look: GenogramLook = LOOK) -> tuple[float, float]:
    return next((i.x, i.y) for i in flat(drawn(person, look)) if isinstance(i, Text) and i.text == text)


def paths(person: Person, look: GenogramLook = LOOK) -> list[Path]:
    return [item for item in face(person, (0.0, 0.0), look) if isinstance(item, Path)]


def height(person: Person, look: GenogramLook = LOOK) -> float:
    return bounds(paths(person, look)[:1])[3] - paths(person, look)[0].width


SIGNS = {
    "man": Person("a", "x", sex="M"),
    "woman": Person("a", "x", sex="F"),
    "unknown": Person("a", "x"),
    "index": Person("a", "x", sex="M", index=True),
    "dead": Person("a", "x", sex="M", deceased=True),
    "pregnancy": Person("a", pregnancy=True),
    "miscarriage": Person("a", loss="miscarriage"),
    "abortion": Person("a", loss="abortion"),
    "stillbirth": Person("a", loss="stillbirth"),
    "missing": Person("a", "x", sex="M", missing=True),
    "nobody": Person("a", sex="F"),
    "place": Person("a", "みどり園", kind="place"),
    "supporter": Person("a", "x", sex="M", kind="supporter"),
    "pet": Person("a", "ポチ", kind="pet"),
    "ill": Person("a", "x", sex="M", conditions=(Condition("c", "illness"),)),
}


@pytest.mark.parametrize("look", [STAFF, replace(FILLED, practitioner=True), replace(TRIANGLE, practitioner=True)])
def test_no_two_signs_are_alike_in_black_and_white(look: GenogramLook) -> None:
    seen = {
        name: [replace(p, stroke=p.stroke and INK) if not p.fill else p for p in paths(s, look)]
        for name, s in SIGNS.items()
    }
    letters = {name: [i for i in face(s, (0.0, 0.0), look) if isinstance(i, Text)] for name, s in SIGNS.items()}
    for a, b in combinations(SIGNS, 2):
        assert (seen[a], letters[a]) != (seen[b], letters[b]), (a, b)


def test_a_triangle_is_one_thing_only() -> None:
    unknown, coming, stillborn = (SIGNS[name] for name in ("unknown", "pregnancy", "stillbirth"))
    assert [form_of(p, LOOK.conventions) for p in (unknown, coming, stillborn)] == ["diamond", "triangle", "diamond"]
    assert [form_of(p, TRIANGLE.conventions) for p in (unknown, stillborn)] == ["triangle", "diamond"]
    assert words(coming, TRIANGLE) == ["P"]
    assert form_of(replace(coming, sex="F"), TRIANGLE.conventions) == "circle"


def test_the_own_word_for_gender_stands_beside_the_symbol_above_the_partners_line() -> None:
    x, y = place_of(Person("a", "葵", gender="ノンバイナリー"), "ノンバイナリー")
    assert x > SYMBOL / 2
    assert y < 0


def test_every_child_concerned_has_a_double_outline() -> None:
    for sex in ("M", "F", "U"):
        single, double = (paths(Person("a", "x", sex=sex, index=index)) for index in (False, True))  # type: ignore[arg-type]
        assert (len(single), len(double)) == (1, 2)


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Person("a", birth=PartialDate(2015, 4, 2)), "11"),
        (Person("a", birth=parse("2015年ごろ")), "約11"),
        (Person("a", "健"), ""),
        (Person("a", birth=PartialDate(1950, 1, 1), death=PartialDate(2018, 3, 1)), "68"),
        (Person("a", birth=PartialDate(1950), deceased=True), ""),
        (Person("a", birth=PartialDate(2027, 3), pregnancy=True), ""),
    ],
)
def test_the_age_in_the_symbol(person: Person, told: str) -> None:
    assert age(person, LOOK) == told
    if told:
        assert words(person)[0] == told


def test_death_is_a_cross_or_filled_with_the_age_beside() -> None:
    gone = Person("a", "茂", sex="M", birth=PartialDate(1950, 1, 1), death=PartialDate(2018, 3, 1))
    assert (len(paths(gone)), paths(gone)[0].fill) != (1, INK)
    assert abs(place_of(gone, "68")[0]) < SYMBOL / 3
    assert (len(paths(gone, FILLED)), paths(gone, FILLED)[0].fill) == (1, INK)
    assert place_of(gone, "68", FILLED)[0] > SYMBOL / 2


@pytest.mark.parametrize(("look", "told"), [
    (LOOK, ["S25", "H30"]), (replace(LOOK, conventions=Conventions(era="seireki")), ["1950", "2018"]),
    (replace(LOOK, era="seireki"), ["1950", "2018"]),
])  # fmt: skip
def test_years_stand_above_left_and_above_right(look: GenogramLook, told: list[str]) -> None:
    gone = Person("a", "茂", birth=PartialDate(1950, 1, 1), death=PartialDate(2018, 3, 1))
    assert words(gone, look)[1:3] == told
    (born, y), (died, same) = (place_of(gone, each, look) for each in told)
    assert born < 0 < died
    assert y == same < -SYMBOL / 2


def test_a_pregnancy_has_its_due_date_below() -> None:
    assert words(Person("a", birth=PartialDate(2027, 3), pregnancy=True)) == ["予定 R9.3"]


def test_what_was_lost_is_small_and_crossed_and_hangs_from_its_line() -> None:
    for loss in ("miscarriage", "abortion", "stillbirth"):
        lost = Person("a", loss=loss, sex="F", birth=PartialDate(2015), pregnancy=True)  # type: ignore[arg-type]
        assert height(lost) <= SYMBOL * 0.55
        first = bounds([i for i in flat(drawn(lost)) if isinstance(i, Path)][:1])
        assert first[1] == pytest.approx(-SYMBOL / 2, abs=2.0)
        assert "予定" not in "".join(words(lost))
    assert [len(paths(SIGNS[loss])) for loss in ("miscarriage", "abortion", "stillbirth")] == [2, 3, 2]


def test_a_key_person_keeps_the_symbol_and_gets_a_star_beside_it() -> None:
    plain, key = (Person("a", "和子", sex="F", key_person=key) for key in (False, True))
    added = [i for i in drawn(key) if i not in drawn(plain)]
    assert len(added) == 1
    assert bounds(added)[0] + bounds(added)[2] < -SYMBOL / 2


def test_who_is_missing_is_dashed_with_a_question_mark_and_the_age_beside() -> None:
    gone = Person("a", "豪", sex="M", missing=True, birth=PartialDate(1955, 1, 1))
    assert paths(gone)[0].dash
    assert words(gone)[:2] == ["?", "71"]
    assert place_of(gone, "71")[0] > SYMBOL / 2


def test_a_place_holds_its_name_and_a_supporter_is_dashed() -> None:
    place = Person("a", "みどり児童養護施設", kind="place")
    left, _, width, _ = bounds(paths(place)[:1])
    x, y = place_of(place, "みどり児童養護施設")
    assert left < x < left + width
    assert abs(y) < SYMBOL / 4
    assert width > SYMBOL
    assert paths(SIGNS["supporter"])[0].dash
    assert "?" not in words(SIGNS["supporter"])


def test_each_badge_can_be_switched() -> None:
    child = Person("a", "蓮", birth=PartialDate(2015, 4, 2), note="みどり小学校", work="新聞配達", care="眼科に通院")
    told = dict(zip(BADGES, ("小5", "みどり小学校", "新聞配達", "眼科に通院"), strict=True))
    assert words(child, replace(LOOK, badges=frozenset(BADGES)))[3:] == list(told.values())
    for name, text in told.items():
        assert words(child, replace(LOOK, badges=frozenset({name})))[3:] == [text]


@pytest.mark.parametrize("kind", ["illness", "substance", "disability"])
def test_illness_fills_the_left_half_dependence_the_lower_disability_the_right(kind: ConditionKind) -> None:
    states: tuple[ConditionState, ...] = ("now", "suspected", "recovered")
    drawings = [paths(replace(ILL, conditions=(Condition("c", kind, state),)), STAFF)[1:] for state in states]
    assert len({tuple(made) for made in drawings}) == 3
    for made in drawings[:2]:
        left, top, width, high = bounds(made)
        right, bottom = left + width, top + high
        assert {"illness": right < 2, "substance": top > -2, "disability": left > -2}[kind]
        assert {"illness": left < -20, "substance": bottom > 20, "disability": right > 20}[kind]
    assert len(drawings[2]) == 1  # the line of the half alone


def test_illness_and_staff_notes_are_on_the_practitioners_layer_only() -> None:
    plain = replace(ILL, conditions=(), staff_note="")
    everything = replace(LOOK, badges=frozenset(BADGES), bonds=True, furigana=True, legend=True)
    assert drawn(ILL, everything) == drawn(plain, everything)
    assert extent(ILL, everything) == extent(plain, everything)
    assert words(ILL, STAFF)[-2:] == ["病気：うつ病", "夜は電話に出ない"]


TEXTS = st.sampled_from(["", "花", "佐倉 美咲", "グエン ティ トゥイ ズオン", "寿限無" * 12, "Nguyễn Thị Minh Khai"])
PEOPLE = st.builds(
    Person, st.just("a"), TEXTS, TEXTS, TEXTS, st.sampled_from("MFU"),
    st.sampled_from([None, PartialDate(2015, 4, 2), parse("昭和60年ごろ")]), st.sampled_from([None, PartialDate(2020)]),
    index=st.booleans(), pregnancy=st.booleans(), note=TEXTS, gender=TEXTS, key_person=st.booleans(),
    missing=st.booleans(), kind=st.sampled_from(["person", "person", "supporter", "place", "pet"]),
    loss=st.sampled_from(["", "", "", "miscarriage", "abortion", "stillbirth"]), work=TEXTS, care=TEXTS,
    staff_note=TEXTS, conditions=st.sampled_from([(), ILL.conditions]),
)  # fmt: skip
LOOKS = st.builds(
    GenogramLook, st.just(LOOK.on), furigana=st.booleans(), era=st.sampled_from(["wareki", "seireki"]),
    labels=st.sampled_from(["name", "called"]), practitioner=st.booleans(),
    badges=st.frozensets(st.sampled_from(BADGES)),
    conventions=st.sampled_from([LOOK.conventions, FILLED.conventions, TRIANGLE.conventions]),
)  # fmt: skip


@given(PEOPLE, LOOKS)
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_nothing_of_a_person_is_drawn_outside_the_room_the_layout_keeps(person: Person, look: GenogramLook) -> None:
    room, (left, top, width, high) = extent(person, look), bounds(drawn(person, look))
    assert -left <= room.half + 0.5
    assert left + width <= room.half + 0.5
    assert -top <= room.up + 1.5
    assert top + high <= room.down + 0.5
