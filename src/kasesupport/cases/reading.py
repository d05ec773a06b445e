"""Rows of the store made into the frozen values of the domain."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, OwnMap, Resource, Tie
from kasesupport.domain.merging import Former
from kasesupport.domain.people import Bond, Condition, FamilyGraph, Household, Person, Union
from kasesupport.domain.record import (
    Action,
    Answer,
    Appointment,
    CheckNote,
    Consent,
    Episode,
    Event,
    Goal,
    Level,
    Need,
    Note,
    PhaseMark,
    Plan,
    Statement,
    Strength,
)
from kasesupport.store import tables

Row = Mapping[str, Any]
Rows = Callable[[Table], Sequence[Row]]


def graph(name: str, rows: Rows) -> FamilyGraph:
    """The family graph of one family."""
    return FamilyGraph(
        persons=_persons(rows(tables.person), rows(tables.condition)),
        unions=_unions(rows(tables.union), rows(tables.parentage), rows(tables.custody)),
        households=_households(rows(tables.household), rows(tables.household_member)),
        bonds=tuple(_bond(row) for row in rows(tables.bond)),
        name=name,
    )


def _persons(persons: Iterable[Row], conditions: Iterable[Row]) -> tuple[Person, ...]:
    of_person = _grouped(conditions, "person_id")
    return tuple(_person(row, of_person[row["id"]]) for row in persons)


def _person(row: Row, conditions: Iterable[Row]) -> Person:
    return Person(
        id=row["id"], name=row["name"], kana=row["kana"], called=row["called"], sex=row["sex"] or "U",
        birth=_date(row["birth"]), death=_date(row["death"]), deceased=bool(row["deceased"] or row["death"]),
        index=bool(row["is_index"]), pregnancy=bool(row["is_pregnancy"]), note=row["note"], gender=row["gender"],
        key_person=bool(row["key_person"]), missing=bool(row["missing"]), kind=row["kind"] or "person",
        loss=row["loss"], work=row["work"], care=row["care"], staff_note=row["staff_note"],
        former=row["former"],
        conditions=tuple(_condition(row) for row in conditions),
    )  # fmt: skip


def _condition(row: Row) -> Condition:
    return Condition(row["id"], row["kind"] or "illness", row["state"] or "now", row["text"])


def _bond(r: Row) -> Bond:
    return Bond(r["a_id"], r["b_id"], r["kind"], bool(r["directed"]), r["id"], _date(r["since"]), r["note"])


def _date(text: str) -> PartialDate | None:
    return PartialDate.from_text(text) if text else None


def _unions(unions: Iterable[Row], parentages: Iterable[Row], custodies: Iterable[Row]) -> tuple[Union, ...]:
    children, custody = _grouped(parentages, "union_id"), _grouped(custodies, "parentage_id")
    made = [_union(row, children[row["id"]], custody) for row in unions]
    # Time order where it is told, else the order of entry (sorted keeps it).
    return tuple(sorted(made, key=lambda union: union.since.text().lstrip("~") if union.since else ""))


def _union(row: Row, parentages: list[Row], custody: Mapping[str, list[Row]]) -> Union:
    births = [group for key, group in _grouped(parentages, "twin_group").items() if key and len(group) > 1]
    return Union(
        id=row["id"],
        partners=tuple(p for p in (row["a_id"], row["b_id"]) if p),
        children=_children(parentages),
        kind=row["kind"] or "unknown",
        since=_date(row["since"]),
        until=_date(row["until"]),
        child_kinds=tuple((p["child_id"], p["kind"]) for p in parentages if p["kind"] not in {"", "biological"}),
        twins=tuple(_children(group) for group in births),
        identical=tuple(_children(group) for group in births if all(p["identical"] for p in group)),
        custody=tuple((p["child_id"], c["parent_id"]) for p in parentages for c in custody.get(p["id"], ())),
    )


def _children(parentages: Iterable[Row]) -> tuple[str, ...]:
    return tuple(p["child_id"] for p in parentages)


def _households(households: Iterable[Row], members: Iterable[Row]) -> tuple[Household, ...]:
    by_household = _grouped(members, "household_id")
    lived_in = [row for row in households if by_household[row["id"]]]
    return tuple(
        Household(row["id"], tuple(m["person_id"] for m in by_household[row["id"]]), row["name"]) for row in lived_in
    )


def formers(rows: Iterable[Row]) -> tuple[Former, ...]:
    """Families that became part of this one."""
    return tuple(_value(Former, row) for row in rows)


def _grouped(rows: Iterable[Row], column: str) -> defaultdict[Any, list[Row]]:
    found: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def ecomap(rows: Rows, shortages: Mapping[str, Row]) -> dict[str, Any]:
    """Ties, gaps and own maps: the fields of CaseRecord of the same names. `shortages`: the area's list by id."""
    ties = [_tie(row) for row in rows(tables.tie)]
    return {
        "ties": tuple(tie for tie in ties if not tie.own_map),
        "own_ties": tuple(tie for tie in ties if tie.own_map),
        "gaps": tuple(_gap(row, shortages[row["shortage_id"]]) for row in rows(tables.gap)),
        "own_maps": tuple(_value(OwnMap, row) for row in rows(tables.own_map)),
    }


