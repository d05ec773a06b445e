"""An office's file over ours: what it may do, what stays ours, and where a fault in it stands."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.practice.differences import differences
from kasesupport.practice.flow import visible_questions, visible_steps
from kasesupport.practice.load import load
from kasesupport.practice.model import Practice
from kasesupport.practice.office import OfficeFile, load_with, taken
from kasesupport.practice.overlay import FIXED, INNER, REPLACED
from kasesupport.practice.reader import parse

HEAD = 'phase = "closure"\n'
STEP = '[[step]]\nid = "closure.agree_step"\n'
MEMBERS = STEP + '[[step.question]]\nid = "closure.members"\n'
ENTRIES = {"step", "question", "field", "options", "check", "viewpoint", "template"}
AGREES = MEMBERS + '[[step.question.field]]\nid = "closure.member_agrees"\n'
OWN = """
[[step]]
id = "closure.our_step"
title = "町の目安"
lead = "町で決めたことを確かめましょう。"
after = ""
[[step.question]]
id = "closure.our_criteria"
kind = "ticks"
side = "office"
label = "町の終結の目安"
options = [ { id = "school", label = "学校と話した" } ]
"""


def over(text: str) -> Practice:
    return load_with([OfficeFile("町の様式.toml", HEAD + text)])


def told(text: str) -> list[tuple[str, str, str]]:
    found = differences(load().phase("closure"), over(text).phase("closure"))
    return [(each.change, each.what, each.name) for each in found]


def test_words_are_replaced_and_the_rest_stays() -> None:
    practice = over(AGREES + 'options = [{ id = "yes", label = "それでいい" }]\n')
    assert practice.question("closure.member_agrees").options[0].label == "それでいい"
    assert [o.id for o in practice.question("closure.member_agrees").options] == [
        o.id for o in load().question("closure.member_agrees").options
    ]
    assert practice.phase("intake") == load().phase("intake")


def test_steps_are_added_where_the_office_wants_them_and_hidden_without_a_loss() -> None:
    practice = over(STEP + 'withdrawn = "2027-04"\n' + OWN)
    steps = [step.id for step in visible_steps(practice.phase("closure"), {})]
    assert steps[0] == "closure.our_step"
    assert "closure.agree_step" not in steps
    assert practice.question("closure.members").withdrawn == "2027-04"
    assert told(STEP + 'withdrawn = "2027-04"\n' + OWN)[:2] == [
        ("added", "step", "町の目安"),
        ("added", "question", "町の終結の目安"),
    ]


def test_questions_and_options_change_their_order_and_are_told_so() -> None:
    text = '[[step]]\nid = "closure.share_step"\n[[step.question]]\nid = "closure.strengths"\nafter = ""\n'
    asked = visible_questions(over(text).phase("closure").steps[0], {})
    assert asked[0].id == "closure.strengths"
    assert told(text) == [("order", "question", "できるようになったこと")]


def test_a_check_and_a_viewpoints_words_are_the_offices_too() -> None:
    text = '[[check]]\nid = "closure_no_ahead"\nwithdrawn = "2027-04"\n[[viewpoint]]\nid = "7-1"\nask = ["どう？"]\n'
    phase = over(text).phase("closure")
    assert "closure_no_ahead" not in {check.id for check in phase.checks}
    assert phase.viewpoints[0].ask == ("どう？",)
    assert phase.viewpoints[0].points == load().phase("closure").viewpoints[0].points


# what the office wrote, the line, the key, the English of the fault
FAULTS = [
    ("x = ", 2, "-", "not TOML"),
    ("x = [", 2, "-", "not TOML"),
    (f"x = {'9' * 5000}", 1, "-", "not TOML"),
    ("x = " + "[" * 5000, 1, "-", "not TOML"),
    ("colour = 1", 2, "colour", "unknown key"),
    ("step = 1", 2, "step", "wrong type"),
    ("step = [1]", 2, "step", "wrong type"),
    ("[[step]]\ntitle = 'a'", 1, "step[0].id", "missing"),
    ("[[step]]\nid = 3", 1, "step[0].id", "wrong type"),
    (STEP + "title = 3", 4, "closure.agree_step.title", "wrong type"),
    (STEP + "\n\ncolour = 'red'", 6, "closure.agree_step.colour", "unknown key"),
    (MEMBERS + 'lable = "言葉"', 6, "closure.members.lable", "unknown key"),
    (MEMBERS + 'speakers = ["child"]', 6, "closure.members.speakers", "cannot be replaced"),
    ('[[viewpoint]]\nid = "7-1"\nasks = ["a"]', 4, "7-1.asks", "unknown key"),
    (STEP + STEP, 3, "closure.agree_step.id", "duplicate id"),
    (STEP + 'after = "closure.moon"', 4, "closure.agree_step.after", "reference"),
    (STEP + 'after = "closure.agree_step"', 4, "closure.agree_step.after", "reference"),
    (STEP + "after = 1", 4, "closure.agree_step.after", "wrong type"),
    (STEP + 'withdrawn = "soon"', 4, "withdrawn", "value not allowed"),
    (MEMBERS + 'kind = "text"', 6, "closure.members.kind", "cannot be replaced"),
    (MEMBERS + 'side = "office"', 6, "closure.members.side", "cannot be replaced"),
    (AGREES + 'withdrawn = "2027-04"\noptions = [{ id = "yes" , withdrawn = 3 }]', 9, "yes.withdrawn", "wrong type"),
    (MEMBERS + 'show_if = { question = "closure.moon", is = ["a"] }', 6, "closure.members.show_if", "reference"),
    ('[[step]]\nid = "closure.s"\ntitle = "a"\nlead = "b"', 3, "closure.s.question", "value not allowed"),
    (OWN.replace('kind = "ticks"', 'kind = "tocks"'), 10, "closure.our_criteria.kind", "value not allowed"),
    (OWN.replace("closure.our_c", "intake.our_c"), 9, "intake.our_criteria", "value not allowed"),
    (OWN.replace("closure.our_criteria", "closure.recall"), 9, "closure.recall", "duplicate id"),
    (OWN.replace('label = "学校と話した"', "label = 1"), 13, "school.label", "wrong type"),
    ('[[check]]\nid = "closure_no_ahead"\nstep = "closure.moon"', 4, "closure_no_ahead.step", "reference"),
    ('[[check]]\nid = "closure_no_ahead"\nwithdrawn = 4', 4, "closure_no_ahead.withdrawn", "value not allowed"),
    ('[[viewpoint]]\nid = "7-1"\npoints = ["a"]', 4, "7-1.points", "cannot be replaced"),
    ('[[viewpoint]]\nid = "7-10"\nask = ["a"]', 3, "7-10.id", "reference"),
]


def test_every_key_of_ours_is_told_apart_from_one_that_nobody_knows() -> None:
    folder = resources.path("practice")
    files = [*folder.glob("phase[1-9].toml"), *folder.glob("viewpoints*.toml"), folder / "records.toml"]
    used = [each for path in files for kind in ENTRIES for each in keys(kind, parse(path))]
    assert {kind for kind, _ in used} == ENTRIES
    unknown = [(kind, key) for kind, key in used if key not in {"id", *REPLACED[kind], *FIXED.get(kind, ())}]
    assert {key for kind, key in unknown if key not in INNER.get(kind, ())} == set()


def keys(kind: str, raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys of all entries of a kind, however deep."""
    for name, value in raw.items():
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict):
                yield from ((kind, key) for key in entry if name == kind)
                yield from keys(kind, entry)


