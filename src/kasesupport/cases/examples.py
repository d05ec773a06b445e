"""The example families of resources/example, taken in by the same acts as in the windows."""

import tomllib
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from kasesupport import resources
from kasesupport.cases import (
    confiding,
    ecomap,
    events,
    families,
    gaps,
    households,
    levels,
    notes,
    own_maps,
    people,
    plans,
    register,
    talks,
    unions,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.store.casefile import CaseFile

Told = dict[str, Any]
Ids = dict[str, str]
DATES = ("birth", "death", "since", "until")


def files() -> tuple[Path, ...]:
    """The example families' files, by name."""
    return tuple(sorted(resources.path("example").glob("*.toml")))


def take_in_all(file: CaseFile) -> tuple[OpenCase, ...]:
    """Take in every example family."""
    return tuple(take_in(file, tomllib.loads(path.read_text(encoding="utf-8"))) for path in files())


def take_in(file: CaseFile, told: Told) -> OpenCase:
    """One family from its TOML: people first, then the picture, then what was said and agreed."""
    return taken(file, told)[0]


def taken(file: CaseFile, told: Told) -> tuple[OpenCase, Ids]:
    """The same, with the ids by the keys of the file."""
    case = families.create(file, told["name"], told.get("kana", ""))
    ids: Ids = {}
    for entry in told.get("person", ()):
        ids[entry["key"]] = people.add_person(case, **_person(entry))
    for entry in told.get("union", ()):
        _union(case, entry, ids)
    for entry in told.get("household", ()):
        households.add_household(case, [ids[key] for key in entry["members"]], entry["name"])
    for entry in told.get("resource", ()):
        _resource(case, entry, ids)
    for entry in told.get("own_map", ()):
        _own_map(case, entry, ids)
    _talk(case, told, ids)
    _plan(case, told, ids)
    _time(case, told, ids)
    return case, ids


def _person(entry: Told) -> Told:
    renamed = {"index": "is_index", "pregnancy": "is_pregnancy"}
    dated = {k: PartialDate.from_text(v) if k in DATES else v for k, v in entry.items() if k != "key"}
    return {renamed.get(key, key): value for key, value in dated.items()}


def _union(case: OpenCase, entry: Told, ids: Ids) -> None:
    partners = [ids[key] for key in entry["partners"]]
    if len(partners) == 2:
        union = unions.join(case, partners[0], partners[1], entry["kind"])
    else:
        union = unions.alone(case, partners[0])
    ids[entry["key"]] = union
    if dates := {key: PartialDate.from_text(entry[key]) for key in ("since", "until") if key in entry}:
        unions.edit_union(case, union, **dates)
    for child in entry.get("children", ()):
        unions.add_child(case, union, ids[child])


def _resource(case: OpenCase, entry: Told, ids: Ids) -> None:
    tie = dict(entry["tie"])
    to, consent = ids[tie.pop("to")] if "to" in tie else HOUSEHOLD, tie.pop("consent", "")
    ids[entry["key"]], tie_id = ecomap.add_resource(case, entry["name"], entry["kind"], to)
    ecomap.edit_tie(case, tie_id, **tie)
    if consent:
        ecomap.set_consent(case, tie_id, consent)
    if entry.get("council"):
        register.edit(case.file, ids[entry["key"]], council=True)


def _own_map(case: OpenCase, entry: Told, ids: Ids) -> None:
    """What somebody of the family drew: entries of the register by their keys, or words of their own."""
    on = case.file.today() + timedelta(days=entry["on"])
    drawn = own_maps.start(case, ids[entry["author"]], on, entry["title"])
    for told in entry["tie"]:
        to = ids[told["to"]] if "to" in told else HOUSEHOLD
        if "entry" in told:
            tie = own_maps.add_tie(case, drawn, ids[told["entry"]], to)
        else:
            _, tie = own_maps.add_words(case, drawn, told["words"], told.get("kind", "own"), to)
        if manner := {key: told[key] for key in ("strength", "purpose") if key in told}:
            ecomap.edit_tie(case, tie, **manner)


def _talk(case: OpenCase, told: Told, ids: Ids) -> None:
    for entry in told.get("statement", ()):
        values = _refer(entry, ids, speaker_id="by_person", subject_id="about")
        agreed = values.pop("may_tell", False)
        said = talks.say(case, **values)
        if agreed:
            confiding.may_tell(case, "statement", said, agreed=True)
    for entry in told.get("answer", ()):
        values = _refer(entry, ids, subject_id="about")
        talks.answer(case, values.pop("question"), _value(case, values.pop("value", None), ids), **values)
    for entry in told.get("note", ()):
        noted(case, ids, **entry)


def noted(case: OpenCase, ids: Ids, question: str, about: str = "", values: Told | None = None, said: Any = ()) -> None:
    """A note of today. What was said: field, speaker, key of the person or "", words."""
    today = case.file.today()
    note = notes.add_note(case, question, today, ids[about] if about else "")
    for name, value in (values or {}).items():
        talks.answer(case, name, _value(case, value, ids), note_id=note)
    for name, speaker, by, text in said:
        who = {"speaker_id": ids[by]} if by else {}
        talks.say(case, name, text, speaker, note_id=note, said_on=today.isoformat(), **who)


def _value(case: OpenCase, value: object, ids: Ids) -> object:
    """{ days = 3 } is the day three days from today, { key = "himari" } the id of what the file calls so."""
    match value:
        case {"key": key}:
            return ids[key]
        case {"days": days} | {"ahead": days}:
            return _day(case, days)
        case _:
            return value


def _plan(case: OpenCase, told: Told, ids: Ids) -> None:
    for noun in ("need", "strength", "consent", "appointment"):
        for entry in told.get(noun, ()):
            values = _dated(case, _refer(entry, ids, person_id="about", resource_id="resource"))
            ids[entry.get("key", "")] = plans.add_entry(case, noun, **values)
    for entry in told.get("gap", ()):
        to = ids[entry["for"]] if "for" in entry else HOUSEHOLD
        gaps.note(case, entry["text"], entry["kind"], to=to, need=ids[entry["need"]])
    if "plan" in told:
        _agreed(case, told, ids)


def _agreed(case: OpenCase, told: Told, ids: Ids) -> None:
    plan = plans.current_plan(case)
    plans.edit_plan(case, **_dated(case, told["plan"]))
    for entry in told.get("goal", ()):
        ids[entry["key"]] = plans.add_entry(case, "goal", plan_id=plan, text=entry["text"], check=entry["check"])
        plans.link_needs(case, ids[entry["key"]], [ids[key] for key in entry.get("needs", ())])
    for entry in told.get("action", ()):
        values = _dated(case, _refer(entry, ids, person_id="person", resource_id="resource", goal_id="goal"))
        plans.add_entry(case, "action", plan_id=plan, **values)


def _time(case: OpenCase, told: Told, ids: Ids) -> None:
    """`days` is counted from today on."""
    for entry in told.get("level", ()):
        values = dict(entry)
        on = case.file.today() + timedelta(days=values.pop("days"))
        levels.mark(case, values.pop("series"), on, values.pop("value"), **values)
    for entry in told.get("event", ()):
        values = _refer(entry, ids, person_id="about")
        told_on = PartialDate.of(case.file.today() + timedelta(days=values.pop("days")))
        events.add_event(case, told_on, values.pop("text"), **values)


def _refer(entry: Told, ids: Ids, **columns: str) -> Told:
    """The entry with the keys of others replaced by their ids."""
    named = {column: ids[entry[key]] for column, key in columns.items() if key in entry}
    return {**{k: v for k, v in entry.items() if k not in {*columns.values(), "key"}}, **named}


def _dated(case: OpenCase, entry: Told) -> Told:
    """The entry with numbers of days as dates from today on."""
    day = partial(_day, case)
    return {key: day(value) if isinstance(value, int) else value for key, value in entry.items()}


def _day(case: OpenCase, days: int) -> str:
    return (case.file.today() + timedelta(days=days)).isoformat()
