"""添付と同意: every attachment, consent and handed paper of the families one may see, read at one moment."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from kasesupport.cases.restrictions import hidden
from kasesupport.cases.searching import place_of_consents
from kasesupport.domain.filed import Filed
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

Heads = Mapping[str, str]


def filed(file: CaseFile, practice: Practice) -> tuple[Filed, ...]:
    """All of them, in no order; nothing of a family hidden from whoever asks. May be asked from any thread."""
    return file.read(lambda connection: tuple(_filed(connection, file, place_of_consents(practice))))


def _filed(connection: Connection, file: CaseFile, consents_at: str) -> Iterator[Filed]:
    family, protection = tables.family.c, tables.protection.c
    unseen = hidden(connection, file)
    heads = {each: name for each, name in connection.execute(select(family.id, family.name)) if each not in unseen}
    kept_back = frozenset(connection.execute(select(protection.family_id)).scalars())
    closed = frozenset(
        connection.execute(select(tables.episode.c.id).where(tables.episode.c.closed_on != "")).scalars()
    )
    consents = _consents(connection, heads, consents_at, closed)
    for each in (*_attached(connection, heads), *consents, *_handed(connection, heads)):
        key = "\n".join(map(search_key, (each.family, each.what, each.note)))
        yield replace(each, kept_back=each.family_id in kept_back, key=key)


def _attached(connection: Connection, heads: Heads) -> Iterator[Filed]:
    own = tables.attachment.c
    query = select(own.id, own.family_id, own.what, own.on, own.kind, own.by_whom)
    for attachment, family, what, on, kind, by_whom in connection.execute(query).all():
        if family in heads:
            at = f"beside/{attachment}"
            yield Filed("attachment", attachment, family, heads[family], what, on, kind, note=by_whom, at=at)


def _consents(connection: Connection, heads: Heads, place: str, closed: frozenset[str]) -> Iterator[Filed]:
    own = tables.consent.c
    told_of = (own.recipient, own.on, own.agreed, own.withdrawn_on, own.explained, own.scope)
    query = select(own.id, own.family_id, own.episode_id, *told_of)
    for consent, family, episode, recipient, on, agreed, ended, *told in connection.execute(query).all():
        if family in heads:
            state = "withdrawn" if ended else agreed
            note, earlier = "　".join(filter(None, told)), episode in closed
            at = f"family/earlier/{episode}/{consent}" if earlier else place
            yield Filed("consent", consent, family, heads[family], recipient, on, state, ended, note, at, earlier)


def _handed(connection: Connection, heads: Heads) -> Iterator[Filed]:
    own = tables.handed.c
    for handed, family, title, on, to_whom in connection.execute(
        select(own.id, own.family_id, own.title, own.on, own.to_whom)
    ).all():
        if family in heads:
            yield Filed("handed", handed, family, heads[family], title, on, note=to_whom, at="papers/kept")
