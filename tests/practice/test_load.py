"""The loader refuses what it does not know, and says where."""

import shutil
from pathlib import Path

import pytest

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.path("practice"), tmp_path / "practice"))


def broken(folder: Path) -> tuple[str, str, str]:
    with pytest.raises(Problem) as caught:
        load(folder)
    assert caught.value.code == "practice_file"
    facts = caught.value.facts
    return str(facts["file"]), str(facts["key"]), str(facts["why"])


def swap(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


STEP = 'title = "出会い"'
FIRST = 'id = "intake.route"\nkind = "choice"'
CHECK = 'id = "no_child_voice"\nwhen = [{ fact = "index_children", above = 0 }'

# file, what stands there, what is put there, end of the key named, the English of the fault
BREAKS = [
    ("phase1.toml", STEP, STEP + '\ncolour = "red"', "step[0].colour", "unknown key"),
    ("phase1.toml", STEP, "", "step[0].title", "missing"),
    ("phase1.toml", STEP, "title = 3", "step[0].title", "wrong type"),
    ("phase1.toml", STEP, 'title = " "', "step[0].title", "empty"),
    ("phase1.toml", STEP, "title = ", "line", "not TOML"),
    ("phase1.toml", 'phase = "intake"', 'phase = "closure"', "phase", "value not allowed"),
    ("phase1.toml", 'phase = "intake"', "", "phase", "missing"),
    ("phase1.toml", FIRST, FIRST.replace("choice", "guess"), "step[0].question[0].kind", "value not allowed"),
    ("phase1.toml", FIRST, FIRST.replace("choice", "text"), "question[0].options", "value not allowed"),
    ("phase1.toml", FIRST, FIRST + '\nside = "street"', "line", "not TOML"),
    ("phase1.toml", FIRST, FIRST + '\nprivate = "yes"', "question[0].private", "unknown key"),
    ("phase1.toml", FIRST, FIRST + '\nspeakers = ["child"]', "question[0].speakers", "value not allowed"),
    ("phase1.toml", FIRST, FIRST + '\ncolumn = "title"', "question[0].column", "value not allowed"),
    ("phase1.toml", FIRST, FIRST + '\nabout = "each_dog"', "question[0].about", "value not allowed"),
    ("phase1.toml", FIRST, FIRST + '\nwithdrawn = "next year"', "question[0].withdrawn", "value not allowed"),
    ("phase1.toml", FIRST, FIRST + "\nreticence = 0", "question[0].reticence", "wrong type"),
    ("phase1.toml", FIRST, FIRST + '\nhint = ["a"]', "question[0].hint", "wrong type"),
    ("phase1.toml", FIRST, FIRST.replace("intake.route", "Intake Route"), "question[0].id", "value not allowed"),
    ("phase1.toml", FIRST, FIRST.replace("intake.route", "planning.goals"), "planning.goals", "value not allowed"),
    ("phase1.toml", FIRST, FIRST.replace("intake.route", "intake.informant"), "question[1].id", "duplicate id"),
    ("phase1.toml", FIRST, FIRST.replace("intake.route", "intake.worries"), "intake.worries", "duplicate id"),
    ("phase1.toml", FIRST, FIRST.replace("intake.route", "intake.way"), "intake.informant.show_if", "reference"),
    ("phase1.toml", 'id = "intake.telling"', 'id = "intake.meeting"', "step[1].id", "duplicate id"),
    ("phase1.toml", '{ id = "self", label', '{ id = "notice", label', "options[1].id", "duplicate id"),
    ("phase1.toml", '{ id = "self", label', '{ id = "self", tone = "x", label', "options[0].tone", "unknown key"),
    ("phase1.toml", '{ id = "notice",', '{ id = "notified",', "intake.informant.show_if.is", "reference"),
    ("phase1.toml", 'speakers = ["child", "observed"]', 'speakers = ["bird"]', "speakers", "value not allowed"),
    ("phase1.toml", 'speakers = ["child", "observed"]', "speakers = []", "speakers", "empty"),
    ("phase1.toml", 'speakers = ["child", "observed"]', "speakers = [1]", "speakers", "wrong type"),
    ("phase1.toml", 'speakers = ["child", "observed"]', 'speakers = ["child", "child"]', "speakers", "duplicate id"),
    ("phase1.toml", 'is = ["notice", ', 'was = ["notice", ', "show_if.is", "value not allowed"),
    ("phase1.toml", 'is = ["notice", ', 'has = ["notice"], is = ["notice", ', "show_if.is", "value not allowed"),
    ("phase1.toml", 'is = ["notice", ', 'or = true, is = ["notice", ', "show_if.or", "unknown key"),
    ("phase1.toml", 'phase = "intake"', 'phase = "intake"\ncolour = "red"', "colour", "unknown key"),
    ("viewpoints1.toml", 'phase = "intake"', 'phase = "intake"\ncolour = "red"', "colour", "unknown key"),
    ("phase4.toml", 'add = "お願い', 'remark = "お願い', "remark", "unknown key"),
    ("goals.toml", "[[goal]]", 'colour = "red"\n[[goal]]', "colour", "unknown key"),
    ("phase1.toml", CHECK, CHECK.replace("index_children", "dogs"), "no_child_voice.when", "reference"),
    ("phase1.toml", CHECK, CHECK.replace("above = 0", 'above = "0"'), "when[0].above", "wrong type"),
    ("phase1.toml", CHECK, CHECK.replace("above = 0", "above = true"), "when[0].above", "wrong type"),
    ("phase1.toml", CHECK, CHECK.replace(", above = 0", ""), "when[0].below", "value not allowed"),
    ("phase1.toml", CHECK, CHECK.replace("above", "over"), "when[0].below", "value not allowed"),
    ("phase1.toml", 'step = "intake.voices"', 'step = "intake.nowhere"', "no_child_voice.step", "reference"),
    ("phase2.toml", 'aim = "aim1"', 'aim = "aim9"', "aim", "reference"),
    ("phase2.toml", 'ends = ["まだ遠い", "そのとおり"]', 'ends = ["まだ遠い"]', "ends", "value not allowed"),
    ("phase2.toml", '  "intake.wish_child",', '  "intake.wish_cat",', "assessment.needs_recall.of", "reference"),
    ("phase2.toml", '  "intake.wish_child",', '  "intake.others_voice",', "needs_recall.of", "value not allowed"),
    ("phase2.toml", '  "intake.wish_child",', '  "intake.place",', "needs_recall.of", "value not allowed"),
    ("phase2.toml", 'has = ["pregnancy"]', 'has = ["moon"]', "assessment.pregnancy.show_if.has", "reference"),
    ("phase3.toml", 'column = "long_goal"', 'column = "id"', "column", "value not allowed"),
    ("phase3.toml", 'column = "long_goal"', "", "column", "missing"),
    ("phase3.toml", 'sheet = "support-plan"', "", "sheet", "missing"),
    ("viewpoints1.toml", 'id = "1-2"', 'id = "2-2"', "viewpoint[1].id", "value not allowed"),
    ("viewpoints1.toml", 'id = "1-2"', 'id = "1-1"', "viewpoint[1].id", "duplicate id"),
    ("viewpoints1.toml", 'principle = "p2"', 'principle = "p12"', "viewpoint[1].principle", "reference"),
    ("viewpoints1.toml", 'principle = "p2"', "", "viewpoint[1].principle", "missing"),
    ("viewpoints1.toml", 'phase = "intake"', 'phase = "planning"', "phase", "value not allowed"),
    ("phases.toml", "number = 1", 'number = "1"', "phase[0].number", "wrong type"),
    ("phases.toml", 'id = "assessment"', 'id = "intake"', "phase[1].id", "duplicate id"),
    ("principles.toml", 'id = "p2"', 'id = "p1"', "principle[1].id", "duplicate id"),
    ("goals.toml", 'plain = "うちらしく', 'plein = "うちらしく', "goal[3].plain", "missing"),
]


@pytest.mark.parametrize(("name", "old", "new", "key", "why"), BREAKS)
def test_a_break_is_named_with_file_and_key(copy: Path, name: str, old: str, new: str, key: str, why: str) -> None:
    swap(copy, name, old, new)
    found = broken(copy)
    assert found[0] == name
    assert key in found[1]
    assert why in found[2]


def test_a_file_that_is_gone_is_named(copy: Path) -> None:
    (copy / "phase5.toml").unlink()
    assert broken(copy)[0] == "phase5.toml"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\0", b"phase = " + b"[" * 100_000, b"#" * 1_000_001])
def test_a_file_of_rubbish_is_named(copy: Path, content: bytes) -> None:
    (copy / "phase2.toml").write_bytes(content)
    name, _, why = broken(copy)
    assert name == "phase2.toml"
    assert "cannot be read" in why or "not TOML" in why


def test_a_folder_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert broken(tmp_path / "nowhere")[0] == "principles.toml"


def test_an_office_can_withdraw_a_question_and_change_words(copy: Path) -> None:
    swap(copy, "phase1.toml", FIRST, FIRST + '\nwithdrawn = "2027-04"')
    swap(copy, "phase1.toml", STEP, 'title = "はじめまして"')
    practice = load(copy)
    assert practice.question("intake.route").withdrawn == "2027-04"
    assert practice.phase("intake").steps[0].title == "はじめまして"
