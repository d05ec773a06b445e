"""A code finds its family's sheet again, and tells another family nothing."""

from datetime import date

import pytest

from kasesupport.cases import families, sheet_codes
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem

DAY = date(2026, 11, 30)


def test_a_code_finds_sheet_day_and_shape_for_its_family_alone(case: OpenCase) -> None:
    sheet_codes.remember(case, "ABCDEFGHIJKL", "consent", "f0", DAY)
    assert sheet_codes.known(case, "ABCDEFGHIJKL") == sheet_codes.Known("consent", "f0", "2026-11-30")
    assert sheet_codes.known(case, "ABCDEFGHIJKM") is None
    other = families.create(case.file, "別の家", "べつ", [Newcomer("child", "子", index=True)])
    with pytest.raises(Problem) as caught:
        sheet_codes.known(other, "ABCDEFGHIJKL")
    assert (caught.value.code, caught.value.facts) == ("sheet_of_others", {})


def test_a_sheet_that_went_out_is_no_step_to_undo(case: OpenCase) -> None:
    before = case.file.can_undo(case.family_id)
    sheet_codes.remember(case, "ABCDEFGHIJKL", "consent", "f0", DAY)
    assert case.file.can_undo(case.family_id) == before
