"""The journal as a table for a spreadsheet."""

import csv
import io

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import access
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.sought import Sought

BOM = "\ufeff"  # so that a spreadsheet takes the file for UTF-8
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(file: CaseFile, family_id: str, sought: Sought) -> bytes:
    """The journal of one family, or ("") of all, oldest first, one line a changed field.

    `sought`: those entries alone. Raises as `entries` does.
    Cells that a spreadsheet would take for a formula are made harmless.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_heads().values())
    for each in access.export_journal(file, family_id, sought=sought):
        writer.writerow([_harmless(str(each[key])) for key in _heads()])
    return (BOM + written.getvalue()).encode("utf-8")


def _heads() -> dict[str, str]:
    """The columns, in their order, by the keys of `export_journal`."""
    return {
        "seq": _tr("番号"), "at": _tr("いつ"), "who": _tr("だれが"), "device": _tr("パソコン"), "family": _tr("家庭"),
        "what": _tr("なにを"), "thing": _tr("もの"), "whose": _tr("だれの・どれの"), "field": _tr("欄"),
        "before": _tr("前"), "after": _tr("後"), "note": _tr("理由・そえ書き"), "erased": _tr("消去された"),
    }  # fmt: skip


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def _tr(words: str) -> str:
    return QCoreApplication.translate("TrailCsv", words)
