"""Reads resources/practice/*.toml strictly: what is unknown, missing or points nowhere is named with file and key."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

from kasesupport import resources
from kasesupport.domain.record import Speaker
from kasesupport.practice import model
from kasesupport.practice.aids import load_series, load_techniques
from kasesupport.practice.meetings import load_meetings
from kasesupport.practice.model import (
    Aim,
    Check,
    Comparison,
    Condition,
    Option,
    Phase,
    Point,
    Practice,
    Principle,
    Question,
    Step,
    Viewpoint,
)
from kasesupport.practice.reader import MONTH, NO_SUCH, NOT_ALLOWED, Table, all_of, each_of, read
from kasesupport.practice.records import load_records
from kasesupport.practice.references import check_references

T = TypeVar("T")
Reading = Callable[[Path], Table]

ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
# Attributes that only some kinds have.
ONLY: dict[str, frozenset[str]] = {
    "options": model.WITH_OPTIONS,
    "column": frozenset({"plan_text"}),
    "of": frozenset({"recall"}),
    "sheet": frozenset({"sheet"}),
    "ends": frozenset({"scale"}),
    "speakers": frozenset({"statements"}),
    "about": model.ASKED | {"ticks"},
    "reticence": model.ASKED,
    "field": frozenset({"notes"}),
    "per": frozenset({"notes"}),
    "add": frozenset({"notes"}),
    "to": frozenset({"link"}),
}


def load(root: Path | None = None, reading: Reading = read) -> Practice:
    """The practice model of one folder (ours without an argument). `reading` may lay something over a phase's file.

    Raises Problem("practice_file", file, key, why).
    """
    folder = root or resources.path("practice")
    principles = all_of(folder / "principles.toml", "principle", _principle)
    aims = all_of(folder / "goals.toml", "goal", _aim)
    heads = all_of(folder / "phases.toml", "phase", _head)
    phases = tuple(_phase(folder, head, principles, aims, reading) for head in heads)
    records, templates = load_records(folder, reading, partial(_question, aims={}))
    check_references(phases, records)
    techniques = load_techniques(folder)
    meetings = load_meetings(folder, partial(_question, aims={}))
    return Practice(principles, aims, phases, load_series(folder), techniques, records, templates, meetings)


def _id(table: Table) -> str:
    found = table.text("id")
    if not ID.fullmatch(found):
        raise table.fault("id", NOT_ALLOWED)
    return found


def _principle(table: Table) -> Principle:
    return Principle(_id(table), table.number("number"), table.text("name"), table.text("lead"), table.text("cite"))


def _aim(table: Table) -> Aim:
    return Aim(_id(table), table.number("number"), table.text("name"), table.text("plain"), table.text("cite"))


def _head(table: Table) -> Phase:
    name = table.text("name")
    return Phase(
        _id(table), table.number("number"), name, table.text("lead"), table.text("cite"), table.text("short", name)
    )


def _phase(
    folder: Path, head: Phase, principles: tuple[Principle, ...], aims: tuple[Aim, ...], reading: Reading
) -> Phase:
    whole = reading(folder / f"phase{head.number}.toml")
    whole.one_of("phase", [head.id])
    phase = Phase(
        head.id, head.number, head.name, head.lead, head.cite,
        head.short,
        steps=each_of(whole, "step", partial(_step, aims={aim.id: aim for aim in aims})),
        checks=each_of(whole, "check", _check),
        viewpoints=_viewpoints(folder, head, frozenset(principle.id for principle in principles), reading),
    )  # fmt: skip
    whole.done()
    return phase


def _viewpoints(folder: Path, head: Phase, principles: frozenset[str], reading: Reading) -> tuple[Viewpoint, ...]:
    """Those of viewpointsN.toml; a phase that is still in preparation may have no such file."""
    path = folder / f"viewpoints{head.number}.toml"
    if not path.exists():
        return ()
    whole = reading(path)
    whole.one_of("phase", [head.id])
    viewpoints = each_of(whole, "viewpoint", partial(_viewpoint, number=head.number, principles=principles))
    whole.done()
    return viewpoints


def _viewpoint(table: Table, number: int, principles: frozenset[str]) -> Viewpoint:
    viewpoint_id = table.text("id")
    if not re.fullmatch(rf"{number}-[1-9][0-9]*", viewpoint_id):
        raise table.fault("id", NOT_ALLOWED)
    points = tuple(Point(f"{viewpoint_id}-{i}", words) for i, words in enumerate(table.texts("points"), start=1))
    principle = table.text("principle")
    if principle not in principles:
        raise table.fault("principle", NO_SUCH)
    return Viewpoint(viewpoint_id, principle, points, table.texts("ask"), table.text("cite"))


def _step(table: Table, aims: Mapping[str, Aim]) -> Step:
    questions = _needed(table, "question", each_of(table, "question", partial(_question, aims=aims)))
    return Step(_id(table), table.text("title"), table.text("lead"), questions, _show_if(table))


def _question(table: Table, aims: Mapping[str, Aim], side_above: str = "family") -> Question:
    kind = table.one_of("kind", get_args(model.Kind))
    for key, kinds in ONLY.items():
        if table.has(key) and kind not in kinds:
            raise table.fault(key, NOT_ALLOWED)
    aim = _aim_of(table, aims)
    side = table.one_of("side", get_args(model.Side), side_above)
    return Question(
        id=_id(table),
        kind=kind,
        label=table.text("label", aim.plain if aim else None),
        aim=aim.id if aim else "",
        hint=table.text("hint", ""),
        side=side,
        reticence=table.flag("reticence", side == "family" and kind in model.ASKED),
        show_if=_show_if(table),
        cite=table.text("cite", ""),
        withdrawn=_withdrawn(table),
        review=table.flag("review", default=False),
        fields=_fields(table, aims, side) if kind == "notes" else (),
        **_of_its_kind(table, kind),
    )


def _fields(table: Table, aims: Mapping[str, Aim], side: str) -> tuple[Question, ...]:
    """What a note is made of. What belongs to the office whole has no field for the family."""
    fields = _needed(table, "field", each_of(table, "field", partial(_question, aims=aims, side_above=side)))
    if any(field.kind not in model.FIELDS or (side, field.side) == ("office", "family") for field in fields):
        raise table.fault("field", NOT_ALLOWED)
    return fields


def _aim_of(table: Table, aims: Mapping[str, Aim]) -> Aim | None:
    if not table.has("aim"):
        return None
    aim = aims.get(table.text("aim"))
    if aim is None:
        raise table.fault("aim", NO_SUCH)
    return aim


def _of_its_kind(table: Table, kind: str) -> dict[str, Any]:
    """The attributes that only this kind has. The needed ones have no default."""
    return {
        "about": table.one_of("about", get_args(model.About), ""),
        "options": _options(table) if kind in model.WITH_OPTIONS else (),
        "speakers": _speakers(table) if kind == "statements" else (),
        "column": table.one_of("column", get_args(model.PlanColumn)) if kind == "plan_text" else None,
        "of": table.texts("of") if kind == "recall" else (),
        "sheet": table.text("sheet") if kind == "sheet" else "",
        "ends": _ends(table),
        "per": table.one_of("per", get_args(model.Per), ""),
        "add": table.text("add", ""),
        "to": table.one_of("to", get_args(model.Target)) if kind == "link" else None,
    }


def _options(table: Table) -> tuple[Option, ...]:
    return _needed(table, "options", each_of(table, "options", _option))


def _option(table: Table) -> Option:
    return Option(_id(table), table.text("label"), _withdrawn(table))


def _needed(table: Table, key: str, values: tuple[T, ...]) -> tuple[T, ...]:
    if not values:
        raise table.fault(key, NOT_ALLOWED)
    return values


def _speakers(table: Table) -> tuple[Speaker, ...]:
    speakers = table.texts("speakers", model.SPEAKERS)
    if not set(speakers) <= set(model.SPEAKERS):
        raise table.fault("speakers", NOT_ALLOWED)
    return tuple(speaker for speaker in model.SPEAKERS if speaker in speakers)


def _ends(table: Table) -> tuple[str, ...]:
    ends = table.texts("ends", ())
    if len(ends) not in {0, 2}:
        raise table.fault("ends", NOT_ALLOWED)
    return ends


def _withdrawn(table: Table) -> str:
    month = table.text("withdrawn", "")
    if month and not MONTH.fullmatch(month):
        raise table.fault("withdrawn", NOT_ALLOWED)
    return month


def _show_if(table: Table) -> Condition | None:
    if not table.has("show_if"):
        return None
    inner = table.table("show_if")
    condition = _condition(inner)
    inner.done()
    return condition


def _condition(table: Table) -> Condition:
    found = [operator for operator in get_args(model.Operator) if table.has(operator)]
    if len(found) != 1:
        raise table.fault("is", NOT_ALLOWED)
    return Condition(table.text("question"), found[0], table.texts(found[0]))


def _check(table: Table) -> Check:
    when = _needed(table, "when", each_of(table, "when", _term))
    return Check(_id(table), when, table.text("words"), table.text("step"), table.text("cite", ""))


def _term(table: Table) -> Condition | Comparison:
    if table.has("question"):
        return _condition(table)
    if table.has("notes"):
        return Comparison(f"notes:{table.text('notes')}", **_limits(table))
    return Comparison(table.text("fact"), **_limits(table))


def _limits(table: Table) -> dict[str, int]:
    limits = {name: table.number(name) for name in ("below", "above") if table.has(name)}
    if not limits:
        raise table.fault("below", NOT_ALLOWED)
    return limits
