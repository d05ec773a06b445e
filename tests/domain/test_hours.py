import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.hours import moment, parse_hour
from kasesupport.domain.problems import Problem


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("14:05", "14:05"), ("1405", "14:05"), ("905", "09:05"), ("14時5分", "14:05"), ("午後2時半", "14:30"),
        ("２時", "02:00"), ("pm2", "14:00"), ("2pm", "14:00"), ("午前12時", "00:00"), ("午後12:15", "12:15"), ("9", "09:00"),
        ("14:5", "14:05"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_people_type_it(typed: str, told: str) -> None:
    assert parse_hour(typed) == told


@pytest.mark.parametrize("typed", ["25:00", "12:60", "午後13時", "昼すぎ", "1" * 40, "14:305", "-1"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="time_unreadable"):
        parse_hour(typed)


@given(st.times())
def test_what_is_read_back_is_what_was_told(at) -> None:
    told = f"{at.hour:02}:{at.minute:02}"
    assert parse_hour(moment(told)) == told == parse_hour(told)


def test_a_moment_has_its_day() -> None:
    assert moment("2026-11-30T15:20:09+09:00") == "2026年11月30日（令和8年）午後3時20分"
    assert moment("昼すぎ") == "昼すぎ"
