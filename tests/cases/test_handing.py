"""What was handed over, and why without consent, stands in the journal in words."""

from datetime import date

import pytest

from kasesupport.cases import access, handing
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem


def test_handing_over_is_told_with_sheet_day_and_name(case: OpenCase) -> None:
    handing.handed(case, "closing", " 美咲さん ", date(2026, 11, 30))
    line = access.entries(case.file, case.family_id)[0]
    assert line.op == "sheet.hand"
    assert line.note == "終結・再相談のご案内　2026-11-30　美咲さんへ"


def test_a_reason_is_kept_and_asked_for(case: OpenCase) -> None:
    before = access.count(case.file, case.family_id)
    with pytest.raises(Problem, match="share_without_reason"):
        handing.without_consent(case, "request", "学校", " ")
    with pytest.raises(Problem, match="handed_to_nobody"):
        handing.handed(case, "request", "", date(2026, 11, 30))
    assert access.count(case.file, case.family_id) == before
    handing.without_consent(case, "request", "学校", "こどもの安全のため")
    assert "こどもの安全のため" in access.entries(case.file, case.family_id)[0].note
