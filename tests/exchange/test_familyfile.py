"""Reading family and ecomap files: what is told is kept, what cannot be meant is said in words."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.people import Bond, Condition, Household, Person, Union
from kasesupport.domain.problems import Problem
from kasesupport.exchange.familyfile import MOST, FamilyFile, read

FULL = {
    "name": "山田家",
    "persons": [
        {
            "id": "m",
            "name": "山田 美咲",
            "kana": "やまだ みさき",
            "called": "ママ",
            "sex": "F",
            "birth": "1990-05-02",
            "death": None,
        },
        {"id": "f", "name": "佐藤 健", "sex": "M", "birth": "1988"},
        {"id": "c", "name": "山田 蓮", "sex": "M", "birth": "2015-04", "index": True, "note": "小5"},
        {"id": "d", "sex": "U", "pregnancy": True},
    ],
    "unions": [
        {
            "id": "u",
            "partners": ["f", "m"],
            "children": ["c", "d"],
            "kind": "divorced",
            "child_kinds": {"c": "foster", "d": "biological"},
        }
    ],
    "households": [{"name": "家", "members": ["m", "c"]}],
    "bonds": [{"a": "m", "b": "c", "kind": "close", "directed": True}],
    "resources": [{"id": "s", "name": "市立東小学校", "kind": "school"}],
    "ties": [
        {"from": "s", "to": "c", "strength": "strong", "direction": "in", "state": "hoped", "purpose": "見守り"},
        {"from": "s", "to": "household"},
    ],
}


def told(**changes: Any) -> FamilyFile:
    return read(json.dumps(FULL | changes, ensure_ascii=False))


def refused(source: str | Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read(source)
    return caught.value


def code(**changes: Any) -> str:
    return refused(json.dumps(FULL | changes)).code


def test_everything_told_is_kept() -> None:
    found = told()
    graph = found.graph
    assert graph.name == "山田家"
    assert graph.persons[0] == Person("m", "山田 美咲", "やまだ みさき", "ママ", "F", PartialDate(1990, 5, 2))
    assert graph.persons[2] == Person("c", "山田 蓮", sex="M", birth=PartialDate(2015, 4), index=True, note="小5")
    assert graph.persons[3].pregnancy
    assert graph.unions == (Union("u", ("f", "m"), ("c", "d"), "divorced", child_kinds=(("c", "foster"),)),)
    (household,) = graph.households
    assert household == Household(household.id, ("m", "c"), "家")
    (bond,) = graph.bonds
    assert bond == Bond("m", "c", "close", directed=True, id=bond.id)
    assert found.resources == (Resource("s", "市立東小学校", "school"),)
    one, two = found.ties
    assert one == Tie(one.id, "s", "c", "strong", "in", "hoped", "見守り")
    assert two == Tie(two.id, "s", HOUSEHOLD)
    assert found.warnings == ()


def test_the_practitioners_layer_twins_custody_and_bonds_are_kept() -> None:
    condition = {"kind": "substance", "state": "recovered", "text": "お酒"}
    more = {
        "gender": "ノンバイナリー", "key_person": True, "missing": True, "kind": "supporter", "work": "夜勤",
        "care": "月1回 通院", "staff_note": "電話は\n午後に", "conditions": [condition],
    }  # fmt: skip
    found = told(
        persons=[{"id": "m", **more}, {"id": "f"}, {"id": "c"}, {"id": "d", "loss": "stillbirth"}],
        unions=[{"partners": ["f", "m"], "children": ["c", "d"], "twins": [["c", "d"]], "identical": [["d", "c"]],
                 "custody": {"c": ["m"]}}],
        bonds=[{"id": "z", "a": "m", "b": "c", "kind": "neglect", "since": "2020-04", "note": "冬から"}],
    ).graph  # fmt: skip
    kept = Condition("m.0", "substance", "recovered", "お酒")
    assert found.persons[0] == Person(
        "m", gender="ノンバイナリー", key_person=True, missing=True, kind="supporter", work="夜勤", care="月1回 通院",
        staff_note="電話は\n午後に", conditions=(kept,),
    )  # fmt: skip
    assert found.persons[3].loss == "stillbirth"
    (union,) = found.unions
    assert (union.twins, union.identical, union.custody) == ((("c", "d"),), (("c", "d"),), (("c", "m"),))
    assert found.bonds == (Bond("m", "c", "neglect", id="z", since=PartialDate(2020, 4), note="冬から"),)


def test_what_no_birth_and_no_condition_can_be_is_told() -> None:
    union = {"partners": ["f", "m"], "children": ["c", "d"], "identical": [["c", "d"]]}
    found = told(unions=[union], persons=[{"id": i, "conditions": [{"grade": 4}]} for i in "mfcd"])
    assert found.graph.unions[0].identical == ()
    assert any("identical" in w for w in found.warnings)
    assert any("grade" in w for w in found.warnings)


def test_what_is_missing_is_read() -> None:
    found = told(gaps=[{"text": "夜に預かるところ", "kind": "short_stay", "to": "c"}, {"id": "x", "kind": "castle"}])
    one, two = found.gaps
    assert (one.text, one.kind, one.to) == ("夜に預かるところ", "short_stay", "c")
    assert (two.id, two.kind, two.to) == ("x", "other", "household")
    assert any("castle" in w for w in found.warnings)
    assert code(gaps=[{"to": "nobody"}]) == "family_file_unknown_id"


def test_ids_of_ours_are_never_those_of_others() -> None:
    found = told(persons=[*FULL["persons"], {"id": "h6"}, {"id": "t8"}, {"id": "t9"}])  # type: ignore[misc]
    graph = found.graph
    entries = (*graph.persons, *graph.unions, *graph.households, *found.resources, *found.ties)
    assert len({e.id for e in entries}) == len(entries)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(FULL), encoding="utf-8-sig")
    assert read(tmp_path / "a.json").graph == told().graph


def test_unknown_keys_are_left_out_with_one_warning_each() -> None:
    persons = [{"id": "m", "hobby": "釣り"}, {"id": "f", "hobby": ""}, {"id": "c"}, {"id": "d", "\x00" * 99: 1}]
    found = told(persons=persons, colour="red")
    assert any("hobby" in w and "2か所" in w for w in found.warnings)
    assert any("colour" in w for w in found.warnings)
    assert len(found.warnings) == 3
    assert all(w.isprintable() for w in found.warnings)


def test_warnings_are_bounded() -> None:
    found = told(**{f"key{i}": 1 for i in range(500)})
    assert len(found.warnings) == 21
    assert "480種類" in found.warnings[-1]


@pytest.mark.parametrize(
    ("section", "entry", "kept"),
    [
        ("persons", {"id": "x", "sex": "male"}, "U"),
        ("unions", {"id": "v", "partners": ["m"], "kind": "friends"}, "unknown"),
        ("resources", {"id": "x", "kind": "castle"}, "other"),
        ("ties", {"from": "s", "strength": "iron"}, "normal"),
        ("ties", {"from": "s", "state": "never"}, "now"),
    ],
)
def test_unknown_words_are_read_as_not_known_with_a_warning(section: str, entry: dict[str, str], kept: str) -> None:
    found = told(**{section: [*FULL[section], entry]})  # type: ignore[misc]
    assert any(f"「{kept}」として" in w for w in found.warnings)


def test_dates_that_are_none_are_left_out_with_a_warning() -> None:
    found = read(
        '{"persons": [{"id": "a", "birth": "2015-02-30"}, {"id": "b", "birth": "昔"}, {"id": "c", "birth": "896"}]}'
    )
    assert [p.birth for p in found.graph.persons] == [None, None, PartialDate(896)]
    assert any("2か所" in w for w in found.warnings)


def test_control_characters_never_get_in() -> None:
    found = read(json.dumps({"persons": [{"id": "a", "name": "山\x00田\u202e 花\x1b子\n"}]}))
    assert found.graph.persons[0].name == "山田 花子"
    assert found.warnings


def test_what_is_only_unlikely_is_read() -> None:
    found = read('{"persons": [{"id": "a", "birth": "2000", "death": "1990"}]}')
    assert found.warnings == ()


@pytest.mark.parametrize(
    "text", ["", "{", '{"persons": [', "[]", "null", "plain words", "\x00\x01", "[" * 100_000, "9" * 5000]
)
def test_what_is_no_such_file_is_refused(text: str) -> None:
    assert refused(text).code == "family_file_not_json"


def test_binary_missing_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(bytes(range(256)))
    assert refused(tmp_path / "b.json").code == "family_file_not_json"
    assert refused(tmp_path / "none.json").code == "family_file_unreadable"
    assert refused(tmp_path).code == "family_file_unreadable"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(20_000_001)
    assert refused(tmp_path / "huge.json").code == "family_file_too_large"
    assert refused(" " * 20_000_001).code == "family_file_too_large"


def test_too_many_persons_are_refused() -> None:
    problem = refused(json.dumps({"persons": [{"id": f"p{i}"} for i in range(100_000)]}))
    assert (problem.code, problem.facts["count"], problem.facts["limit"]) == ("family_file_too_many", 100_000, MOST)


@pytest.mark.parametrize(
    "changes",
    [
        {"persons": {}},
        {"persons": [1]},
        {"persons": [{"name": "x"}]},
        {"persons": [{"id": 5}]},
        {"persons": [{"id": ""}]},
        {"persons": [{"id": "a\x00"}]},
        {"persons": [{"id": "a", "name": 5}]},
        {"persons": [{"id": "a", "index": "yes"}]},
        {"name": ["x"]},
        {"households": [{"members": "m"}]},
        {"unions": [{"id": "u", "partners": ["m"], "twins": ["c"]}]},
        {"unions": [{"id": "u", "partners": ["m"], "child_kinds": []}]},
        {"ties": [{"from": "s", "purpose": True}]},
        {"persons": [{"id": "a", "conditions": ["sad"]}]},
        {"unions": [{"partners": ["m"], "children": ["c"], "custody": {"c": "m"}}]},
    ],
)
def test_wrong_types_are_named_by_their_place(changes: dict[str, Any]) -> None:
    problem = refused(json.dumps(FULL | changes))
    assert problem.code == "family_file_wrong_type"
    assert next(iter(changes)) in str(problem.facts["where"])


def test_a_name_of_ten_thousand_characters_is_refused() -> None:
    assert code(persons=[{"id": "a", "name": "あ" * 10_000}]) == "family_file_long_text"


@pytest.mark.parametrize(
    "changes",
    [
        {"unions": [{"id": "u", "partners": ["m", "x"]}]},
        {"unions": [{"id": "u", "partners": ["m"], "children": ["x"]}]},
        {"households": [{"members": ["x"]}]},
        {"bonds": [{"a": "m", "b": "x", "kind": "close"}]},
        {"ties": [{"from": "x"}]},
        {"ties": [{"from": "s", "to": "x"}]},
        {"ties": [{"from": "m", "to": "s"}]},
        {"unions": [{"id": "u", "partners": ["m"], "children": ["c"], "twins": [["c", "d"]]}]},
        {"unions": [{"id": "u", "partners": ["m"], "children": ["c"], "custody": {"c": ["f"]}}]},
        {"unions": [{"id": "u", "partners": ["m"], "children": ["c"], "custody": {"d": ["m"]}}]},
    ],
)
def test_unknown_ids_are_refused(changes: dict[str, Any]) -> None:
    assert code(**changes) == "family_file_unknown_id"


def test_one_id_for_two_is_refused() -> None:
    assert code(persons=[*FULL["persons"], {"id": "m"}]) == "family_file_doubled_id"  # type: ignore[misc]
    assert code(resources=[{"id": "m"}], ties=[]) == "family_file_doubled_id"
    assert code(unions=[{"id": "u", "partners": ["m"], "children": ["c", "c"]}]) == "family_file_doubled_id"


def test_impossible_families_are_refused() -> None:
    assert code(unions=[{"id": "u", "partners": ["m", "m"]}]) == "family_file_own_partner"
    assert code(unions=[{"id": "u", "partners": ["m", "f", "c"]}]) == "family_file_partners"
    assert code(unions=[{"id": "u", "partners": ["m"], "children": ["m"]}]) == "family_file_own_ancestor"
    ring = [{"id": "u", "partners": ["m"], "children": ["c"]}, {"id": "v", "partners": ["c", "f"], "children": ["m"]}]
    assert code(unions=ring) == "family_file_own_ancestor"


def test_a_line_of_descent_as_long_as_allowed_is_read() -> None:
    persons = [{"id": f"p{i}"} for i in range(MOST)]
    unions = [{"id": f"u{i}", "partners": [f"p{i}"], "children": [f"p{i + 1}"]} for i in range(MOST - 1)]
    assert len(read(json.dumps({"persons": persons, "unions": unions})).graph.unions) == MOST - 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["m", "c", "s"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "id",
    "name",
    "sex",
    "birth",
    "partners",
    "children",
    "kind",
    "twins",
    "child_kinds",
    "members",
    "a",
    "b",
    "from",
    "to",
]


@given(
    st.dictionaries(
        st.sampled_from([*FULL]), JSON | st.lists(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4), max_size=3)
    )
)
@settings(max_examples=200, deadline=None)
def test_whatever_comes_is_read_or_refused_in_words(changes: dict[str, Any]) -> None:
    with suppress(Problem):
        told(**changes)


@given(st.integers(0, 2000))
def test_a_file_cut_off_anywhere_is_refused(at: int) -> None:
    whole = json.dumps(FULL)
    if at < len(whole):
        assert refused(whole[:at]).code == "family_file_not_json"
