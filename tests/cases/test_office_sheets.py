"""The office's sheets lie in the vault with an undo of their own; who may, and what stays of typing."""

import pytest

from kasesupport.cases import access, office_sheets
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author

ONE, TWO = ("うち.toml", 'sheet = "closing"\n'), ("うち.toml", 'sheet = "closing"\nfoot = "また"\n')


def test_a_sheet_is_kept_undone_redone_and_given_up(casefile: CaseFile) -> None:
    office_sheets.keep(casefile, "closing", ONE)
    office_sheets.keep(casefile, "closing", TWO)
    assert office_sheets.kept(casefile) == {"closing": TWO}
    office_sheets.undo(casefile, "closing")
    assert office_sheets.kept(casefile) == {"closing": ONE}
    office_sheets.redo(casefile, "closing")
    office_sheets.give_up(casefile, "closing")
    assert office_sheets.kept(casefile) == {}
    assert access.entries(casefile)[0].note == "終結・再相談のご案内"
    office_sheets.undo(casefile, "closing")
    assert office_sheets.kept(casefile) == {"closing": TWO}
    assert casefile.can_undo("") is None
    office_sheets.keep(casefile, "card", ONE)
    office_sheets.undo(casefile, "closing")
    assert office_sheets.kept(casefile) == {"closing": ONE, "card": ONE}


def test_what_is_typed_in_one_heading_is_one_step(casefile: CaseFile) -> None:
    for text in "い", "いろ", "いろは":
        office_sheets.keep(casefile, "closing", ("x", text), typing="ways")
    office_sheets.undo(casefile, "closing")
    assert (office_sheets.kept(casefile), office_sheets.can_undo(casefile, "closing")) == ({}, False)
    assert office_sheets.can_redo(casefile, "closing")


def test_giving_up_what_was_never_there_is_no_step(casefile: CaseFile) -> None:
    office_sheets.give_up(casefile, "closing")
    assert not office_sheets.can_undo(casefile, "closing")


def test_the_form_is_the_whole_offices_so_a_practitioner_may_not(casefile: CaseFile) -> None:
    casefile.sign_as(Author("相談員", role="practitioner"))
    for act in (lambda: office_sheets.keep(casefile, "closing", ONE), lambda: office_sheets.give_up(casefile, "card"),
                lambda: office_sheets.undo(casefile, "closing")):  # fmt: skip
        with pytest.raises(Problem, match="supervisor_only"):
            act()
    assert office_sheets.kept(casefile) == {}
