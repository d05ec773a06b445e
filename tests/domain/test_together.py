"""What of a family may stand on the screen that is turned to it."""

from dataclasses import fields, replace

from kasesupport.domain.ecomap import Gap, Resource, Tie
from kasesupport.domain.people import Bond, Condition, FamilyGraph, Household, Person, Union
from kasesupport.domain.record import (
    Action,
    Answer,
    Appointment,
    CaseRecord,
    Consent,
    Event,
    Level,
    Need,
    Note,
    Plan,
    Statement,
    Strength,
)
from kasesupport.domain.together import FEELING, FEELING_SCALE, Seen, as_seen, is_reluctant, is_untold

TODAY = "2026-11-30"
CHILD = Person("c", "佐倉 陽葵", called="ひまり", note="小6", staff_note="見立て", conditions=(Condition("x"),))
MOTHER = Person("m", "佐倉 美咲", work="夜番", care="通院")
RECORD = CaseRecord(
    "family",
    "佐倉（要対協）",
    phone="090",
    graph=FamilyGraph(
        (CHILD, MOTHER),
        bonds=(Bond("c", "m", "close", id="1", note="見たこと"), Bond("m", "c", "neglect", id="2")),
        name="佐倉（要対協）",
    ),
    resources=(Resource("s", "小学校"), Resource("g", "児童相談所")),
    ties=(Tie("1", "s", "c", purpose="担任", chosen_by="child"), Tie("2", "g", "m", "stress", purpose="夜の見守り")),
    gaps=(Gap("q", "z", "夜の預かり"),),
    statements=(
        Statement("1", "worries", "ねむれない", "child", "c", said_on="2026-10-01"),
        Statement("2", "worries", "はたらきすぎ", "carer", "m", said_on=TODAY),
        Statement("3", "worries", "よく泣く", "observed", "", "c"),
        Statement("4", "secret", "ないしょ", "child", "c"),
        Statement("5", "wishes", "", "child", "c", state="declined", said_on=TODAY),
        Statement("6", "wishes", "", "child", "c", state="declined", said_on="2026-11-01"),
    ),
    answers=(Answer("intake.council", "yes"),),
    notes=(
        Note("n", FEELING, "2026-10-01", "c", (Answer(FEELING_SCALE, 3), Answer("intake.review_words", "担当へ"))),
        Note("o", "support.log", TODAY, "", (Answer("support.log_what", "電話"),)),
    ),
    needs=(Need("1", "見守り", "practitioner"),),
    strengths=(Strength("1", "がんばりや"),),
    plans=(
        Plan("p", long_goal="笑う夕方", consideration="父に言わない", closing_yardstick="目安", handed_on="2026-11-01"),
    ),
    consents=(Consent("1", "小学校"),),
    appointments=(Appointment("a", "2026-12-01", "10:00", "ケース会議"), Appointment("b", "2026-01-01", what="前の会")),
    levels=(Level("1", "involvement", TODAY, "high", "こわい"),),
    events=(Event("1", TODAY, "通告"),),
    pins=(("genogram", "c", 1, 2), ("own_map.x", "c", 3, 4)),
)
SEEN = Seen(frozenset({"plan"}), frozenset({"worries", "wishes"}))


def test_nothing_is_passed_on_that_is_not_named() -> None:
    found = as_seen(RECORD, SEEN, TODAY)
    empty = CaseRecord("", "")
    shown = {f.name for f in fields(CaseRecord) if getattr(found, f.name) != getattr(empty, f.name)}
    assert shown == {"family_id", "graph", "resources", "ties", "statements", "plans", "appointments", "pins"}
    assert (found.name, found.graph.name) == ("", "")
    assert found.pins == (("genogram", "c", 1, 2),)


def test_people_are_who_they_are_and_no_more() -> None:
    found = as_seen(RECORD, SEEN, TODAY).graph
    assert found.persons == (Person("c", "ひまり", called="ひまり"), Person("m", "佐倉 美咲"))
    assert found.bonds == ()
    assert as_seen(RECORD, replace(SEEN, bonds=True), TODAY).graph.bonds == (Bond("c", "m", "close", id="1"),)


def test_whoever_somebody_may_not_know_of_is_left_out_with_all_that_hangs_on_them() -> None:
    lost, father = Person("l", loss="miscarriage"), Person("f", "田中")
    union = Union("u", ("m", "f"), ("c", "l"), child_kinds=(("c", "adopted"),), custody=(("c", "f"),))
    graph = FamilyGraph((CHILD, MOTHER, lost, father), (union,), (Household("h", ("c", "f"), "家"),))
    record = replace(RECORD, graph=graph, ties=(*RECORD.ties, Tie("3", "s", "f")))
    assert [p.id for p in graph.persons if is_untold(p)] == ["l"]
    found = as_seen(record, replace(SEEN, unseen=frozenset({"l", "f"})), TODAY)
    assert found.graph.unions == (Union("u", ("m",), ("c",)),)
    assert found.graph.households == (Household("h", ("c",), "家"),)
    assert [t.id for t in found.ties] == ["1", "2"]
    told = as_seen(record, replace(SEEN, kinds=True), TODAY).graph
    assert told.unions == (union,)
    silent = as_seen(RECORD, replace(SEEN.wrote("2"), unseen=frozenset({"m"})), TODAY)
    assert "2" not in [s.id for s in silent.statements]


def test_a_line_is_a_line_and_who_was_left_out_is_left_out() -> None:
    found = as_seen(RECORD, replace(SEEN, hidden=frozenset({"g"})), TODAY)
    assert found.resources == (Resource("s", "小学校"),)
    assert found.ties == (Tie("1", "s", "c"),)


def test_words_are_those_of_this_sitting_and_of_whoever_agreed() -> None:
    def heard(seen: Seen) -> list[str]:
        return [s.id for s in as_seen(RECORD, seen, TODAY).statements]

    assert heard(SEEN) == ["5"]
    assert heard(SEEN.wrote("2")) == ["2", "5"]
    assert heard(SEEN.wrote("3")) == ["5"]  # seen by others, not said
    assert heard(replace(SEEN, voices=frozenset({"c"}))) == ["1", "5"]
    assert as_seen(RECORD, SEEN, TODAY).notes == ()
    (felt,) = as_seen(RECORD, replace(SEEN, voices=frozenset({"c"})), TODAY).notes
    assert felt == Note("n", FEELING, "2026-10-01", "c", (Answer(FEELING_SCALE, 3),))


def test_a_meeting_is_a_day_and_a_plan_what_stands_on_the_familys_copy() -> None:
    found = as_seen(RECORD, SEEN, TODAY)
    assert found.appointments == (Appointment("a", "2026-12-01", "10:00"),)
    assert found.plan == Plan("p", long_goal="笑う夕方")
    assert as_seen(RECORD, replace(SEEN, cards=frozenset()), TODAY).plans == ()
    tried = replace(RECORD, plans=(Plan("p", actions=(Action("1", "family", "音読"),)),))
    assert as_seen(tried, SEEN, TODAY).plan.actions == (Action("1", "family", "音読"),)


def test_who_does_not_want_to_say_it_now_is_not_asked_again_today() -> None:
    found = as_seen(RECORD, SEEN, TODAY)
    assert is_reluctant(found, "wishes", "c", TODAY)
    assert not is_reluctant(found, "wishes", "m", TODAY)
    assert not is_reluctant(RECORD, "wishes", "c", "2026-12-01")
