from datetime import datetime, timedelta, timezone

import pytest

from kasesupport.ui.vault.when import day_and_time, size_words, when_words

TOKYO = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-24T09:05:00+09:00", "きょう 9時05分"),
        ("2026-11-23T17:00:00+09:00", "きのう 17時"),
        ("2026-11-23T23:59:59+00:00", "きょう 8時59分"),
        ("2026-11-21T17:00:00+09:00", "3日前（11月21日 17時）"),
        ("2026-10-21T17:00:00+09:00", "10月21日 17時"),
        ("2025-11-21T17:00:00+09:00", "2025年11月21日 17時"),
        ("2026-11-25T08:00:00+09:00", "11月25日 8時"),  # a clock that was set back: said as it stands
    ],
)
def test_a_moment_is_said_as_people_say_it(at: str, words: str) -> None:
    assert when_words(datetime.fromisoformat(at), NOW) == words


def test_a_day_is_said_whole_where_it_must_not_be_mistaken() -> None:
    assert day_and_time(datetime.fromisoformat("2026-11-24T09:05:00+09:00")) == "2026年11月24日 9時05分"


@pytest.mark.parametrize(("size", "words"), [(90_000, "0.1 MB"), (1_234_567, "1.2 MB"), (2_500_000_000, "2.5 GB")])
def test_a_size_is_said_in_few_digits(size: int, words: str) -> None:
    assert size_words(size) == words
