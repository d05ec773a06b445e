from datetime import date, timedelta

import pytest

from kasesupport.domain.agenda import INTERVALS, Due, Life, between, due, undated
from kasesupport.practice.load import load

TODAY = date(2026, 11, 30)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def kinds(life: Life) -> list[str]:
    return [each.kind for each in due(life, TODAY)]


@pytest.mark.parametrize(("ahead", "told"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_talk_is_told_a_week_ahead(ahead: int, told: bool) -> None:
    assert (
        due(Life(meetings=((days(ahead), "おうちで", "14:00"),)), TODAY)
        == (Due("meet", days(ahead), "おうちで", "14:00"),) * told
    )


def test_a_review_is_told_until_it_was_done() -> None:
    life = Life(reviews=(days(-3),))
    assert kinds(life) == ["review"]
    assert kinds(Life(reviews=(days(-3),), evaluated=days(-20))) == []
    assert kinds(Life(reviews=(days(-3),), evaluated=days(-60))) == ["review"]
    assert kinds(Life(reviews=(days(30),))) == []


def test_a_family_is_told_by_its_own_interval_alone() -> None:
    assert kinds(Life(met=days(-300))) == []
    assert due(Life(met=days(-20), interval="two_weeks"), TODAY) == (Due("contact", days(-6)),)
    assert kinds(Life(met=days(-13), interval="two_weeks")) == []
    assert kinds(Life(met=days(-20), interval="two_weeks", meetings=((days(30), "", ""),))) == []
    assert kinds(Life(met=None, interval="week")) == []


def test_waiting_on_purpose_is_no_neglect_and_ends_on_its_day() -> None:
    assert kinds(Life(met=days(-90), interval="week", waits=(days(5),))) == ["waiting"]
    assert kinds(Life(met=days(-90), interval="week", waits=(None,))) == ["waiting"]
    assert kinds(Life(met=days(-90), interval="week", waits=(days(-1),))) == ["contact", "again"]


def test_a_request_is_looked_after_when_a_week_old() -> None:
    assert kinds(Life(requests=(days(-7), days(-6)))) == ["answer"]


def test_every_interval_that_can_be_chosen_is_known() -> None:
    assert {option.id for option in load().question("monitoring.interval").options} == set(INTERVALS)


def test_what_falls_on_a_day_stands_on_it_by_the_hour_past_or_not() -> None:
    life = Life(
        meetings=((days(2), "電話", "10:00"), (days(2), "おうちで", "9:30"), (days(2), "学校", ""), (days(-3), "", "")),
        reviews=(days(2), days(40)),
        requests=(days(-1),),
        waits=(days(2), days(-3), None),
        dates=(Due("plan", days(2), "送り迎え"), Due("talk", days(9))),
    )
    told = between(life, days(-3), days(2), TODAY)
    assert [(each.on, each.kind) for each in told[:3]] == [
        (days(-3), "again"),
        (days(-3), "meet"),
        (days(-1), "answer"),
    ]
    assert [(each.at, each.kind) for each in told[3:]] == [
        ("9:30", "meet"),
        ("10:00", "meet"),
        *(("", kind) for kind in ("meet", "plan", "review", "waiting")),
    ]
    assert undated(life) == 1


def test_a_word_that_is_due_stands_on_its_day_unless_one_waits_or_meets() -> None:
    contact = (Due("contact", days(1)),)
    assert between(Life(met=days(-6), interval="week"), days(0), days(30), TODAY) == contact
    assert between(Life(met=days(-6), interval="week", waits=(None,)), days(0), days(30), TODAY) == ()
    agreed = Life(met=days(-6), interval="week", meetings=((days(40), "", ""),))
    assert between(agreed, days(0), days(30), TODAY) == ()


def test_what_was_decided_is_told_until_it_is_done_and_at_once_where_no_day_was_said() -> None:
    life = Life(
        tasks=(
            (days(-9), days(-2), "聞く"),
            (days(-9), days(7), "送る"),
            (days(-9), days(8), "待つ"),
            (days(-9), None, "話す"),
        )
    )
    assert [(each.on, each.words) for each in due(life, TODAY)] == [
        (days(-9), "話す"),
        (days(-2), "聞く"),
        (days(7), "送る"),
    ]
    assert [each.words for each in between(life, days(-30), days(30), TODAY)] == ["聞く", "送る", "待つ"]
