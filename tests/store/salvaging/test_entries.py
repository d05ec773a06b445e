import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.changes import Change
from kasesupport.store.canonical import canonical
from kasesupport.store.migrations import NEWEST
from kasesupport.store.salvaging import entries
from kasesupport.store.salvaging.shapes import Shape, shapes

SHAPES = shapes(NEWEST)
WORDS = st.text(max_size=12) | st.sampled_from(['{"id":"', '"},{"id":"x","new":null', "\\", '\\"'])


def change(number: int, words: str) -> Change:
    row = {"id": f"r{number}", "value": words}
    return Change("setting", f"r{number}", None, {**row}) if number % 2 else Change("setting", f"r{number}", row, None)


def told(changes: list[Change]) -> str:
    return canonical([{"table": c.table, "id": c.id, "old": c.old, "new": c.new} for c in changes])


@given(words=st.lists(WORDS, max_size=6))
def test_all_changes_of_a_whole_entry_are_read(words: list[str]) -> None:
    changes = [change(number, each) for number, each in enumerate(words)]
    assert list(entries.changes(told(changes), SHAPES)) == changes


@given(words=st.lists(WORDS, min_size=2, max_size=8), start=st.floats(0, 1), length=st.integers(1, 80))
def test_around_a_hole_changes_are_read_as_they_were(words: list[str], start: float, length: int) -> None:
    changes = [change(number, each) for number, each in enumerate(words)]
    text = told(changes)
    at = int(start * len(text))
    found = list(entries.changes(text[:at] + "\0" * length + text[at + length :], SHAPES))
    assert all(each in changes for each in found)
    begins = [text.index(f'{{"id":"r{number}"') for number in range(len(changes))] + [len(text)]
    untouched = [c for c, a, b in zip(changes, begins, begins[1:], strict=False) if b <= at or a >= at + length]
    assert [each for each in found if each in untouched] == untouched


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '[{"id":"x"}]',
        '[{"id":"x","new":{"id":"x","value":1},"old":null,"table":"setting"}]',
        '[{"id":"x","new":{"value":"1"},"old":null,"table":"setting"}]',
        '[{"id":"x","new":null,"old":null,"table":"nowhere"}]',
        '[{"id":"x","new":null,"old":null,"table":["setting"]}]',
        '[{"id":["x"],"new":null,"old":null,"table":"setting"}]',
        '{"id":"' * 5000,
        "[" + '{"id":"x","new":' * 3000,
    ],
)
def test_what_is_no_change_is_passed_over(text: str) -> None:
    assert list(entries.changes(text, SHAPES)) == []


@given(text=st.text(st.sampled_from('{}[]",:idnewoldtable\\\0 1'), max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    for each in entries.changes(text, SHAPES):
        assert json.dumps(each.id)


def test_shapes_tell_keys_references_and_defaults() -> None:
    assert [column.name for column in SHAPES["statement"].references] != []
    assert {column.name: column.target for column in SHAPES["bond"].references} == {
        "a_id": "person",
        "b_id": "person",
        "family_id": "family",
    }
    (seq, *_) = SHAPES["journal"].columns
    assert seq.is_rowid
    assert [c.name for c in SHAPES["placement"].columns if c.required] == ["id", "family_id", "x", "y"]
    assert "past_journal" not in shapes(1)
    assert shapes(99).keys() == SHAPES.keys()
    assert isinstance(SHAPES["family"], Shape)
