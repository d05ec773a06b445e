import pytest

from kasesupport.cases.lock_setting import KEY, LEAST, MOST, PROPOSED, lock_minutes, set_lock_minutes
from kasesupport.cases.office import put
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op


def test_five_minutes_until_the_office_decides(casefile: CaseFile) -> None:
    assert lock_minutes(casefile) == PROPOSED == 5
    set_lock_minutes(casefile, 12)
    assert lock_minutes(casefile) == 12


@pytest.mark.parametrize("minutes", [LEAST - 1, MOST + 1, -5])
def test_outside_the_bounds_is_refused_and_changes_nothing(casefile: CaseFile, minutes: int) -> None:
    set_lock_minutes(casefile, MOST)
    with pytest.raises(Problem, match="minutes_outside"):
        set_lock_minutes(casefile, minutes)
    assert lock_minutes(casefile) == MOST


@pytest.mark.parametrize("kept", ["0", "100000", "true", '"5"', "1e3", "null"])
def test_a_setting_that_makes_no_sense_never_turns_the_lock_off(casefile: CaseFile, kept: str) -> None:
    casefile.transact(Op("lock.edit"), lambda connection: put(connection, KEY, kept))
    assert lock_minutes(casefile) == PROPOSED
