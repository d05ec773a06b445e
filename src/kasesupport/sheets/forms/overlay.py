"""An office's words and order for a sheet, laid over ours by the permanent ids of its sections; and the way back.

What a sheet may carry for whom (audience, whose questions) stays ours: no file of an office can loosen it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from kasesupport.practice.overlay import PLACE, lay
from kasesupport.practice.reader import OURS, UNKNOWN, fault
from kasesupport.sheets.forms.spec import Form

Raw = dict[str, Any]
SHEET = "sheet"  # the key by which a file says over which of ours it is laid; one with `id` is a whole sheet
HEAD = frozenset({"label", "title", "purpose", "foot", "name", "giver", "page"})  # what may be set anew of the head
FIXED = frozenset(each.name for each in fields(Form)) - HEAD  # of the head, what stays ours
GIVEN_UP = ("title", "hint")  # of a section of ours: "" takes it away


def laid_over(ours: Raw, theirs: Raw, file: str) -> Raw:
    """A sheet as TOML has it with an office's over it; hidden sections are still there, marked `hidden`.

    Raises Problem("practice_file") with the ids of the section as its key.
    """
    for key in theirs.keys() - HEAD - {SHEET, "section"}:
        raise fault(file, key, OURS if key in FIXED or key in ours else UNKNOWN)
    head = {key: value for key, value in theirs.items() if key in HEAD}
    sections = lay("section", ours["section"], theirs.get("section", []), file, "")
    return {**ours, **head, "section": [_without_emptied(each) for each in sections]}


def shown(laid: Raw) -> Raw:
    """The sheet as it is printed: without what is hidden."""
    kept = [each for each in laid["section"] if not each.get("hidden")]
    return {**laid, "section": [{k: v for k, v in each.items() if k != "hidden"} for each in kept]}


def difference(ours: Raw, wanted: Raw) -> Raw:
    """What must be laid over ours to come to `wanted`, which may have sections marked `hidden` or lack some."""
    base = {each["id"]: each for each in ours["section"]}
    order = [each["id"] for each in wanted["section"] if each["id"] in base]
    moved = order != [key for key in base if key in order] or len(order) < len(wanted["section"])
    head = {key: value for key, value in wanted.items() if key not in ("id", "section") and ours.get(key) != value}
    sections = list(_changes(base, wanted["section"], moved=moved))
    sections += [{"id": key, "hidden": True} for key in base if key not in order]
    return {SHEET: ours["id"], **head, "section": sections}


def written(raw: Raw) -> str:
    """As TOML: single values first, then each section."""
    lines = [f"{key} = {_value(value)}" for key, value in raw.items() if key != "section"]
    for section in raw.get("section", []):
        lines += ["", "[[section]]", *(f"{key} = {_value(value)}" for key, value in section.items())]
    return "\n".join(lines) + "\n"


def _changes(base: Mapping[str, Raw], sections: list[Raw], *, moved: bool) -> Iterator[Raw]:
    before = ""
    for section in sections:
        mine = base.get(section["id"], {})
        changed = {key: value for key, value in section.items() if mine.get(key) != value and key != "hidden"}
        changed |= {key: "" for key in GIVEN_UP if key in mine and key not in section}
        changed |= {"hidden": True} if section.get("hidden") else {}
        changed |= {PLACE: before} if moved else {}
        changed.pop("id", None)
        if changed:
            yield {"id": section["id"], **changed}
        before = section["id"]


def _without_emptied(section: Raw) -> Raw:
    return {key: value for key, value in section.items() if key not in GIVEN_UP or value != ""}


def _value(value: object) -> str:
    """JSON's words are TOML's, but for tables and a sign that TOML wants escaped."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_value(inner) for inner in value) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
