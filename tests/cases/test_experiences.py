import pytest

from kasesupport.cases import area, ecomap, entries, experiences, register
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem


@pytest.fixture
def entry(case: OpenCase) -> str:
    return register.add(case.file, "訪問の家")


def test_what_helped_and_what_did_not_newest_first(case: OpenCase, entry: str) -> None:
    experiences.note(case.file, entry, "helped", "夕方が\r\n楽になった", "2026-01-05")
    experiences.note(case.file, entry, "not", "夜は使えなかった")
    told = entries.experiences(case.file, entry)
    assert [(e.effect, e.text, e.on) for e in told] == [
        ("not", "夜は使えなかった", case.file.today().isoformat()), ("helped", "夕方が\n楽になった", "2026-01-05"),
    ]  # fmt: skip
    experiences.edit(case.file, told[0].id, effect="partly", text="夜は週1回だけ")
    experiences.remove(case.file, told[1].id)
    assert [(e.effect, e.text) for e in entries.experiences(case.file, entry)] == [("partly", "夜は週1回だけ")]


def test_from_a_familys_window_it_is_taken_back_there(case: OpenCase, entry: str) -> None:
    experiences.note(case, entry, "helped", "あ")
    experiences.note(case.file, entry, "helped", "い")
    assert case.file.undo(case.family_id) == "experience.add"
    assert [e.text for e in entries.experiences(case.file, entry)] == ["い"]
    assert area.undo(case.file) == "experience.add"
    assert entries.experiences(case.file, entry) == ()


def test_an_experience_needs_words_and_is_never_about_a_private_person(case: OpenCase, entry: str) -> None:
    person, _ = ecomap.add_resource(case, "由佳さん", "friend")
    with pytest.raises(Problem, match="experience_needs_words"):
        experiences.note(case, entry, "helped", " ")
    with pytest.raises(Problem, match="private_person"):
        experiences.note(case, person, "helped", "よく会う")
    with pytest.raises(ValueError, match="very"):
        experiences.note(case, entry, "very", "あ")
    assert entries.experiences(case.file, entry) == entries.experiences(case.file, person) == ()
