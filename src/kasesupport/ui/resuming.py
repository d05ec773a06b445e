"""Coming back after the lock: where one was, and what is said of what was being typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.problems import Problem
from kasesupport.ui.bars import NoteBar
from kasesupport.ui.drafting import COMPOSED, UNREAD, WHERE

if TYPE_CHECKING:
    from kasesupport.cases.drafts import Draft
    from kasesupport.cases.opening import CaseFile


def family_left(file: "CaseFile", found: "dict[str, Draft]") -> tuple[str, str] | None:
    """The family and the page that were open, if it is still there."""
    from kasesupport.cases import views

    where = found.get(WHERE, {})
    there = where.get("family") in {line.family_id for line in views.families(file)}
    return (where["family"], where["page"]) if there else None


def say(found: "dict[str, Draft]", notes: NoteBar) -> None:
    """That one is back where one was, or which words no field could take, or had not got yet."""
    if unread := found.get(UNREAD, {}).get("words"):
        notes.problem(Problem("words_unread", words="、".join(unread)))
    elif composed := found.get(COMPOSED, {}).get("words"):
        notes.problem(Problem("words_composed", words=composed))
    elif found:
        words = "前の続きに戻りました。書きかけもそのまま残っています。"
        notes.note(QCoreApplication.translate("MainWindow", words))
