"""Acts on resources and ties. The register is shared by all families; ties and private persons belong to one."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from kasesupport.cases import private
from kasesupport.cases.placements import Place, put_pins
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD, PERSONAL, ContactConsent
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables

TYPED = frozenset({"purpose", "frequency", "since", "until"})  # what is written by hand: one undo step while one types


def add_resource(
    case: OpenCase, name: str, kind: str = "other", to: str = HOUSEHOLD, at: Place | None = None
) -> tuple[str, str]:
    """A new entry of the register, tied to this family in the same act; gives the ids of resource and tie.

    `at`: where the ecomap keeps it, in logical px. Raises Problem("text_too_long").
    """
    called = clean_line(name)

    def adding(connection: Connection) -> tuple[str, str]:
        resource = _entry(connection, case, called, kind)
        return resource, _tie(connection, case, resource, to, at)

    return act(case, "resource.add", adding)


def edit_resource(case: OpenCase, resource_id: str, **values: Any) -> None:
    """Correct name, kind, phone or note of an entry, for every family that is tied to it.

    Raises private_person for somebody of another family, entry_shared where it would become one.
    """
    cleaned = {
        key: clean_text(str(value)) if key == "note" else clean_line(str(value)) for key, value in values.items()
    }
    statement = update(tables.resource).where(tables.resource.c.id == resource_id).values(**cleaned)

    def editing(connection: Connection) -> None:
        private.require_open_to(connection, case, resource_id)
        private.require_alone(connection, case, resource_id, cleaned.get("kind", ""))
        connection.execute(statement)

    act(case, "resource.edit", editing, merge=f"resource.{resource_id}.{'.'.join(cleaned)}")


def add_tie(case: OpenCase, resource_id: str, to: str = HOUSEHOLD, at: Place | None = None, **values: str) -> str:
    """A tie from a resource to a member or, by default, to the household; gives its id.

    `at`: where the ecomap keeps the resource, in logical px. Raises Problem("private_person").
    """

    def adding(connection: Connection) -> str:
        private.require_open_to(connection, case, resource_id)
        return _tie(connection, case, resource_id, to, at, **values)

    return act(case, "tie.add", adding)


def edit_tie(case: OpenCase, tie_id: str, **values: PartialDate | str | None) -> None:
    """Change strength, direction, state, purpose, frequency, since, until (dates or None) or chosen_by.

    Typing on in the same field joins the same undo step. Raises Problem("text_too_long").
    """
    stored = {key: v.text() if isinstance(v, PartialDate) else clean_line(v or "") for key, v in values.items()}
    typed = TYPED & set(stored)
    _change(case, tie_id, f"tie.{tie_id}.{'.'.join(sorted(typed))}" if typed else "", **stored)


def end_at(case: OpenCase, tie_id: str, to: str) -> None:
    """Let a tie run to another member, or to the household."""
    _change(case, tie_id, person_id=_person(to))


def set_consent(case: OpenCase, tie_id: str, consent: ContactConsent, on: date | None = None) -> None:
    """What the family said of getting in touch, and on which day (today unless told); "" is 「まだ聞いていない」.

    Raises contact_without_reason for "without": that is kept by `contacting.without_consent` alone.
    """
    if consent == "without":
        raise Problem("contact_without_reason")
    day = (on or case.file.today()).isoformat() if consent else ""
    _change(case, tie_id, consent=consent, consent_on=day)


def remove_tie(case: OpenCase, tie_id: str) -> None:
    """Remove one tie. The entry of the register stays, but for a private person's, or one without a name."""
    ties = tables.tie.c
    own = (ties.id == tie_id, ties.family_id == case.family_id)

    def removing(connection: Connection) -> None:
        resource = connection.execute(select(ties.resource_id).where(*own)).scalar()
        connection.execute(delete(tables.tie).where(*own))
        forget_unneeded(connection, str(resource))

    act(case, "tie.remove", removing)


def leave_resource(case: OpenCase, resource_id: str) -> None:
    """Take a resource out of this family's ecomap: its ties go. The entry stays as `remove_tie` tells."""

    def leaving(connection: Connection) -> None:
        ties = tables.tie.c
        own = (ties.family_id == case.family_id, ties.resource_id == resource_id, ties.own_map_id.is_(None))
        connection.execute(delete(tables.tie).where(*own))
        forget_unneeded(connection, resource_id)

    act(case, "resource.leave", leaving)


