"""Every sheet loads and can be printed; a fault names its file and key; no file opens what must stay shut."""

from pathlib import Path

import pytest

from kasesupport.domain.problems import Problem
from kasesupport.drawing.measure import missing
from kasesupport.drawing.ruby import plain
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms.columns import RECORD
from kasesupport.sheets.forms.saying import ABOUT, DAY, HELD, KIND
from kasesupport.sheets.forms.spec import folder, load, names

PRACTICE = load_practice()
QUESTIONS = {question.id for question in PRACTICE.questions() if not question.withdrawn}  # what is still asked
TEXT = (folder() / "closing.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_a_sheet_of_ours_loads_and_names_what_there_is(name: str) -> None:
    form = load(name)
    asking = [section for section in form.sections if section.kind != "listing"]  # those name columns (spec._check)
    fields = [each for section in asking for field in section.fields for each in field.of]
    fields = [each for each in fields if not each.startswith(RECORD)]
    asked = {each for section in form.sections for each in section.of} | {*fields} - {DAY, ABOUT, HELD, KIND}
    assert asked <= QUESTIONS
    words = (folder() / f"{name}.toml").read_text(encoding="utf-8")
    assert missing(words) == ()
    assert "《" not in plain(
        form.title + form.foot + "".join(s.title + s.hint + "".join(s.words) for s in form.sections)
    )
    assert form.official.startswith("暫定") or "こども家庭庁" in form.official


@pytest.mark.parametrize(
    ("good", "bad", "key"),
    [
        ('audience = "family"', 'audience = "everybody"', "audience"),
        ('id = "pause"', 'id = "Pause!"', "section[0].id"),
        ('id = "achieved"', 'id = "pause"', "section[1].id"),
        ('kind = "said"', 'kind = "shout"', "section[1].kind"),
        ("rows = 3", "rows = 99", "section[3].rows"),
        ("lines = 4", 'lines = "4"', "section[1].lines"),
        ('title = "できるように', 'titel = "できるように', "section[1].titel"),
        ('label = "だれ・どこ", ', "", "section[3].fields[0].label"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, good: str, bad: str, key: str) -> None:
    assert good in TEXT
    (tmp_path / "closing.toml").write_text(TEXT.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(Problem) as raised:
        load("closing", tmp_path)
    assert raised.value.facts["file"] == "closing.toml"
    assert raised.value.facts["key"] == key


def test_an_office_may_replace_a_sheet_and_add_one(tmp_path: Path) -> None:
    (tmp_path / "closing.toml").write_text(TEXT.replace("お別《わか》れではなく", "またね", 1), encoding="utf-8")
    own = TEXT.replace('id = "closing"', 'id = "our-own"', 1)
    (tmp_path / "our-own.toml").write_text(own, encoding="utf-8")
    assert load("closing", tmp_path).sections[0].title.startswith("またね")
    assert {*names(tmp_path)} == {*names(), "our-own"}
    assert load("card", tmp_path) == load("card")
