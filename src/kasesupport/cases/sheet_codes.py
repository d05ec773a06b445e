"""Signs on sheets that come back by hand: which family, which sheet, how it was shaped then. Only the vault knows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from kasesupport.cases.rows import OpenCase, put
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.op import Op

CODE = tables.sheet_code


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet of this family: its permanent name, a digest of how it was shaped, the day it went out (ISO)."""

    sheet: str
    form: str
    on: str


def remember(case: OpenCase, code: str, sheet: str, form: str, on: date) -> None:
    """A sheet goes out with this code. No undo step: the paper is out there. A vault that is only read keeps none."""
    if case.file.read_only:
        return
    row = {"id": code, "sheet": sheet, "form": form, "on": on.isoformat()}
    op = Op("sheet.code", case.family_id, silent=True, any_role=True)
    case.file.transact(op, lambda connection: put(connection, case, CODE, **row))


def known(case: OpenCase, code: str) -> Known | None:
    """What a code tells for this family; None where the vault does not know it (another vault's, an erased family's).

    Raises Problem("sheet_of_others") where it is another family's: of that nothing is told, not even the sheet.
    """
    found = case.file.read(lambda connection: connection.execute(select(CODE).where(CODE.c.id == code)).first())
    if found is not None and found.family_id != case.family_id:
        raise Problem("sheet_of_others")
    return Known(found.sheet, found.form, found.on) if found else None
