"""One entry of the journal in full: when, who, where, why, and each field before and after."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases.access import Detail, EntryLine
from kasesupport.ui.vault.when import day_and_time
from kasesupport.ui.widgets import label


def told(line: EntryLine) -> list[QWidget]:
    """Its lines, one below the other."""
    where = _tr("%1番　%2　%3　（%4）")
    for place, value in enumerate((line.seq, day_and_time(datetime.fromisoformat(line.at)), line.who, line.device), 1):
        where = where.replace(f"%{place}", str(value))
    parts: list[QWidget] = [label(line.what, "heading"), label(where, "soft")]
    if line.note:
        parts.append(label(line.note))
    if line.erased:
        parts.append(label(_tr("この記録の中身は、家庭の記録と一緒に消されました。"), "soft"))
    return [*parts, *(label(_changed(each)) for each in line.details)]


def _changed(each: Detail) -> str:
    """人 佐倉 陽葵　なまえ: 「ひまり」 → 「陽葵」."""
    head = f"{' '.join(part for part in (each.thing, each.whose) if part)}　{each.field}:"
    if not each.before:
        return f"{head} {_tr('「%1」と書いた').replace('%1', each.after)}"
    if not each.after:
        return f"{head} {_tr('「%1」を消した').replace('%1', each.before)}"
    return f"{head} {_tr('「%1」→「%2」').replace('%1', each.before).replace('%2', each.after)}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("TrailEntry", words)
