from dataclasses import replace
from datetime import date, timedelta

import pytest

from kasesupport.cases import access, families
from kasesupport.cases.office import Office, set_office
from kasesupport.cases.sought import KINDS, Sought, signers
from kasesupport.store.casefile import CaseFile


@pytest.fixture
def told(casefile: CaseFile) -> CaseFile:
    """Two sign: one takes a family in and opens it, the other settles the office's name."""
    casefile.sign_as(replace(casefile.author, practitioner="青木"))
    access.opened(families.create(casefile, "佐倉"))
    casefile.sign_as(replace(casefile.author, practitioner="石田"))
    set_office(casefile, Office("みどり市"))
    return casefile


def ops(file: CaseFile, sought: Sought) -> list[str]:
    return [line.op for line in access.entries(file, sought=sought)]


def test_nothing_looked_for_is_everything(told: CaseFile) -> None:
    assert ops(told, Sought()) == ["office.edit", "family.open", "family.create"]


@pytest.mark.parametrize(
    ("kind", "found"),
    [("looking", ["family.open"]), ("writing", ["family.create"]), ("office", ["office.edit"])],
)
def test_each_entry_is_of_one_kind(told: CaseFile, kind: str, found: list[str]) -> None:
    assert ops(told, Sought(kind=kind)) == found
    assert sorted(op for each in KINDS for op in ops(told, Sought(kind=each))) == sorted(ops(told, Sought()))


def test_by_who_signed(told: CaseFile) -> None:
    assert signers(told) == ("青木", "石田")
    assert ops(told, Sought(who="石田")) == ["office.edit"]


def test_both_days_count(told: CaseFile) -> None:
    today = told.today()
    assert len(ops(told, Sought(since=today, until=today))) == 3
    assert ops(told, Sought(since=today + timedelta(days=1))) == []
    assert ops(told, Sought(until=today - timedelta(days=1))) == []
    assert ops(told, Sought(until=date(2000, 1, 1))) == []
