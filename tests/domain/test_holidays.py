"""Days off against the lists that the Cabinet Office published (内閣府「国民の祝日について」)."""

from datetime import date

import pytest

from kasesupport.domain.holidays import holiday, holidays

PUBLISHED = {
    # 令和6年: four days instead
    2024: "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 1123",
    # 令和7年: みどりの日 on a Sunday, so 6 May
    2025: "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124",
    # 令和8年: 22 September lies between two (3条3項)
    2026: "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_days_off_are_those_that_were_published(year: int) -> None:
    assert sorted(f"{on:%m%d}" for on in holidays(year)) == PUBLISHED[year].split()


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 5, 6), "振替休日"),
        (date(2025, 11, 24), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 9, 21), "敬老の日"),
        (date(2019, 5, 1), "天皇の即位の日"),
        (date(2020, 7, 24), "スポーツの日"),  # moved by a law of its own
        (date(2026, 12, 23), ""),  # the birthday of the former Emperor
        (date(1900, 1, 1), ""),
    ],
)
def test_a_day_off_has_the_name_of_the_law(on: date, name: str) -> None:
    assert holiday(on) == name
