"""Questions about dates."""

import string
from dataclasses import replace
from datetime import date

import pytest

from kasesupport.domain.checks import Doubt, doubts, doubts_of_time
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import ChildKind, FamilyGraph, Person, Union
from kasesupport.domain.record import Answer, CaseRecord, Consent, Episode, Plan
from kasesupport.messages import words
from kasesupport.resources import path

TODAY = date(2026, 11, 24)


def family(parent: str, child: str, kind: ChildKind = "biological") -> FamilyGraph:
    people = (
        Person("p", birth=PartialDate.from_text(parent)),
        Person("c", birth=PartialDate.from_text(child)),
    )
    kinds = () if kind == "biological" else (("c", kind),)
    return FamilyGraph(people, (Union("u", ("p",), ("c",), child_kinds=kinds),))


def person(birth: str, death: str | None = None, pregnancy: bool = False) -> FamilyGraph:
    born, died = PartialDate.from_text(birth), PartialDate.from_text(death) if death else None
    return FamilyGraph((Person("p", birth=born, death=died, pregnancy=pregnancy),))


def test_a_plain_family_raises_no_question() -> None:
    assert doubts(family("1990-05-02", "2015"), TODAY) == ()


def test_a_child_older_than_its_parent_is_asked_about_once() -> None:
    graph = family("1990", "1989-12-31")
    twice = FamilyGraph(graph.persons, (*graph.unions, Union("v", ("p",), ("c",))))
    assert doubts(twice, TODAY) == (Doubt("child_older_than_parent", ("c", "p")),)


def test_within_the_same_year_a_child_may_be_born_at_eleven_at_most() -> None:
    assert doubts(family("1990", "1990"), TODAY) == (Doubt("parent_very_young", ("c", "p")),)


@pytest.mark.parametrize(
    ("parent", "child", "asked"),
    [
        ("2000-06-10", "2012-06-09", True),
        ("2000-06-10", "2012-06-10", False),
        ("2000", "2012", False),
        ("2000", "2011", True),
    ],
)
def test_a_parent_under_twelve_is_asked_about_only_if_no_day_would_do(parent: str, child: str, asked: bool) -> None:
    assert bool(doubts(family(parent, child), TODAY)) is asked


def test_foster_and_step_parents_may_be_of_any_age_adoptive_ones_young() -> None:
    assert doubts(family("1990", "1980", "foster"), TODAY) == ()
    assert doubts(family("1990", "1980", "step"), TODAY) == ()
    assert doubts(family("1990", "1995", "adopted"), TODAY) == ()
    assert doubts(family("1990", "1980", "adopted"), TODAY) != ()


def test_death_before_birth() -> None:
    assert doubts(person("1990-05", "1990-04"), TODAY) == (Doubt("death_before_birth", ("p",)),)
    assert doubts(person("1990-05", "1990"), TODAY) == ()


def test_a_birth_after_today_is_a_question_but_not_of_an_expected_child() -> None:
    assert doubts(person("2026-11-25"), TODAY) == (Doubt("birth_in_future", ("p",)),)
    assert doubts(person("2026"), TODAY) == ()
    assert doubts(person("2027-02", pregnancy=True), TODAY) == ()


def test_every_question_has_words_that_need_only_its_subjects() -> None:
    entries = words(path("messages", "doubts.toml"))
    asked = {"child_older_than_parent": 2, "parent_very_young": 2, "death_before_birth": 1, "birth_in_future": 1}
    asked |= {"union_before_birth": 1, "union_after_death": 1, "union_ends_before_it_begins": 2}
    asked |= {"identical_twins_differ": 2, "parents_of_one_sex": 3}
    asked |= {"paused_before_opened": 0, "agreed_before_explained": 1, "handed_before_agreed": 1}
    asked |= {"period_ends_before_it_begins": 1, "review_before_period": 1, "met_before_received": 0}
    asked |= {"withdrawn_before_agreed": 1}
    assert set(entries) == set(asked)
    for code, count in asked.items():
        for text in entries[code].values():
            assert {n for _, n, _, _ in string.Formatter().parse(text) if n} == {str(i) for i in range(count)}