@pytest.mark.parametrize(("text", "line", "key", "why"), FAULTS)
def test_a_fault_is_named_with_file_line_and_key(text: str, line: int, key: str, why: str) -> None:
    with pytest.raises(Problem) as caught:
        over(text)
    facts = caught.value.facts
    assert (caught.value.code, facts["file"]) == ("office_file", "町の様式.toml")
    assert why in str(facts["why"])
    assert key in str(facts["key"])
    if "5000" not in text:
        assert facts["line"] == line


def test_a_phase_is_never_left_without_anything() -> None:
    steps = "".join(f'[[step]]\nid = "{step.id}"\nwithdrawn = "2027-04"\n' for step in load().phase("closure").steps)
    options = load().question("closure.member_agrees").options
    gone = ", ".join(f'{{ id = "{option.id}", withdrawn = "2027-04" }}' for option in options)
    fields = load().question("closure.members").fields
    empty = "".join(f'[[step.question.field]]\nid = "{f.id}"\nwithdrawn = "2027-04"\n' for f in fields)
    for text in (steps, AGREES + f"options = [{gone}]\n", MEMBERS + empty):
        with pytest.raises(Problem) as caught:
            over(text)
        assert "nothing would be left" in str(caught.value.facts["why"])


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        ("phase = 1\n# 言葉".encode("shift_jis"), 2, "not UTF-8"),
        ("phase = 1\n# a\u202eb".encode(), 2, "character not allowed"),
        (b"\0", 1, "character not allowed"),
        (b"#" * 900_000, 1, "too long"),
        (b"#" * 300_000, 1, "too long"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, line: int, why: str) -> None:
    with pytest.raises(Problem) as caught:
        taken("x.toml", content)
    assert (caught.value.code, caught.value.facts["line"]) == ("office_file", line)
    assert why in str(caught.value.facts["why"])


def test_a_file_of_another_system_is_read() -> None:
    file = taken("x.toml", b"\xef\xbb\xbf" + (HEAD + MEMBERS + 'label = "気持ち"').replace("\n", "\r\n").encode())
    assert load_with([file]).question("closure.members").label == "気持ち"


WORDS = st.sampled_from(["closure.agree_step", "closure.members", "yes", "2027-04", "", "\n", "text", "7-1"])
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "title", "question", "options", "field", "after", "withdrawn", "show_if", "is", "when", "ask"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["step", "check", "viewpoint", "phase", "x"]), VALUES, max_size=3))
@settings(max_examples=runs(12), deadline=None)
def test_whatever_is_written_is_taken_or_named(values: dict[str, object]) -> None:
    text = HEAD * ("phase" not in values) + "".join(f"{key} = {toml(value)}\n" for key, value in values.items())
    assert tomllib.loads(text)
    problem = fault_of(text)
    assert problem is None or problem.code == "office_file"
    assert problem is None or 1 <= int(str(problem.facts["line"])) <= text.count("\n") + 1


def fault_of(text: str) -> Problem | None:
    try:
        load_with([OfficeFile("x.toml", text)])
    except Problem as problem:
        return problem
    return None


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(sign):08x}" for sign in value) + '"'
    return str(value).lower()
