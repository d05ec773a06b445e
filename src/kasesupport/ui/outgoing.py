"""Whose picture leaves the program, and where that is noted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from kasesupport.cases import access
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.ui.model import CaseModel


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`whose` stands in the heading; `printed` and `exported` note it by its permanent name; `note`, `fail` say it."""

    whose: Callable[[], str]
    today: Callable[[], date]
    printed: Callable[[str], object]
    exported: Callable[[str], object]
    note: Callable[[str], object]
    fail: Callable[[Problem], object]


def of_family(model: CaseModel) -> Outgoing:
    """A picture of the family on the table."""
    return Outgoing(
        lambda: model.record.name,
        model.case.file.today,
        partial(access.printed, model.case),
        partial(access.exported, model.case),
        model.noted.emit,
        model.failed.emit,
    )


def of_office(file: CaseFile, note: Callable[[str], object], fail: Callable[[Problem], object]) -> Outgoing:
    """A picture that is no family's."""
    return Outgoing(
        lambda: "", file.today, partial(access.area_printed, file), partial(access.area_exported, file), note, fail
    )