def _tie(r: Row) -> Tie:
    return Tie(
        r["id"], r["resource_id"], r["person_id"] or HOUSEHOLD, r["strength"] or "normal",
        r["direction"] or None, r["state"] or "now", r["purpose"], r["frequency"], r["since"], r["until"],
        r["chosen_by"], r["consent"], r["consent_on"], r["own_map_id"] or "",
    )  # fmt: skip


def _gap(r: Row, shortage: Row) -> Gap:
    return Gap(
        r["id"], r["shortage_id"], shortage["text"], shortage["kind"] or "other", r["person_id"] or HOUSEHOLD,
        r["need_id"] or "", r["noted_on"], r["seen_on"], r["met_on"],
    )  # fmt: skip


def resources(rows: Iterable[Row]) -> tuple[Resource, ...]:
    """Entries of the register."""
    return tuple(Resource(r["id"], r["name"], r["kind"] or "other", r["closed_on"], bool(r["council"])) for r in rows)


def talk(rows: Rows) -> dict[str, Any]:
    """What was said and answered: the fields of CaseRecord of the same names."""
    answers, notes = _grouped(rows(tables.answer), "note_id"), rows(tables.note)
    return {
        "statements": tuple(_value(Statement, r) for r in rows(tables.statement)),
        "answers": tuple(_answer(r) for r in answers[None]),
        "notes": tuple(_value(Note, r, answers=tuple(_answer(a) for a in answers[r["id"]])) for r in notes),
        "withheld": tuple((r["subject_id"], r["field"], r["state"]) for r in rows(tables.withheld)),
        "bookmarks": tuple((r["phase"], r["step"]) for r in rows(tables.bookmark)),
    }


def _answer(r: Row) -> Answer:
    return Answer(r["question"], json.loads(r["value"] or "null"), r["subject_id"] or "", r["state"])


def plan(rows: Rows) -> dict[str, Any]:
    """Needs, strengths, plans, consents and appointments: the fields of CaseRecord of the same names."""
    goals, actions = _goals(rows), _grouped(rows(tables.action), "plan_id")
    tags = _grouped(rows(tables.need_tag), "need_id")
    return {
        "needs": tuple(_value(Need, r, tags=tuple(t["tag"] for t in tags[r["id"]])) for r in rows(tables.need)),
        "strengths": tuple(_value(Strength, r) for r in rows(tables.strength)),
        "plans": tuple(
            _value(Plan, r, goals=tuple(goals[r["id"]]), actions=tuple(_value(Action, a) for a in actions[r["id"]]))
            for r in rows(tables.plan)
        ),
        "consents": tuple(_value(Consent, r) for r in rows(tables.consent)),
        "appointments": tuple(_value(Appointment, r) for r in rows(tables.appointment)),
    }


def time(rows: Rows) -> dict[str, Any]:
    """Marks of involvement and capacity, what happened, episodes: the fields of CaseRecord of the same names."""
    return {
        "episodes": tuple(_value(Episode, r) for r in rows(tables.episode)),
        "phase_marks": tuple(_value(PhaseMark, r) for r in rows(tables.phase_mark)),
        "check_notes": tuple(_value(CheckNote, r) for r in rows(tables.check_note)),
        "levels": tuple(_value(Level, r) for r in rows(tables.level)),
        "events": tuple(_value(Event, r, shared=bool(r["shared"])) for r in rows(tables.event)),
    }


def _goals(rows: Rows) -> defaultdict[str, list[Goal]]:
    needs = _grouped(rows(tables.goal_need), "goal_id")
    found: defaultdict[str, list[Goal]] = defaultdict(list)
    for row in rows(tables.goal):
        from_needs = tuple(link["need_id"] for link in needs[row["id"]])
        found[row["plan_id"]].append(_value(Goal, row, needs=from_needs))
    return found


def _value(kind: type[Any], row: Row, **extra: Any) -> Any:
    """A frozen value from the row's columns of the same names; NULL becomes an empty text."""
    columns = {name: row[name] or "" for name in kind.__slots__ if name not in extra}
    return kind(**columns, **extra)
