"""Which families could use a resource, and which resources a need could use: where their tags are the same.

It only tells that 目印が重なる; whether something fits is talked over with the family. Families hidden from whoever
opened the file and episodes that are closed are left out; so are private persons and what is no longer there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, select

from kasesupport.cases import entries
from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.register import Entry, shared_tags, unique_tags
from kasesupport.domain.texts import clean_line, search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

TAG, NEED = tables.need_tag, tables.need


@dataclass(frozen=True, slots=True)
class Overlap:
    """A need of a family and a resource have these tags in common."""

    family_id: str
    family: str
    need_id: str
    need: str
    tags: tuple[str, ...]


def tag_need(case: OpenCase, need_id: str, tags: Iterable[str]) -> None:
    """Set the tags of a need. Typing on joins the same undo step. Raises text_too_long."""
    wanted = unique_tags(clean_line(tag) for tag in tags)

    def tagging(connection: Connection) -> None:
        own = (TAG.c.family_id == case.family_id, TAG.c.need_id == need_id)
        there = set(connection.execute(select(TAG.c.tag).where(*own)).scalars())
        connection.execute(delete(TAG).where(*own, TAG.c.tag.not_in(wanted)))
        for tag in wanted:
            if tag not in there:
                put(connection, case, TAG, need_id=need_id, tag=tag)

    act(case, "need.tags", tagging, merge=f"need.{need_id}.tags")


def needs_for(file: CaseFile, tags: Iterable[str]) -> tuple[Overlap, ...]:
    """The needs of all families one may see that have one of these tags, most in common first."""
    wanted = tuple(tags)
    if not wanted:
        return ()
    found = file.read(lambda connection: _overlaps(connection, file, wanted))
    return tuple(sorted(found, key=lambda each: (-len(each.tags), each.family, each.need_id)))


def entries_for(file: CaseFile, tags: Iterable[str]) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """The open entries of the register that have one of these tags, with what they share, most in common first."""
    wanted = tuple(tags)
    if not wanted:
        return ()
    there = (entry for entry in entries.with_tags(file, wanted) if not entry.closed_on)
    shared = ((entry, shared_tags(entry.tags, wanted)) for entry in there)
    return tuple(sorted(shared, key=lambda pair: -len(pair[1])))


def known_tags(case: OpenCase) -> tuple[str, ...]:
    """The tags of the register and of this family's needs, in order: what is offered while one types at its table."""

    def reading(connection: Connection) -> tuple[str, ...]:
        needed = connection.execute(select(TAG.c.tag).where(TAG.c.family_id == case.family_id).distinct()).scalars()
        there = connection.execute(select(tables.resource_tag.c.tag).distinct()).scalars()
        return tuple(sorted(unique_tags((*there.all(), *needed.all()))))

    return case.file.read(reading)


def _overlaps(connection: Connection, file: CaseFile, wanted: tuple[str, ...]) -> list[Overlap]:
    keys = {search_key(tag) for tag in wanted}
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(TAG).order_by(TAG.c.id)).mappings():
        if search_key(row["tag"]) in keys:
            tags[row["need_id"]].append(row["tag"])
    return [_overlap(row, tags[row["id"]]) for row in _needs(connection, file, tags)]


def _needs(connection: Connection, file: CaseFile, ids: Iterable[str]) -> list[RowMapping]:
    query = (
        select(NEED.c.id, NEED.c.text, NEED.c.family_id, tables.family.c.name)
        .join(tables.family, tables.family.c.id == NEED.c.family_id)
        .join(tables.episode, tables.episode.c.id == NEED.c.episode_id)
        .where(NEED.c.id.in_(tuple(ids)), NEED.c.family_id.not_in(hidden(connection, file)))
        .where(tables.episode.c.closed_on == "")
    )
    return list(connection.execute(query).mappings())


def _overlap(row: RowMapping, tags: list[str]) -> Overlap:
    return Overlap(row["family_id"], row["name"], row["id"], row["text"], tuple(tags))
