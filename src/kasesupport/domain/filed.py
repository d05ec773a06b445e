"""Attachments, consents and papers that were handed over, of all families: one line each, and what one wants to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

FiledKind = Literal["attachment", "consent", "handed"]


@dataclass(frozen=True, slots=True)
class Filed:
    """`family`: its name; `what`: what it is called or whom the consent is for; `on`: ISO, "" for none.

    `state`: of a consent as it stands now ("", "yes", "no", "without", "withdrawn" since `ended`), of an attachment its
    kind of file; `note`: what was explained, to whom it was handed. `at`: the page it stands on; `earlier`: of a closed
    episode. `kept_back`: of a family whose address nobody else may learn. `key`: what one finds it by, folded.
    """

    kind: FiledKind
    id: str
    family_id: str
    family: str
    what: str
    on: str = ""
    state: str = ""
    ended: str = ""
    note: str = ""
    at: str = ""
    earlier: bool = False
    kept_back: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`words`, folded (texts.search_key); `kind` and `since`, `until` (ISO days): "" for all; `state`: None for all."""

    words: str = ""
    kind: str = ""
    state: str | None = None
    since: str = ""
    until: str = ""


def wanted(filed: Iterable[Filed], asked: Wanted) -> tuple[Filed, ...]:
    """Those asked for, the newest first; what has no day comes last, and falls out where days are asked for."""
    found = (each for each in filed if _fits(each, asked))
    return tuple(sorted(found, key=lambda each: (each.on, each.id), reverse=True))


def _fits(each: Filed, asked: Wanted) -> bool:
    """A state is a consent's alone. A day counts with what ended on it."""
    state = asked.state is None or (each.kind == "consent" and each.state == asked.state)
    days = not (asked.since or asked.until) or any(
        day and asked.since[: len(day)] <= day <= (asked.until or "9999") for day in (each.on, each.ended)
    )
    return state and days and asked.kind in ("", each.kind) and asked.words in each.key
