"""What was attached is kept as it came; a turn changes a number alone; undo and redo find it again."""

from datetime import date

import pytest

from kasesupport.cases import access, attaching
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem

DAY, BYTES = date(2026, 11, 30), bytes(range(256)) * 40


def test_it_is_kept_as_it_came_and_told_in_words(case: OpenCase) -> None:
    made = attaching.attach(case, BYTES, "jpeg", " ふり返り ", DAY, turn=35)
    (found,) = attaching.listed(case)
    assert (found.id, found.what, found.on, found.kind, found.turn, found.size, found.kept) == (
        made, "ふり返り", "2026-11-30", "jpeg", 35, len(BYTES), True,
    )  # fmt: skip
    attaching.turn(case, made, 900)
    attaching.call(case, made, "ふり返りシート")
    assert (attaching.listed(case)[0].turn, attaching.listed(case)[0].what) == (900, "ふり返りシート")
    assert attaching.content(case, made) == BYTES
    told = access.entries(case.file, case.family_id)
    assert [each.op for each in told[:3]] == ["attach.edit", "attach.turn", "attach.add"]
    assert ("添付", "種類", "写真（JPEG）") in {(d.thing, d.field, d.after) for d in told[2].details}


def test_taken_away_it_comes_back_by_undo(case: OpenCase) -> None:
    made = attaching.attach(case, BYTES, "png", "地図", DAY)
    attaching.detach(case, made)
    assert attaching.listed(case) == ()
    with pytest.raises(Problem, match="blob_gone"):
        attaching.content(case, made)
    case.file.undo(case.family_id)
    assert attaching.content(case, made) == BYTES


def test_it_belongs_to_its_family_alone(case: OpenCase) -> None:
    made = attaching.attach(case, BYTES, "png", "地図", DAY)
    other = OpenCase(case.file, "another", "e")
    assert attaching.listed(other) == ()
    with pytest.raises(Problem, match="blob_gone"):
        attaching.content(other, made)
