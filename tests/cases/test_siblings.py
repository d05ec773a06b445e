"""What is written of one child, of others too."""

import pytest

from kasesupport.cases import people, siblings, talks, views
from kasesupport.cases.rows import OpenCase


@pytest.fixture
def children(case: OpenCase) -> tuple[str, str, str]:
    made = [people.add_person(case, name=name, is_index=True) for name in ("陽葵", "蒼", "結")]
    return made[0], made[1], made[2]


def answers(case: OpenCase) -> dict[str, object]:
    return {answer.subject_id: (answer.value, answer.state) for answer in views.record(case).answers}


def told(case: OpenCase, child: str) -> list[tuple[str, str, str]]:
    return [(s.text, s.speaker, s.state) for s in views.record(case).statements if s.subject_id == child]


def test_an_answer_is_copied_to_whoever_has_none_in_one_step(case: OpenCase, children: tuple[str, str, str]) -> None:
    first, second, third = children
    talks.answer(case, "q", ["a", "b"], first)
    talks.answer(case, "q", ["c"], third)
    before = views.record(case)
    siblings.same_for(case, "q", first, [second, third])
    assert answers(case) == {first: (["a", "b"], "said"), second: (["a", "b"], "said"), third: (["c"], "said")}
    case.file.undo(case.family_id)
    assert views.record(case) == before


def test_words_keep_who_said_them_and_own_words_stay_with_their_child(
    case: OpenCase, children: tuple[str, str, str]
) -> None:
    first, second, third = children
    talks.say(case, "q", "朝ごはんを食べてくる", "agency", subject_id=first)
    talks.say(case, "q", "学校はすき", "child", subject_id=first, speaker_id=first)
    talks.say(case, "q", "", subject_id=second, state="not_asked")
    talks.say(case, "q", "", subject_id=third, state="declined")
    siblings.same_for(case, "q", first, [second, third])
    assert told(case, second) == [("朝ごはんを食べてくる", "agency", "said")]
    assert told(case, third) == [("", "", "declined"), ("朝ごはんを食べてくる", "agency", "said")]
    siblings.same_for(case, "q", first, [second])
    assert told(case, second) == [("朝ごはんを食べてくる", "agency", "said")]


def test_what_a_child_does_not_want_to_say_is_not_said_of_another(
    case: OpenCase, children: tuple[str, str, str]
) -> None:
    first, second, _ = children
    talks.answer(case, "q", None, first, "declined")
    siblings.same_for(case, "q", first, [second])
    assert answers(case) == {first: (None, "declined")}
