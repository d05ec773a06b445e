"""A signature at the table says who agreed that whom is told: the consents themselves are set by it, in one act."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, delete, select, update

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.problems import Problem
from kasesupport.domain.strokes import Drawn
from kasesupport.store import tables

CONSENT, DRAWN, SIGNING, STROKE = tables.consent, tables.drawn, tables.signing, tables.stroke


def sign(case: OpenCase, drawn_id: str, consents: Iterable[str], on: date, *, decides: bool = True) -> None:
    """Whoever signed agrees, on that day, that these recipients are told. One act, one step to take back.

    `decides` False: it is kept with them, but alone sets none (a child's). A consent that was refused, withdrawn or set
    aside for safety is not touched. Raises Problem("not_signed") where nothing is drawn.
    """
    asked = list(consents)

    def signing(connection: Connection) -> None:
        mine = (STROKE.c.drawn_id == drawn_id, STROKE.c.family_id == case.family_id)
        if connection.execute(select(STROKE.c.id).where(*mine)).first() is None:
            raise Problem("not_signed")
        open_ = (CONSENT.c.agreed.in_(("", "yes")), CONSENT.c.withdrawn_on == "", CONSENT.c.without_reason == "")
        ours = select(CONSENT.c.id).where(CONSENT.c.id.in_(asked), CONSENT.c.family_id == case.family_id, *open_)
        connection.execute(delete(SIGNING).where(SIGNING.c.drawn_id == drawn_id, SIGNING.c.consent_id.in_(asked)))
        for consent in connection.execute(ours.order_by(CONSENT.c.id)).scalars().all():
            changed = update(CONSENT).where(CONSENT.c.id == consent, CONSENT.c.agreed == "")
            if decides:
                connection.execute(changed.values(agreed="yes", on=on.isoformat()))
            put(connection, case, SIGNING, consent_id=consent, drawn_id=drawn_id)

    act(case, "consent.sign", signing)


def recipients(case: OpenCase) -> Mapping[str, frozenset[str]]:
    """By signature the consents it stands for, all by their ids."""
    found: dict[str, set[str]] = defaultdict(set)
    query = select(SIGNING.c.drawn_id, SIGNING.c.consent_id).where(SIGNING.c.family_id == case.family_id)
    for row in case.file.read(lambda connection: connection.execute(query).all()):
        found[row.drawn_id].add(row.consent_id)
    return {drawn: frozenset(consents) for drawn, consents in found.items()}


def signers(case: OpenCase, consent_id: str) -> tuple[Drawn, ...]:
    """Who signed for one recipient and when, in that order, without the strokes; emptied signatures are none."""
    drawn = select(STROKE.c.drawn_id)
    query = select(DRAWN).join(SIGNING, SIGNING.c.drawn_id == DRAWN.c.id)
    mine = (SIGNING.c.consent_id == consent_id, SIGNING.c.family_id == case.family_id, DRAWN.c.id.in_(drawn))
    rows = case.file.read(lambda c: c.execute(query.where(*mine).order_by(DRAWN.c.on, DRAWN.c.id)).mappings().all())
    return tuple(Drawn(r["id"], r["what"], r["speaker_id"] or "", r["on"], r["sheet"]) for r in rows)
