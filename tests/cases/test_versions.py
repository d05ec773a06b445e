"""A diagram as it was kept on a day: kept by one act, listed by day, and gone with the family."""

import json
from datetime import date

import pytest

from kasesupport.cases import access, families, versions
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem

DATA = json.dumps({"graph": {"persons": []}, "places": {}, "look": {}})
MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def test_versions_come_oldest_day_first_and_only_of_the_diagram_asked_for(case: OpenCase) -> None:
    may = versions.keep(case, "genogram", MAY, "転居の後", DATA)
    march = versions.keep(case, "genogram", MARCH, "", DATA)
    versions.keep(case, "ecomap", MARCH, "", DATA)
    found = versions.versions(case, "genogram")
    assert [(v.id, v.on, v.title) for v in found] == [(march, MARCH, ""), (may, MAY, "転居の後")]
    assert versions.data_of(case, may) == DATA


def test_typing_a_title_is_one_undo_step_and_taking_away_another(case: OpenCase) -> None:
    kept = versions.keep(case, "genogram", MAY, "", DATA)
    for title in ("転", "転居"):
        versions.rename(case, kept, title)
    versions.remove_version(case, kept)
    assert versions.versions(case, "genogram") == ()
    case.file.undo(case.family_id)
    assert versions.versions(case, "genogram")[0].title == "転居"
    case.file.undo(case.family_id)
    assert versions.versions(case, "genogram")[0].title == ""


@pytest.mark.parametrize("data", ["", "[1]", "{", "[" * 100_000])
def test_what_is_no_json_object_is_refused(case: OpenCase, data: str) -> None:
    with pytest.raises(Problem, match="not_a_version"):
        versions.keep(case, "genogram", MAY, "", data)


def test_a_version_of_another_family_is_not_read(case: OpenCase) -> None:
    kept = versions.keep(case, "genogram", MAY, "", DATA)
    other = families.create(case.file, "別の家")
    with pytest.raises(Problem, match="no_such_version"):
        versions.data_of(other, kept)
    versions.remove_version(other, kept)
    assert versions.data_of(case, kept) == DATA


def test_the_trail_tells_of_a_version_without_its_data(case: OpenCase) -> None:
    versions.keep(case, "genogram", MAY, "転居の後", DATA)
    line = access.entries(case.file, case.family_id)[0]
    assert (line.what, [(d.field, d.after) for d in line.details]) == (
        "今日の記録として図を残した",
        [("図", "ジェノグラム"), ("日", "2026年5月1日（令和8年）"), ("題名", "転居の後")],
    )
