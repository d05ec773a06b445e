"""添付と同意 over all families: what is there, how it stands and where; nothing of a family that is hidden."""

from datetime import date

import pytest

from kasesupport.cases import attaching, episodes, families, filing, plans, protections, restrictions
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.filed import Wanted, wanted
from kasesupport.domain.texts import search_key
from kasesupport.practice.load import load
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op

PRACTICE = load()
DAY = date(2026, 11, 30)


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    made = families.create(casefile, "佐倉")
    attaching.attach(made, b"x" * 10, "pdf", "ふり返りシート", DAY)
    plans.add_entry(made, "consent", recipient="みどり小学校", agreed="yes", on="2026-07-01", explained="朝の様子")
    plans.add_entry(made, "consent", recipient="保健所", agreed="yes", on="2026-06-01", withdrawn_on="2026-09-01")
    plans.add_entry(made, "consent", recipient="児童館")
    return made


def of(file: CaseFile, **asked: object) -> list[str]:
    return [each.what for each in wanted(filing.filed(file, PRACTICE), Wanted(**asked))]  # type: ignore[arg-type]


def test_all_stand_there_with_their_state_and_place_the_newest_first(case: OpenCase) -> None:
    found = wanted(filing.filed(case.file, PRACTICE), Wanted())
    assert [each.what for each in found] == ["ふり返りシート", "みどり小学校", "保健所", "児童館"]
    assert [each.state for each in found] == ["pdf", "yes", "withdrawn", ""]
    assert found[0].at == f"beside/{found[0].id}"
    phase, _, step = found[1].at.partition("/")
    assert any(each.id == step for each in PRACTICE.phase(phase).steps)


def test_filters_by_family_kind_ending_and_day(case: OpenCase) -> None:
    other = families.create(case.file, "辻")
    plans.add_entry(other, "consent", recipient="みどり小学校", agreed="without", on="2026-08-01")
    assert of(case.file, kind="attachment") == ["ふり返りシート"]
    assert of(case.file, state="withdrawn") == ["保健所"]
    assert of(case.file, state="") == ["児童館"]
    assert of(case.file, words=search_key("辻")) == ["みどり小学校"]
    assert of(case.file, words=search_key("朝の")) == ["みどり小学校"]
    assert of(case.file, since="2026-08-15", until="2026-09-30") == ["保健所"]  # withdrawn then
    assert of(case.file, since="2026-11-01") == ["ふり返りシート"]


def test_of_a_closed_episode_it_opens_that_and_of_a_kept_back_family_it_is_told(case: OpenCase) -> None:
    protections.protect(case)
    episodes.pause(case, DAY, "落ち着いた")
    found = {each.what: each for each in filing.filed(case.file, PRACTICE)}
    school = found["みどり小学校"]
    assert (school.earlier, school.at) == (True, f"family/earlier/{case.episode_id}/{school.id}")
    assert not found["ふり返りシート"].earlier
    assert all(each.kept_back for each in found.values())


def test_nothing_of_a_hidden_family(case: OpenCase) -> None:
    row = {"id": "other", "name": "べつの人", "role": "practitioner"}
    case.file.transact(Op("x"), lambda c: c.execute(tables.practitioner.insert(), row))
    restrictions.restrict(case.file, case.family_id, "other")
    case.file.sign_as(Author("べつの人", "", "other", "practitioner"))
    assert filing.filed(case.file, PRACTICE) == ()
    restrictions.break_glass(case.file, case.family_id, "虐待の通告")
    assert len(filing.filed(case.file, PRACTICE)) == 4