def couple(since: str = "", until: str = "", birth: str = "", death: str = "") -> FamilyGraph:
    dates = {k: PartialDate.from_text(v) if v else None for k, v in (("birth", birth), ("death", death))}
    since_, until_ = (PartialDate.from_text(v) if v else None for v in (since, until))
    return FamilyGraph((Person("a", **dates), Person("b")), (Union("u", ("a", "b"), since=since_, until=until_),))


@pytest.mark.parametrize(
    ("graph", "asked"),
    [
        (couple("2010", "2009"), [Doubt("union_ends_before_it_begins", ("a", "b"))]),
        (couple("2010", "2010-01"), []),
        (couple("1979", birth="1980"), [Doubt("union_before_birth", ("a",))]),
        (couple("1980", birth="1980-12"), []),
        (couple("2011", death="2010"), [Doubt("union_after_death", ("a",))]),
    ],
)
def test_a_relation_lies_within_the_lives_of_both(graph: FamilyGraph, asked: list[Doubt]) -> None:
    assert list(doubts(graph, TODAY)) == asked


def test_sexes_that_do_not_go_with_a_birth_are_asked_about() -> None:
    persons = (Person("m", sex="F"), Person("f", sex="F"), Person("c", sex="F"), Person("d", sex="M"))
    union = Union("u", ("m", "f"), ("c", "d"), twins=(("c", "d"),), identical=(("c", "d"),))
    asked = [d.code for d in doubts(FamilyGraph(persons, (union,)), TODAY)]
    assert asked == ["identical_twins_differ", "parents_of_one_sex", "parents_of_one_sex"]
    step = Union("u", ("m", "f"), ("c",), child_kinds=(("c", "step"),))
    assert doubts(FamilyGraph(persons, (step,)), TODAY) == ()


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"agreed_on": "2026-05-01", "explained_on": "2026-05-02"}, "agreed_before_explained"),
        ({"handed_on": "2026-05-01", "agreed_on": "2026-05-02"}, "handed_before_agreed"),
        ({"period_to": "2026-05-01", "period_from": "2026-05-02"}, "period_ends_before_it_begins"),
        ({"review_on": "2026-04", "period_from": "2026-05-02"}, "review_before_period"),
        ({"agreed_on": "2026-05", "explained_on": "2026-05-02"}, ""),
        ({"agreed_on": "2026-05-02", "explained_on": "2026-05-02"}, ""),
        ({"agreed_on": "いつか", "explained_on": "2026-05-02"}, ""),
    ],
)
def test_days_of_a_plan_in_an_unusual_order_are_asked_about(days: dict[str, str], code: str) -> None:
    record = CaseRecord("f", "家", plans=(Plan("p", **days),))  # type: ignore[arg-type]
    assert doubts_of_time(record) == ((Doubt(code, ("p",)),) if code else ())


def test_a_consent_withdrawn_before_it_was_given_and_a_meeting_before_the_call_are_asked_about() -> None:
    odd = Consent("c", "学校", agreed="yes", on="2026-05-02", withdrawn_on="2026-05-01")
    days = [Answer("intake.received_on", "2026-05"), Answer("intake.met_on", "2026-04-30")]
    found = doubts_of_time(CaseRecord("f", "家", consents=(odd,), answers=tuple(days)))
    assert set(found) == {Doubt("withdrawn_before_agreed", ("c",)), Doubt("met_before_received", ())}
    unsure = [Answer("intake.received_on", "2026-05"), Answer("intake.met_on", "2026-05-01")]
    assert doubts_of_time(CaseRecord("f", "家", consents=(replace(odd, on=""),), answers=tuple(unsure))) == ()


def test_a_pause_before_the_beginning_is_asked_about_once() -> None:
    early = Episode("e", "2026-05-02", "2026-05-01")
    assert doubts_of_time(CaseRecord("f", "家", episodes=(early, early))) == (Doubt("paused_before_opened", ()),)
    assert doubts_of_time(CaseRecord("f", "家", episodes=(Episode("e", "2026-05-02", "2026-05-02"),))) == ()
