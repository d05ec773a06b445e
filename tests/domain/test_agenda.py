from datetime import date, timedelta

import pytest

from kasesupport.domain.agenda import INTERVALS, Due, Life, due
from kasesupport.practice.load import load

TODAY = date(2026, 11, 30)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def kinds(life: Life) -> list[str]:
    return [each.kind for each in due(life, TODAY)]


@pytest.mark.parametrize(("ahead", "told"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_talk_is_told_a_week_ahead(ahead: int, told: bool) -> None:
    assert due(Life(meetings=((days(ahead), "おうちで"),)), TODAY) == (Due("meet", days(ahead), "おうちで"),) * told


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
    assert kinds(Life(met=days(-20), interval="two_weeks", meetings=((days(30), ""),))) == []
    assert kinds(Life(met=None, interval="week")) == []


def test_waiting_on_purpose_is_no_neglect_and_ends_on_its_day() -> None:
    assert kinds(Life(met=days(-90), interval="week", waits=(days(5),))) == ["waiting"]
    assert kinds(Life(met=days(-90), interval="week", waits=(None,))) == ["waiting"]
    assert kinds(Life(met=days(-90), interval="week", waits=(days(-1),))) == ["contact", "again"]


def test_a_request_is_looked_after_when_a_week_old() -> None:
    assert kinds(Life(requests=(days(-7), days(-6)))) == ["answer"]


def test_every_interval_that_can_be_chosen_is_known() -> None:
    assert {option.id for option in load().question("monitoring.interval").options} == set(INTERVALS)
