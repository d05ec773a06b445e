"""The name of an act, and what a case file takes from outside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kasesupport.domain.ids import IdSource
from kasesupport.store.history.journal import Author


def local_now() -> datetime:
    """The laptop's clock, with its zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Op:
    """Names one act. `name` is permanent ("person.edit"); undo stacks are per `family_id`, or `stack` if it is named.

    Acts in a row on one stack with the same `merge`, if not empty, become one undo step (typing).
    A `silent` act is journalled but is no undo step: where someone was, not what was said.
    A `logged` one is journalled even where it changes no row: who opened or printed what; `note` says why.
    `any_role` lets a reader do it too: his or her own key is not the record.
    """

    name: str
    family_id: str = ""
    merge: str = ""
    silent: bool = False
    note: str = ""
    logged: bool = False
    any_role: bool = False
    stack: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a case file takes from outside: clock, ids, author."""

    clock: Callable[[], datetime] = local_now
    ids: IdSource = field(default_factory=IdSource)
    author: Author = field(default_factory=Author)
