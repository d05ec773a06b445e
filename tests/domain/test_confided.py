"""Which of a child's words are about a parent."""

from dataclasses import replace

import pytest

from kasesupport.domain.confided import readers, told_of, without_confided
from kasesupport.domain.people import FamilyGraph, Person, Union
from kasesupport.domain.record import CaseRecord, Need, Statement, Strength
from kasesupport.domain.sheltering import Sheltered

GRAPH = FamilyGraph(
    (
        Person("g", "小田 和子", sex="F"), Person("m", "佐倉 美咲", called="みさきん", sex="F"),
        Person("f", "佐倉 誠", sex="M"), Person("c", "佐倉 陽葵", index=True),
    ),
    (Union("u", ("m", "f"), ("c",)), Union("o", ("g",), ("m",))),
)  # fmt: skip
RECORD = CaseRecord("1", "佐倉", graph=GRAPH)


def about(text: str, speaker: str = "child", by: str = "c", subject: str = "c") -> set[str]:
    return {each.id for each in told_of(RECORD, Statement("s", "q", text, speaker, by, subject))}


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("ママとおかしを作りたい。", {"m"}), ("お母さんがおこる", {"m"}), ("おかあさんがおこる", {"m"}),
        ("みさきんはやさしい", {"m"}), ("美咲さんと話したい", {"m"}), ("パパがこわい", {"f"}), ("父とは会わない", {"f"}),
        ("誠さんはいや", {"f"}), ("親がけんかする", {"m", "f"}), ("両親と三人で", {"m", "f"}),
        ("祖母の家がいい", set()), ("おばあちゃんと寝る", set()), ("親友ができた", set()), ("母校がすき", set()),
        ("学校はすき。", set()), ("佐倉という名字", set()), ("ママ友の人がくる", set()),
    ],
)  # fmt: skip
def test_it_is_told_by_names_and_by_what_children_say(text: str, whom: set[str]) -> None:
    assert about(text) == whom


def test_it_is_told_by_whom_they_are_about() -> None:
    assert about("すぐおこる。", subject="m") == {"m"}


def test_a_grown_ups_words_are_not_a_childs() -> None:
    assert about("母に会いたくない。", "carer", "m", "m") == set()
    assert about("お母さんが来ました。", "agency", "", "c") == set()


def test_whoever_the_case_is_about_may_be_a_child_whatever_the_part() -> None:
    assert about("お母さんには、まだ話せていない。", "family", "c", "") == {"m"}


def test_a_need_in_the_childs_words_counts_and_the_practitioners_does_not() -> None:
    assert {each.id for each in told_of(RECORD, Need("n", "ママに話す前に", "family", "c"))} == {"m"}
    assert told_of(RECORD, Need("n", "ママに話す前に", "practitioner", "c")) == ()
    assert told_of(RECORD, Need("n", "ママに話す前に", "family", "m")) == ()


def test_a_strength_counts_where_a_child_told_it_and_stays_off_the_parents_paper() -> None:
    told = Strength("t", "ママはおこらないときやさしい", speaker_id="c")
    written = Strength("w", "ママが毎朝起こしている", "c")
    assert {each.id for each in told_of(RECORD, told)} == {"m"}
    assert told_of(RECORD, written) == ()  # the practitioner's
    read = without_confided(Sheltered(replace(RECORD, strengths=(told, written))), "m")
    assert (read.record.strengths, read.confided) == ((written,), (told,))
    agreed = replace(told, may_tell_on="2026-11-01")
    assert without_confided(Sheltered(replace(RECORD, strengths=(agreed,))), "m").record.strengths == (agreed,)


def test_a_sheet_can_be_made_for_each_until_the_child_agrees() -> None:
    said = CaseRecord("1", "佐倉", graph=GRAPH, statements=(Statement("s", "q", "ママがね", "child", "c", "c"),))
    assert {each.id for each in readers(said)} == {"m", "f", "c"}
    agreed = Statement("s", "q", "ママがね", "child", "c", "c", may_tell_on="2026-11-01")
    assert readers(CaseRecord("1", "佐倉", graph=GRAPH, statements=(agreed,))) == ()
