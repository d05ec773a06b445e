"""Unions, children and households of two families that became one: what both told is there once, nothing is invented.

Where both name other parents by birth, those of the family that stays hold, and the others are written down as a note.
"""

from collections import defaultdict
from collections.abc import KeysView
from dataclasses import dataclass, field

from sqlalchemy import Connection

from kasesupport.cases.merging_persons import below, in_words, note_below
from kasesupport.cases.merging_rows import Both, become, drop, rows, set_
from kasesupport.cases.telling import Teller, column_word, details, label, word
from kasesupport.domain.changes import Change, Row
from kasesupport.domain.texts import LINE_LIMIT
from kasesupport.store import tables

UNION, LINE, CUSTODY = tables.union, tables.parentage, tables.custody
HOUSE, MEMBER = tables.household, tables.household_member
TOLD = ("kind", "since", "until")
BY_BIRTH = ("", "biological")
PARENTS = 2


@dataclass(slots=True)
class Kin:
    """The unions with their children while they are joined; `old`: ids of those of the family that stays."""

    connection: Connection
    both: Both
    unions: dict[str, Row]
    lines: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))  # by union
    old: frozenset[str] = frozenset()

    def partners(self, union_id: object) -> frozenset[object]:
        """Those of its two partners who are known."""
        row = self.unions[str(union_id)]
        return frozenset(one for one in (row["a_id"], row["b_id"]) if one)

    def children(self, union_id: str) -> frozenset[object]:
        """Its children."""
        return frozenset(line["child_id"] for line in self.lines[union_id])

    def forget(self, union_id: str) -> None:
        """It goes, and with it what still hangs on it."""
        drop(self.connection, UNION, self.unions.pop(union_id))
        self.lines.pop(union_id, None)


def join_kin(connection: Connection, both: Both) -> None:
    """After persons became one."""
    if not both.pairs:
        return
    kin = _read(connection, both)
    for goes in [each for each in kin.unions if each not in kin.old]:
        _same_partners(kin, goes)
    for goes in [each for each in kin.unions if each not in kin.old]:
        _other_parent(kin, goes)
        for line in tuple(kin.lines[goes]):
            _told_twice(kin, line)
    for each in [union for union in kin.unions if len(kin.partners(union)) + len(kin.children(union)) < PARENTS]:
        kin.forget(each)
    _households(connection, both)


def _read(connection: Connection, both: Both) -> Kin:
    family = both.case.family_id
    kin = Kin(connection, both, {str(row["id"]): row for row in rows(connection, UNION, UNION.c.family_id == family)})
    for line in rows(connection, LINE, LINE.c.family_id == family):
        kin.lines[str(line["union_id"])].append(line)
    kin.old = frozenset(each for each in kin.unions if each not in both.theirs["union"])
    return kin


def _same_partners(kin: Kin, goes: str) -> None:
    """Two unions of the same two are one."""
    pair = kin.partners(goes)
    stays = next((each for each in kin.old if each in kin.unions and kin.partners(each) == pair), "")
    if len(pair) < PARENTS or not stays:
        return
    ours, theirs = kin.unions[stays], kin.unions[goes]
    empty = {"kind": ("", "unknown")}
    told: Row = {name: ours[name] if ours[name] not in empty.get(name, ("",)) else theirs[name] for name in TOLD}
    set_(kin.connection, UNION, ours, **told)
    left: Row = {n: theirs[n] for n in TOLD if theirs[n] not in (*empty.get(n, ("",)), told[n])}
    ours.update(told)
    note_below(kin.connection, str(ours["a_id"]), _union_told(kin, theirs, left))
    for line in kin.lines.pop(goes, []):
        twin = next((each for each in kin.lines[stays] if each["child_id"] == line["child_id"]), None)
        if twin is None:
            set_(kin.connection, LINE, line, union_id=stays)
            kin.lines[stays].append({**line, "union_id": stays})
        else:
            _into(kin, line, twin)
    kin.forget(goes)
    become(kin.connection, kin.both, goes, stays)


def _union_told(kin: Kin, union: Row, left: Row) -> list[str]:
    teller = Teller(kin.connection)
    found = details(teller, Change("union", "", None, left)) if left else ()
    name = label(teller, "union", union)
    return [in_words(f"{word('ja', 'table.union')}（{name}）の{each.field}", each.after) for each in found]


