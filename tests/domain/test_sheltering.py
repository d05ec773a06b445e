"""A protected address is found however it is spelt; of whom one may fear, the words stay in."""

from dataclasses import replace

import pytest

from kasesupport.domain.merging import Former
from kasesupport.domain.people import Bond, FamilyGraph, Household, Person, Union
from kasesupport.domain.protection import Protection
from kasesupport.domain.record import Action, Appointment, CaseRecord, Goal, Need, Plan, Statement
from kasesupport.domain.sheltering import HIDDEN, apart, fearing, for_family, sheltered, without_places
from kasesupport.domain.together import Seen, as_seen
from kasesupport.domain.unnamed import unnamed

ADDRESS, PHONE = "東京都緑市青葉町1-2-3 コーポ若葉201", "090-1234-5678"
PERSONS = (Person("m", "母さん"), Person("f", "父さん", work="工場"), Person("c", "子", index=True))
WORDS = (
    Statement("s1", "intake.worries", "母の言葉", "carer", "m"),
    Statement("s2", "intake.worries", "父の言葉", "carer", "f"),
    Statement("s3", "intake.worries", "子の言葉", "child", "c"),
)
PLAN = Plan("pl", "題", long_goal="長い目標", goals=(Goal("g", "父の目標"), Goal("h", "母の目標")), actions=(
    Action("a", "family", "父のすること", person_id="f", goal_id="g"),
    Action("b", "family", "母のすること", person_id="m", goal_id="h"),
))  # fmt: skip
GRAPH = FamilyGraph(PERSONS, (Union("u", ("f", "m"), ("c",), "separated"),), (Household("h", ("m", "c"), "母の実家"),))
FAMILY = CaseRecord(
    "1", "佐倉", address=ADDRESS, phone=PHONE, graph=GRAPH, statements=WORDS, plans=(PLAN,),
    needs=(Need("n", "母が要ること"),), appointments=(Appointment("p", "2026-12-24", "10:00", "新しい家"),),
)  # fmt: skip
PROTECTED = replace(FAMILY, protections=(Protection("x", "f"),))


@pytest.mark.parametrize(
    "spelt",
    [
        ADDRESS, "緑市青葉町1-2-3 コーポ若葉201", "緑市青葉町１−２−３ コーポ若葉２０１", "緑市青葉町 1ー2ー3コーポ若葉２０１",
        "コーポ若葉201", "09012345678", "０９０-1234 5678",
    ],
)  # fmt: skip
def test_it_is_taken_out_of_words_however_it_is_spelt(spelt: str) -> None:
    found = without_places(f"いまは、{spelt}にいる。", (ADDRESS, PHONE))
    assert found == f"いまは、{HIDDEN}にいる。"


def test_other_words_stay() -> None:
    words = "緑市の公園で1-2-3と数えた。"
    assert without_places(words, (ADDRESS, PHONE)) == words
    assert without_places(words, ()) == words


def test_nothing_is_touched_where_nothing_is_protected() -> None:
    assert sheltered(FAMILY) is FAMILY


def test_where_they_lived_by_a_record_that_was_merged_is_kept_back_too() -> None:
    before = Former("k", "櫻井", address="北海道札幌市北1-2-3", phone="011-222-3333")
    told = Statement("s", "intake.worries", "札幌市北１−２−３から来た", "carer")
    found = sheltered(replace(PROTECTED, formers=(before,), statements=(told,)))
    assert (found.statements[0].text, found.formers) == (f"{HIDDEN}から来た", ())
    bare = unnamed(replace(FAMILY, formers=(before,), statements=(replace(told, text="櫻井さんの家"),)))
    assert (bare.statements[0].text, bare.formers) == ("この家庭さんの家", ())


def test_the_words_on_households_go_too() -> None:
    assert sheltered(PROTECTED).graph.households[0].name == ""
    assert ADDRESS not in repr(sheltered(PROTECTED))


def test_its_last_day_ends_nothing_by_itself() -> None:
    over = Protection("x", until="2026-03")
    assert over.is_over("2026-04-01")
    assert not over.is_over("2026-03-31")
    assert ADDRESS not in repr(sheltered(replace(FAMILY, protections=(over,))))


def test_who_is_kept_from_it_reads_nothing_but_the_own() -> None:
    read = repr(for_family(PROTECTED, "f").record)
    for words in ("父の言葉", "父のすること", "父の目標"):
        assert words in read
    for words in (
        "母の言葉",
        "子の言葉",
        "母のすること",
        "母の目標",
        "長い目標",
        "母が要ること",
        "2026-12-24",
        "母の実家",
    ):
        assert words not in read, words


def test_of_two_with_control_between_them_each_reads_the_own_words() -> None:
    feared = replace(FAMILY, graph=replace(GRAPH, bonds=(Bond("f", "m", "control", directed=True),)))
    assert fearing(FAMILY) == frozenset()
    assert fearing(feared) == {frozenset({"m", "f"})}
    assert [each.name for each in apart(feared)] == ["母さん", "父さん"]
    both, mother, child = (for_family(feared, reader) for reader in ("", "m", "c"))
    assert [each.id for each in both.record.statements] == ["s3"]
    assert [each.id for each in both.feared] == ["s1", "s2"]
    assert [each.id for each in mother.record.statements] == ["s1", "s3"]
    assert child.record is feared
    said = replace(feared, needs=(Need("n1", "父の言う", speaker_id="f"), *feared.needs))
    assert [each.id for each in for_family(said, "m").record.needs] == ["n"]
    assert [each.id for each in for_family(said, "f").record.needs] == ["n1", "n"]


def test_nobody_at_the_table_reads_it() -> None:
    said = replace(WORDS[0], text=f"{ADDRESS}がいい")
    seen = Seen(questions=frozenset({"intake.worries"}), voices=frozenset({"m"}))
    read = repr(as_seen(replace(PROTECTED, statements=(said,)), seen, "2026-11-30"))
    assert HIDDEN in read
    for words in (ADDRESS, "青葉町", "母の実家"):
        assert words not in read, words
