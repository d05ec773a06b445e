"""Lays an office's entries over ours, by their ids: words replaced, entries hidden, moved or added.

What an answer hangs on (kind, whom it is about, for whose eyes) stays ours: what is stored would change its meaning.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from kasesupport.practice.reader import (
    DUPLICATE,
    MISSING,
    MONTH,
    NO_SUCH,
    NOT_ALLOWED,
    OURS,
    UNKNOWN,
    WRONG_TYPE,
    fault,
)

Raw = dict[str, Any]

_QUESTION = frozenset({"label", "hint", "show_if", "withdrawn", "cite", "add", "ends"})
# What an office may set anew of an entry that is ours.
REPLACED = MappingProxyType(
    {
        "step": frozenset({"title", "lead", "show_if", "withdrawn"}),
        "question": _QUESTION,
        "field": _QUESTION,
        "options": frozenset({"label", "withdrawn"}),
        "check": frozenset({"when", "words", "step", "cite", "withdrawn"}),
        "viewpoint": frozenset({"ask"}),
        "template": frozenset(
            {
                "label",
                "withdrawn",
                "how",
                "begun",
                "place",
                "others",
                "brought",
                "words",
                "facts",
                "view",
                "worry",
                "good",
            }
        ),
        "section": frozenset(  # of a sheet (sheets/forms/office.py)
            {
                "title",
                "hint",
                "words",
                "ends",
                "columns",
                "fields",
                "groups",
                "dates",
                "rows",
                "lines",
                "when",
                "fresh",
                "hidden",
            }
        ),
    }
)
# What stays ours, and may stand in an office's file only as it is with us.
_ANSWER = frozenset({"kind", "aim", "side", "reticence", "review", "about", "speakers", "column", "of", "sheet", "to"})
FIXED = MappingProxyType(
    {
        "question": _ANSWER | {"per"},
        "field": _ANSWER,
        "viewpoint": frozenset({"principle", "points", "cite"}),
        "section": frozenset({"kind", "of", "parts", "picture", "over", "last", "link", "skip", "skip_why", "column"}),
    }
)
INNER = MappingProxyType({"step": ("question",), "question": ("field", "options"), "field": ("options",)})
TOP = MappingProxyType({"phase": ("step", "check"), "viewpoints": ("viewpoint",), "records": ("question", "template")})
KEYS = frozenset({"phase", "step", "check", "viewpoint"})
OF_RECORDS = frozenset({"phase", "question", "template"})
PLACE = "after"  # the id of the entry it stands behind; "" is the first place


def laid_over(ours: Raw, theirs: Raw, file: str) -> Raw:
    """One of our files with an office's over it; `file` (phase1.toml, viewpoints1.toml) tells which parts it holds.

    Raises Problem("practice_file") with the ids of the entry as its key.
    """
    for key in theirs.keys() - (OF_RECORDS if file.startswith("records") else KEYS):
        raise fault(file, key, UNKNOWN)
    laid = dict(ours)
    for kind in next(kinds for name, kinds in TOP.items() if file.startswith(name)):
        entries = lay(kind, ours.get(kind, []), theirs.get(kind, []), file, "")
        laid[kind] = list(_withdrawn(kind, entries, file))
    return laid


def lay(kind: str, ours: list[Raw], theirs: object, file: str, within: str) -> list[Raw]:
    """The entries of one kind with an office's over them; `within`: the ids they stand in, each with a point."""
    made = {entry["id"]: entry for entry in ours}
    order, seen = list(made), set[str]()
    for place, entry in enumerate(_entries(theirs, kind, file, within)):
        own = _id(entry, file, f"{within}{kind}[{place}]")
        if own in seen:
            raise fault(file, f"{within}{own}.id", DUPLICATE)
        seen.add(own)
        if own in made:
            made[own] = _replaced(kind, made[own], entry, file, f"{within}{own}.")
        else:
            made[own] = _added(kind, entry, file, f"{within}{own}.")
            order.append(own)
        if PLACE in entry:
            _move(order, own, entry[PLACE], file, f"{within}{own}.{PLACE}")
    return [made[each] for each in order]


def _entries(theirs: object, kind: str, file: str, within: str) -> list[Raw]:
    if not isinstance(theirs, list) or any(not isinstance(entry, dict) for entry in theirs):
        raise fault(file, f"{within}{kind}", WRONG_TYPE)
    return theirs


def _id(entry: Raw, file: str, where: str) -> str:
    if "id" not in entry:
        raise fault(file, f"{where}.id", MISSING)
    if not isinstance(entry["id"], str):
        raise fault(file, f"{where}.id", WRONG_TYPE)
    return entry["id"]


def _replaced(kind: str, ours: Raw, theirs: Raw, file: str, within: str) -> Raw:
    """An entry of ours with the office's words; what it names as it is with us does no harm."""
    made = dict(ours)
    for key, value in theirs.items():
        if key in INNER.get(kind, ()):
            made[key] = lay(key, ours.get(key, []), value, file, within)
        elif key in ("id", PLACE) or ours.get(key) == value:
            continue
        elif key in REPLACED[kind]:
            made[key] = value
        else:
            known = key in ours or key in FIXED.get(kind, ())
            raise fault(file, f"{within}{key}", OURS if known else UNKNOWN)
    return made


def _added(kind: str, entry: Raw, file: str, within: str) -> Raw:
    """A new entry; a viewpoint is the guideline's, and cannot be new."""
    if kind == "viewpoint":
        raise fault(file, f"{within}id", NO_SUCH)
    return {key: value for key, value in entry.items() if key != PLACE}


def _move(order: list[str], own: str, behind: object, file: str, where: str) -> None:
    if not isinstance(behind, str):
        raise fault(file, where, WRONG_TYPE)
    order.remove(own)
    if behind and behind not in order:
        raise fault(file, where, NO_SUCH)
    order.insert(order.index(behind) + 1 if behind else 0, own)


def _withdrawn(kind: str, entries: list[Raw], file: str) -> Iterator[Raw]:
    """A withdrawn step asks none of its questions; a withdrawn check is not looked for."""
    for entry in entries:
        if "withdrawn" not in entry or kind not in ("step", "check"):
            yield entry
            continue
        if not MONTH.fullmatch(str(entry["withdrawn"])):
            raise fault(file, f"{entry['id']}.withdrawn", NOT_ALLOWED)
        if kind == "step":
            rest: Mapping[str, Any] = {key: value for key, value in entry.items() if key != "withdrawn"}
            asked = [_silent(each, entry["withdrawn"]) for each in _questions(entry)]
            yield {**rest, "question": asked}


def _silent(question: Any, month: object) -> Any:
    return {**question, "withdrawn": month} if isinstance(question, dict) else question


def _questions(step: Raw) -> list[Any]:
    found = step.get("question", [])
    return found if isinstance(found, list) else [found]
