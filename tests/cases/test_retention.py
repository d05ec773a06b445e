from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.vaults import new_vault

from kasesupport.cases import backups, families, keys, people, practitioners, restrictions, retention, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.retention import Periods
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.store import tables, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)


def close(case: OpenCase, day: str) -> None:
    """The closing of phase 7 has no window yet: the episode is closed as it will close it."""
    change = update(tables.episode).where(tables.episode.c.id == case.episode_id).values(closed_on=day)
    case.file.transact(Op("episode.close", case.family_id), lambda c: c.execute(change))


def family(file: CaseFile, name: str, birth: PartialDate | None, closed_on: str = "") -> OpenCase:
    case = families.create(
        file, name, members=[Newcomer("child", "こ", birth=birth, index=True), Newcomer("mother", "母")]
    )
    if closed_on:
        close(case, closed_on)
    return case


def stands(case: OpenCase, on: date) -> tuple[str, str]:
    line = next(line for line in retention.due(case.file, on) if line.family_id == case.family_id)
    return line.state, line.until


def test_the_proposal_is_marked_until_the_office_settles_it(casefile: CaseFile) -> None:
    assert retention.periods(casefile) == Periods(5, 25, provisional=True)
    retention.set_periods(casefile, 10, 0)
    assert retention.periods(casefile) == Periods(10, 0, provisional=False)
    for wrong in ((-1, 5), (5, 101)):
        with pytest.raises(Problem, match="years_out_of_range"):
            retention.set_periods(casefile, *wrong)


@pytest.mark.parametrize(
    ("years", "age", "birth", "until"),
    [
        (5, 25, PartialDate(2015, 4, 2), "2040-04-02"),  # the child decides
        (5, 0, PartialDate(2015, 4, 2), "2031-03-31"),  # the closing alone
        (20, 25, PartialDate(2015, 4, 2), "2046-03-31"),  # the later of both
        (5, 25, PartialDate(2015), "2040-12-31"),  # a year alone: its last day
        (5, 25, PartialDate(2012, 2, 29), "2037-03-01"),  # no such day that year
        (0, 0, PartialDate(2015, 4, 2), "2026-03-31"),
    ],
)
def test_a_closed_family_is_kept_until_the_later_day(
    casefile: CaseFile, years: int, age: int, birth: PartialDate, until: str
) -> None:
    retention.set_periods(casefile, years, age)
    case = family(casefile, "閉じた家", birth, "2026-03-31")
    last = date.fromisoformat(until)
    assert stands(case, last) == ("due", until)
    assert stands(case, date.fromordinal(last.toordinal() - 1)) == ("later", until)


def test_the_youngest_child_decides_and_grown_ups_do_not(casefile: CaseFile) -> None:
    case = family(casefile, "家", PartialDate(2010, 1, 1), "2026-03-31")
    people.add_person(case, name="妹", birth=PartialDate(2020, 5, 5))
    people.add_person(case, name="叔母", birth=PartialDate(2005, 5, 5))
    assert stands(case, date(2026, 4, 1)) == ("later", "2045-05-05")


def test_a_family_that_is_not_closed_or_was_opened_again_says_so(casefile: CaseFile) -> None:
    case = family(casefile, "開いている家", PartialDate(2000, 1, 1))
    assert stands(case, date(2099, 1, 1)) == ("open", "")
    close(case, "2020-01-01")
    again = {
        "id": casefile.new_id(),
        "family_id": case.family_id,
        "opened_on": "2025-01-01",
        "previous_id": case.episode_id,
    }
    casefile.transact(Op("episode.open", case.family_id), lambda c: c.execute(tables.episode.insert(), again))
    assert stands(case, date(2099, 1, 1)) == ("open", "")


def test_where_the_childs_birth_is_not_told_nothing_is_due(casefile: CaseFile) -> None:
    case = family(casefile, "わからない家", None, "2020-01-01")
    assert stands(case, date(2099, 1, 1)) == ("unknown", "")
    retention.set_periods(casefile, 5, 0)
    assert stands(case, date(2099, 1, 1)) == ("due", "2025-01-01")


def test_a_word_on_one_family_keeps_it_longer(casefile: CaseFile) -> None:
    case = family(casefile, "家", PartialDate(1990, 1, 1), "2020-01-01")
    retention.keep_until(casefile, case.family_id, "", "裁判が続いているため")
    (line,) = retention.due(casefile, date(2030, 1, 1))
    assert (line.state, line.until, line.why) == ("kept", "", "裁判が続いているため")
    retention.keep_until(casefile, case.family_id, "2031-05", "同じ")
    assert stands(case, date(2031, 5, 30)) == ("kept", "2031-05-31")
    assert stands(case, date(2031, 5, 31)) == ("due", "2025-01-01")
    retention.stop_keeping(casefile, case.family_id)
    assert stands(case, date(2030, 1, 1)) == ("due", "2025-01-01")
    with pytest.raises(Problem, match="reason_needed"):
        retention.keep_until(casefile, case.family_id, "", "  ")
    with pytest.raises(Problem, match="date_unreadable"):
        retention.keep_until(casefile, case.family_id, "そのうち", "理由")


def test_the_longest_due_comes_first(casefile: CaseFile) -> None:
    retention.set_periods(casefile, 5, 0)
    for name, closed in (("い", "2015-01-01"), ("ろ", ""), ("は", "2010-01-01"), ("に", "2026-01-01")):
        family(casefile, name, None, closed)
    assert [(line.name, line.state) for line in retention.due(casefile, date(2026, 6, 1))] == [
        ("は", "due"), ("い", "due"), ("に", "later"), ("ろ", "open"),
    ]  # fmt: skip


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    new_vault(vault_folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(vault_folder, "いろは")) as opened:
        yield opened


