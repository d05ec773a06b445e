"""`kasesupport sheet … --pack`: several families in one PDF, an agenda where it stays in the office, all of it noted."""

from argparse import Namespace
from collections.abc import Callable

import pytest
from tests.sheets.forms.checking import said

from kasesupport.cases import access, families
from kasesupport.commands import sheet, sheet_pack
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms import catalog
from kasesupport.store.casefile import CaseFile

FORMS = catalog.forms()


@pytest.fixture
def asked(casefile: CaseFile) -> Callable[..., Namespace]:
    for name, kana in (("佐倉", "さくら"), ("青木", "あおき")):
        families.create(casefile, name, kana)
    usual = {"order": "kana", "since": "", "until": "", "own": None, "family": []}
    return lambda **told: Namespace(**(usual | told))


def test_all_open_families_stand_behind_an_agenda_and_each_export_is_noted(
    casefile: CaseFile, asked: Callable[..., Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    made = sheet_pack.packed(asked(), FORMS["case-record"], casefile, "ja")
    assert "会議の次第" in said(made.pages[:1])
    assert all(name in said(made.pages[:1]) for name in ("佐倉", "青木"))
    assert len(made.pages) == len(made.outline) > 2
    assert "2家庭のうち2家庭" in capsys.readouterr().err
    noted = [line.op for line in access.entries(casefile, limit=4)]
    assert noted.count("sheet.export") == 2


def test_papers_that_leave_have_no_agenda_and_tell_what_is_left_out(
    casefile: CaseFile, asked: Callable[..., Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    made = sheet_pack.packed(asked(family=["佐倉"]), FORMS["conference"], casefile, "ja")
    assert "佐倉" not in said(made.pages)
    assert "会議の次第" not in said(made.pages)
    assert "整理番号と続柄" in capsys.readouterr().err
    with pytest.raises(Problem, match="family_not_found"):
        sheet_pack.packed(asked(family=["いない"]), FORMS["conference"], casefile, "ja")


def test_a_list_over_all_families_is_noted_as_nobodys(casefile: CaseFile, asked: Callable[..., Namespace]) -> None:
    shown = said(sheet_pack.over_all(asked(), FORMS["progress-list"], casefile))
    assert shown.index("青木") < shown.index("佐倉")
    line = access.entries(casefile, limit=1)[0]
    assert (line.op, line.note) == ("sheet.export", "進行管理一覧")


@pytest.mark.parametrize(
    ("name", "told", "whole"),
    [
        ("progress-list", {"vault": "v"}, True),
        ("progress-list", {"vault": "v", "pack": True}, False),
        ("conference", {"vault": "v", "pack": True}, True),
        ("conference", {"vault": "v"}, False),
        ("conference", {"vault": "v", "family": ["a", "b"]}, False),
        ("conference", {"blank": True}, True),
        ("request", {"vault": "v", "pack": True}, False),
        ("progress-list", {"blank": True, "out": None}, False),
    ],
)
def test_what_a_command_must_be_told(
    asked: Callable[..., Namespace], name: str, told: dict[str, object], whole: bool
) -> None:
    usual: dict[str, object] = {"vault": None, "pack": False, "blank": False, "out": "x.pdf"}
    assert sheet._complete(asked(**(usual | told)), FORMS[name]) is whole
