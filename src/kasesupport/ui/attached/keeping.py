"""A file that was looked at becomes an attachment of the family; what its sign tells of it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import attaching, sheet_codes
from kasesupport.domain.attached import turned
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.catalog import shape
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui.attached.taking import Taken
from kasesupport.ui.case_page import BESIDE, Opener
from kasesupport.ui.model import CaseModel

Forms = Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment, and where what is written on it is typed in: "phase/step", "" where that is not known."""

    id: str
    typed_in: str = ""


def keep(model: CaseModel, forms: Forms, taken: Taken) -> Kept | None:
    """Keep it and say so; None where it was not kept.

    Where a sign says that it is another family's, nothing is kept, and whose it is not told.
    """
    case = model.case
    try:
        signed = signs(model, taken)
    except Problem as problem:
        model.failed.emit(problem)
        return None
    sheet = signed[0].sheet if signed else ""
    what = named(forms, sheet) or (_tr("手書きの紙") if taken.kind != "pdf" else _tr("PDF"))
    values = {"pages": taken.pages, "turn": turned(0, taken.turn), "sheet": sheet}
    made = model.do(attaching.attach, taken.content, taken.kind, what, case.file.today(), **values)
    if not made:
        return None
    model.noted.emit(" ".join(_told(forms, taken, signed)))
    return Kept(made, step_of(forms, sheet))


def signs(model: CaseModel, taken: Taken) -> list[sheet_codes.Known]:
    """What its signs tell. Raises Problem("sheet_of_others") where one is another family's."""
    return [found for code in taken.codes if (found := sheet_codes.known(model.case, code)) is not None]


def named(forms: Forms, sheet: str) -> str:
    """What a sheet is called; "" where there is none of this name."""
    return forms[sheet].label if sheet in forms else ""


def step_of(forms: Forms, sheet: str) -> str:
    """Where that sheet is typed in: "phase/step"."""
    return forms[sheet].typed_in if sheet in forms else ""


def open_beside(go: Opener, attachment_id: str, typed_in: str = "") -> None:
    """Show it at the right of the pages, which open where it is typed in, if that is known."""
    go(f"{BESIDE}/{attachment_id}")
    if typed_in:
        go(typed_in)


def _told(forms: Forms, taken: Taken, signed: list[sheet_codes.Known]) -> Iterator[str]:
    yield _tr("添付しました。")
    if signed:
        on = both(PartialDate.from_text(signed[0].on))
        yield _tr("%1に出した「%2」です。").replace("%1", on).replace("%2", named(forms, signed[0].sheet))
        if signed[0].sheet not in forms or signed[0].form != shape(forms[signed[0].sheet]):
            yield _tr("そのあと紙の形が変わっています。")
    elif taken.codes:
        yield _tr("紙の印は、この保管庫では見つかりませんでした。")
    if taken.turn:
        yield _tr("向きを直して見せています。")


def _tr(words: str) -> str:
    return QCoreApplication.translate("attached", words)
