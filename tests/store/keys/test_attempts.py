from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.store.keys import attempts
from kasesupport.store.keys.attempts import KEPT, Tries

START = datetime(2026, 11, 24, 10, 5, tzinfo=UTC)


def fail(folder: Path, times: int, gap: float = 3600.0) -> float:
    """So many tries, far enough apart; gives the time of the last one."""
    now = START.timestamp()
    for n in range(times):
        now = START.timestamp() + n * gap
        attempts.begin(folder, now)
    return now


def test_the_last_times_are_kept_and_no_more(tmp_path: Path) -> None:
    last = fail(tmp_path, 30)
    before = attempts.begin(tmp_path, last + 3600)
    assert before.failed == 30
    assert len(before.times) == KEPT == 20
    assert before.times[-1] == last
    assert (tmp_path / attempts.FILE).stat().st_size < attempts.SIZE_LIMIT


def test_they_are_forgotten_once_it_opens(tmp_path: Path) -> None:
    fail(tmp_path, 2)
    attempts.forget(tmp_path)
    assert attempts.begin(tmp_path, START.timestamp()) == Tries()


@pytest.mark.parametrize("earlier", [0, 2])
def test_one_that_is_taken_back_never_was(tmp_path: Path, earlier: int) -> None:
    last = fail(tmp_path, earlier)
    before = attempts.begin(tmp_path, last + 3600)
    attempts.take_back(tmp_path, before)
    assert attempts.begin(tmp_path, last + 7200) == before
    assert before.failed == earlier


def test_they_are_told_in_words(tmp_path: Path) -> None:
    before = attempts.begin(tmp_path, fail(tmp_path, 2) + 3600)
    (notice,) = attempts.notices(before, UTC)
    assert (notice.code, notice.facts["count"], notice.facts["last"]) == ("failed_tries", 2, START + timedelta(hours=1))
    assert "2回ありました（最後は11月24日11時5分）" in messages.notice_text(notice, "ja")
    assert "2 tries that failed (the last on 2026-11-24 at 11:05)" in messages.notice_text(notice, "en")
    assert attempts.notices(Tries(), UTC) == ()


@pytest.mark.parametrize(
    "junk",
    [b'{"failed":3,"times":[]}', b'{"failed":2,"times":[1e300]}', b'{"failed":2,"times":["x"]}',
     b'{"failed":2,"times":{"a":1}}', b'{"failed":2,"times":[NaN]}', b'{"failed":-5,"times":[5]}', b"[" * 5000],
)  # fmt: skip
def test_junk_harms_nobody(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / attempts.FILE).write_bytes(junk)
    before = attempts.begin(tmp_path, START.timestamp())
    assert len(attempts.notices(before, UTC)) == len(before.times[:1])


def test_the_wait_still_grows(tmp_path: Path) -> None:
    last = fail(tmp_path, 5)
    with pytest.raises(Problem) as caught:
        attempts.begin(tmp_path, last + 1)
    assert caught.value.facts == {"seconds": 19}