def _other_parent(kin: Kin, goes: str) -> None:
    """One parent is known here, another one there, of the same children: they are the two parents of these."""
    alone = [each for each in kin.old if each in kin.unions and len(kin.partners(each)) == 1]
    for stays in alone if len(kin.partners(goes)) == 1 else ():
        shared = kin.children(stays) & kin.children(goes)
        if not shared or kin.partners(stays) == kin.partners(goes) or not _by_birth(kin, stays, goes):
            continue
        if kin.children(stays) <= kin.children(goes):
            _gets(kin, stays, kin.partners(goes))
        elif kin.children(goes) <= kin.children(stays):
            _gets(kin, goes, kin.partners(stays))
        return


def _by_birth(kin: Kin, *unions: str) -> bool:
    return all(line["kind"] in BY_BIRTH for union in unions for line in kin.lines[union])


def _gets(kin: Kin, union_id: str, others: frozenset[object]) -> None:
    row = kin.unions[union_id]
    free = "b_id" if row["a_id"] else "a_id"
    values: Row = {free: str(next(iter(others)))}
    set_(kin.connection, UNION, row, **values)
    row.update(values)


def _told_twice(kin: Kin, line: Row) -> None:
    """A child stands once with the parents by birth, with whoever tells more of them; so with foster parents."""
    mine = kin.partners(line["union_id"])
    for twin in _of_child(kin, line):
        theirs = kin.partners(twin["union_id"])
        if mine <= theirs:
            _into(kin, line, twin)
            return
        if theirs < mine:
            _into(kin, twin, line)
        elif line["kind"] in BY_BIRTH and len(mine | theirs) > PARENTS:
            _note_parents(kin, line, mine - theirs)
            _into(kin, line, twin)
            return


def _of_child(kin: Kin, line: Row) -> list[Row]:
    kinds = BY_BIRTH if line["kind"] in BY_BIRTH else (line["kind"],)
    others = (each for union in kin.old for each in kin.lines.get(union, ()))
    return [each for each in others if each["child_id"] == line["child_id"] and each["kind"] in kinds]


def _note_parents(kin: Kin, line: Row, parents: frozenset[object]) -> None:
    teller = Teller(kin.connection)
    names = [
        label(teller, "person", row) for row in rows(kin.connection, tables.person, tables.person.c.id.in_(parents))
    ]
    field_word = column_word("ja", "custody", "parent_id")
    note_below(kin.connection, str(line["child_id"]), [in_words(field_word, name) for name in names if name])


def _into(kin: Kin, goes: Row, stays: Row) -> None:
    """One line between parents and child goes into another: births and 親権 go along."""
    told = {
        "twin_group": stays["twin_group"] or goes["twin_group"],
        "identical": stays["identical"] or goes["identical"],
    }
    set_(kin.connection, LINE, stays, **told)
    stays.update(told)
    held = {row["parent_id"] for row in rows(kin.connection, CUSTODY, CUSTODY.c.parentage_id == stays["id"])}
    for row in rows(kin.connection, CUSTODY, CUSTODY.c.parentage_id == goes["id"]):
        if row["parent_id"] not in held:
            set_(kin.connection, CUSTODY, row, parentage_id=stays["id"])
    drop(kin.connection, LINE, goes)
    kin.lines[str(goes["union_id"])] = [each for each in kin.lines[str(goes["union_id"])] if each["id"] != goes["id"]]


def _households(connection: Connection, both: Both) -> None:
    """Those who live together here and there are one household if one holds the other, or two persons live in both."""
    family = both.case.family_id
    houses = {str(row["id"]): row for row in rows(connection, HOUSE, HOUSE.c.family_id == family)}
    living = defaultdict[str, dict[object, Row]](dict)
    for row in rows(connection, MEMBER, MEMBER.c.family_id == family):
        living[str(row["household_id"])][row["person_id"]] = row
    theirs_too = both.theirs["household"]
    for goes in [each for each in houses if each in theirs_too]:
        theirs = living[goes].keys()
        stays = next((each for each in houses if each not in theirs_too and _is_one(living[each].keys(), theirs)), "")
        if stays:
            for person, row in living[goes].items():
                if person not in living[stays]:
                    set_(connection, MEMBER, row, household_id=stays)
            name = below(str(houses[stays]["name"]), str(houses[goes]["name"])).replace("\n", "・")
            set_(connection, HOUSE, houses[stays], name=name[:LINE_LIMIT])
            drop(connection, HOUSE, houses[goes])
            become(connection, both, goes, stays)


def _is_one(ours: KeysView[object], theirs: KeysView[object]) -> bool:
    shared = ours & theirs
    return bool(shared) and (len(shared) >= PARENTS or ours <= theirs or theirs <= ours)