def test_a_due_family_is_erased_with_reason_and_approver(file: CaseFile) -> None:
    case, other = family(file, "消える家", PartialDate(1990, 1, 1), "2010-01-01"), family(file, "残る家", None)
    erased = retention.erase(file, case.family_id, "期間が過ぎたため", "課長 山本")
    assert (erased.rows["family"], erased.rows["person"], erased.wiped) == (1, 2, True)
    assert [line.family_id for line in views.families(file)] == [other.family_id]


@pytest.mark.parametrize(
    ("reason", "approver", "code"),
    [("", "課長", "reason_needed"), ("理由", " ", "approver_needed"), ("あ" * 201, "課長", "text_too_long")],
)
def test_without_reason_or_approver_nothing_is_erased(file: CaseFile, reason: str, approver: str, code: str) -> None:
    case = family(file, "家", PartialDate(1990, 1, 1), "2010-01-01")
    with pytest.raises(Problem, match=code):
        retention.erase(file, case.family_id, reason, approver)
    assert len(views.families(file)) == 1


def test_what_is_kept_not_due_hidden_or_gone_is_refused(file: CaseFile) -> None:
    early, kept = family(file, "早い家", None), family(file, "残す家", PartialDate(1990, 1, 1), "2010-01-01")
    retention.keep_until(file, kept.family_id, "", "裁判")
    hidden = family(file, "身内の家", PartialDate(1990, 1, 1), "2010-01-01")
    restrictions.restrict(file, hidden.family_id, file.author.practitioner_id)
    for case, code in ((early, "not_due_yet"), (kept, "family_kept"), (hidden, "family_hidden")):
        with pytest.raises(Problem, match=code):
            retention.erase(file, case.family_id, "理由", "課長")
    with pytest.raises(Problem, match="family_kept"):  # a hold is a hold, also for who insists
        retention.erase(file, kept.family_id, "理由", "課長", early=True)
    with pytest.raises(Problem, match="no_such_family"):
        retention.erase(file, "nobody", "理由", "課長")
    assert retention.erase(file, early.family_id, "本人の求めによる", "課長", early=True).rows["family"] == 1


def test_only_a_keeper_erases_and_only_a_supervisor_settles(file: CaseFile) -> None:
    case = family(file, "家", PartialDate(1990, 1, 1), "2010-01-01")
    me = practitioners.add_practitioner(file, "田中", role="supervisor")
    file.sign_as(Author("田中", practitioner_id=me, role="supervisor"))
    with pytest.raises(Problem, match="keeper_only"):
        retention.erase(file, case.family_id, "理由", "課長")
    retention.set_periods(file, 6, 25)
    file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    for act in (
        lambda: retention.set_periods(file, 1, 1),
        lambda: retention.keep_until(file, case.family_id, "", "理由"),
        lambda: retention.stop_keeping(file, case.family_id),
    ):
        with pytest.raises(Problem, match="supervisor_only"):
            act()
    assert retention.periods(file).years == 6


def test_backups_of_a_history_that_a_restore_left_are_listed_too(vault_folder: Path) -> None:
    days = [datetime(2026, 5, 1, 9, tzinfo=UTC)]
    new_vault(vault_folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(vault_folder, "いろは", clock=lambda: days[-1])) as file:
        case = family(file, "消える家", PartialDate(1990, 1, 1), "2010-01-01")
        older = backups.back_up(file)
        days.append(datetime(2026, 5, 2, 9, tzinfo=UTC))
        for name in ("い", "ろ", "は"):
            family(file, name, PartialDate(1990, 1, 1), "2010-01-01")
        newer = backups.back_up(file)
    accept = frozenset({"restore_older"})
    backups.restore(older.path, vault_folder, "いろは", replace=True, accept=accept)
    days.append(datetime(2026, 5, 3, 9, tzinfo=UTC))
    with closing(vault.unlock(vault_folder, "いろは", clock=lambda: days[-1])) as file:
        retention.erase(file, case.family_id, "理由", "課長")
        assert [line.path for line in retention.left_behind(file, case.family_id)] == [newer.path, older.path]
        (kept,) = backups.kept_aside(file)
        assert kept.is_dir()


def test_backups_that_still_hold_it_are_listed_with_their_expiry(vault_folder: Path) -> None:
    days = [datetime(2026, 5, 1, 9, tzinfo=UTC)]
    new_vault(vault_folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(vault_folder, "いろは", clock=lambda: days[-1])) as file:
        backups.back_up(file)
        days.append(datetime(2026, 5, 2, 9, tzinfo=UTC))
        case = family(file, "消える家", PartialDate(1990, 1, 1), "2010-01-01")
        holding = backups.back_up(file)
        days.append(datetime(2026, 5, 3, 9, tzinfo=UTC))
        retention.erase(file, case.family_id, "理由", "課長")
        days.append(datetime(2026, 5, 4, 9, tzinfo=UTC))
        backups.back_up(file)
        (left,) = retention.left_behind(file, case.family_id)
        assert len(backups.backups(file)) == 3
        assert retention.left_behind(file, "nobody") == ()
        keys.rekey(file, lambda _share: None)
    with closing(vault.unlock(vault_folder, "いろは", clock=lambda: days[-1])) as file:
        (by_the_clock,) = retention.left_behind(file, case.family_id)  # its key is gone: what it holds cannot be told
    assert (by_the_clock.path, by_the_clock.seq) == (holding.path, None)
    assert left.path == holding.path
    assert left.expires_on is not None
    assert left.expires_on > days[-1].date()
