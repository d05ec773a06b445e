from datetime import UTC, datetime

import pytest

from kasesupport.domain.set_aside import aside_name, name_before

AT = datetime(2026, 11, 30, 9, 15, tzinfo=UTC)
REFUSED = set('<>:"/\\|?*')  # by Windows


@pytest.mark.parametrize("number", [1, 2, 13])
@pytest.mark.parametrize("suffix", [".vault", ""])
def test_a_name_says_what_it_is_and_when_and_leads_back(number: int, suffix: str) -> None:
    name = aside_name("相談", suffix, AT, number)
    assert name.startswith("相談（戻す前 2026-11-30 0915")
    assert not REFUSED & set(name)
    assert not name.endswith((" ", "."))
    assert name_before(name) == f"相談{suffix}"


def test_two_of_one_minute_differ() -> None:
    assert aside_name("相談", ".vault", AT) != aside_name("相談", ".vault", AT, 2)


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("相談.before-restore-2026-11-24T101500.vault", "相談.vault"),
        ("相談.before-restore-2026-11-24T101500-2.vault", "相談.vault"),
        ("相談（戻す前 2026-11-30 0915）（戻す前 2026-12-01 1000 2）.vault", "相談（戻す前 2026-11-30 0915）.vault"),
        ("相談.vault", ""), ("相談（戻す前）.vault", ""), ("相談（戻す前 2026-11-30 0915）の写し.vault", ""), ("", ""),
    ],
)  # fmt: skip
def test_names_of_earlier_programs_are_understood_and_others_are_not_taken_for_one(name: str, before: str) -> None:
    assert name_before(name) == before