def fill_gap(case: OpenCase, gap_id: str, resource_id: str) -> str:
    """A resource takes the empty place: tied to whom the place was for, and it is missing no more; gives the tie's id.

    A tie that is there already is kept. Raises Problem("private_person").
    """

    def filling(connection: Connection) -> str:
        private.require_open_to(connection, case, resource_id)
        return _fill(connection, case, gap_id, resource_id)

    return act(case, "gap.met", filling)


def fill_gap_new(case: OpenCase, gap_id: str, name: str, kind: str = "other") -> str:
    """The same with an entry of the register made for it; gives the entry's id. Raises Problem("text_too_long")."""
    called = clean_line(name)

    def filling(connection: Connection) -> str:
        resource = _entry(connection, case, called, kind)
        _fill(connection, case, gap_id, resource)
        return resource

    return act(case, "gap.met", filling)


def use_entry(case: OpenCase, resource_id: str, entry_id: str) -> None:
    """Put an entry of the register in the place of one that was just typed.

    This family's ties, pin, actions and consents go over; the typed entry goes where nothing else is known of it.
    Raises private_person.
    """

    def using(connection: Connection) -> None:
        private.require_open_to(connection, case, entry_id)
        for table in (tables.tie, tables.action, tables.consent):
            own = (table.c.family_id == case.family_id, table.c.resource_id == resource_id)
            connection.execute(update(table).where(*own).values(resource_id=entry_id))
        places = tables.placement
        pin = (places.c.family_id == case.family_id, places.c.subject_id == resource_id)
        connection.execute(update(places).where(*pin).values(subject_id=entry_id))
        private.drop_bare(connection, resource_id)

    act(case, "resource.use", using)


def _entry(connection: Connection, case: OpenCase, name: str, kind: str) -> str:
    resource = case.file.new_id()
    connection.execute(insert(tables.resource).values(id=resource, name=name, kind=kind))
    return resource


def _fill(connection: Connection, case: OpenCase, gap_id: str, resource_id: str) -> str:
    """The place is taken on this day; gives the tie that runs to whom it was for, an old or a new one."""
    gaps, ties = tables.gap, tables.tie.c
    own = (gaps.c.id == gap_id, gaps.c.family_id == case.family_id)
    person = connection.execute(select(gaps.c.person_id).where(*own)).scalar()
    connection.execute(update(gaps).where(*own).values(met_on=case.file.today().isoformat()))
    mine = (ties.family_id == case.family_id, ties.own_map_id.is_(None))
    same = (ties.resource_id == resource_id, ties.person_id.is_(None) if not person else ties.person_id == person)
    known = connection.execute(select(ties.id).where(*mine, *same)).scalar()
    return str(known) if known else _tie(connection, case, resource_id, person or HOUSEHOLD)


def _change(case: OpenCase, tie_id: str, merge: str = "", **values: str | None) -> None:
    own = (tables.tie.c.id == tie_id, tables.tie.c.family_id == case.family_id)
    act(case, "tie.edit", lambda connection: connection.execute(update(tables.tie).where(*own).values(**values)), merge)


def forget_unneeded(connection: Connection, resource_id: str) -> None:
    """Inside an act: a private person of whom nothing tells any more, and what never had a name, leave the register."""
    entry, tellers = tables.resource, (tables.tie, tables.action, tables.consent)
    told = (select(each.c.id).where(each.c.resource_id == resource_id) for each in tellers)
    unneeded = (entry.c.id == resource_id, or_(entry.c.kind.in_(PERSONAL), entry.c.name == ""))
    if all(connection.execute(query).first() is None for query in told):
        connection.execute(delete(entry).where(*unneeded))


def _person(to: str) -> str | None:
    return None if to == HOUSEHOLD else to


def _tie(
    connection: Connection, case: OpenCase, resource_id: str, to: str, at: Place | None = None, **values: str
) -> str:
    row = {"strength": "normal", "direction": "", "state": "now", "purpose": "", **values}
    if at:
        put_pins(connection, case, "ecomap", {resource_id: at})
    return put(connection, case, tables.tie, resource_id=resource_id, person_id=_person(to), **row)
