"""Rounds put together into the picture: one, two beside each other, all one after the other."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.fidelity import Panel
from kasesupport.domain.fidelity import Cell, Round
from kasesupport.practice import fidelity
from kasesupport.practice.family_view import FamilyQuestion
from kasesupport.practice.model import Practice
from kasesupport.sheets.fidelity_board import board as board
from kasesupport.sheets.fidelity_board import of_phases as of_phases
from kasesupport.sheets.fidelity_board import ours as ours
from kasesupport.ui.fidelity import words
from kasesupport.ui.wizard.days import short_day

MOST = 12  # rounds of the trend that find room; the last ones


def before(rounds: Sequence[Round], told: Round) -> Round | None:
    """The round before this one by the same rater, else by anybody of ours."""
    earlier = ours(rounds)[: ours(rounds).index(told)]
    return next((each for each in reversed(earlier) if each.rater == told.rater), earlier[-1] if earlier else None)


def beside(rounds: Sequence[Round], told: Round) -> Round | None:
    """The last round of ours by another rater."""
    return next((each for each in reversed(ours(rounds)) if each.rater != told.rater), None)


def of_sums(title: str, columns: Sequence[tuple[str, Sequence[Cell]]]) -> Panel:
    """One column each of sums by principle: rounds or years after one another."""
    rows = tuple(zip(*(cells for _, cells in columns), strict=True))
    return Panel(title, tuple(head for head, _ in columns), rows)


def trend(
    practice: Practice, questions: Sequence[FamilyQuestion], rounds: Sequence[Round], today: date
) -> tuple[Panel, ...]:
    """Our rounds in their order, and beside them those of the family."""
    own = [(_head(each, today), tuple(fidelity.grid(practice, each.values).principles())) for each in ours(rounds)]
    theirs = [
        (_day(each, today), fidelity.family_cells(practice, questions, each.values))
        for each in rounds
        if each.rater == "family"
    ]
    panels = [of_sums(_tr("わたしたちの見方"), own[-MOST:])] if own else []
    return (*panels, *([of_sums(_tr("家族の答え"), theirs[-MOST:])] if theirs else []))


def family_panel(practice: Practice, questions: Sequence[FamilyQuestion], told: Round, today: date) -> Panel:
    """The family's answers of one round in one column."""
    cells = fidelity.family_cells(practice, questions, told.values)
    return of_sums(_tr("家族の答え"), [(_day(told, today), cells)])


def _head(each: Round, today: date) -> str:
    return f"{_day(each, today)}\n{words.raters()[each.rater]}"


def _day(each: Round, today: date) -> str:
    """The day, its year in a line of its own: columns are narrow."""
    return short_day(each.on, today).replace("年", "年\n") if each.on else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("fidelity", text)
