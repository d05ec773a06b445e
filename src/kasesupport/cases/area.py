"""The door for what no family owns: the area register and the list of what is missing, with an undo of their own."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

T = TypeVar("T")
STACK = "area"  # the undo stack: CaseFile.undo(STACK)


def act(file: CaseFile, name: str, fn: Callable[[Connection], T], merge: str = "") -> T:
    """Do `fn` as one act of the area: one transaction, one undo step of its own stack, one journal entry."""
    return file.transact(Op(name, merge=merge, stack=STACK), fn)


def undo(file: CaseFile) -> str | None:
    """Take back the last act of the area; gives its name, None if there is none. Raises undo_blocked."""
    return file.undo(STACK)


def redo(file: CaseFile) -> str | None:
    """Do the last undone act of the area again; gives its name, None if there is none. Raises undo_blocked."""
    return file.redo(STACK)


def can_undo(file: CaseFile) -> bool:
    """Whether there is something to take back."""
    return file.can_undo(STACK) is not None


def can_redo(file: CaseFile) -> bool:
    """Whether there is something to do again."""
    return file.can_redo(STACK) is not None
