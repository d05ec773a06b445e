"""Frozen reads of the area register: its entries, their experiences, what is written in them already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from kasesupport.cases.restrictions import hidden
from kasesupport.domain.ecomap import PERSONAL
from kasesupport.domain.register import Entry, Experience
from kasesupport.domain.texts import search_key
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

RESOURCE, TAG, TIE = tables.resource, tables.resource_tag, tables.tie
PUBLIC = (RESOURCE.c.kind.not_in(PERSONAL), RESOURCE.c.name != "")
COLUMNS = tuple(f.name for f in fields(Entry) if f.name not in ("kind", "council", "tags", "families"))


def listed(file: CaseFile) -> tuple[Entry, ...]:
    """The whole register, by kana or name: open and closed entries, no private persons, none without a name.

    Families hidden from whoever opened the file do not count in `Entry.families`.
    """
    return file.read(lambda connection: _sorted(_listed(connection, file)))


def some(file: CaseFile, ids: Iterable[str]) -> tuple[Entry, ...]:
    """Those of these that stand in the register, as `listed` gives them."""
    wanted = tuple(ids)
    return file.read(lambda connection: _sorted(_listed(connection, file, RESOURCE.c.id.in_(wanted))))


def place(entry: Entry) -> tuple[str, str]:
    """By what the register is sorted."""
    return entry.kana or entry.name, entry.id


def with_tags(file: CaseFile, tags: Iterable[str]) -> tuple[Entry, ...]:
    """Those that have one of these tags, however it is written, as `listed` gives them."""
    keys = {search_key(tag) for tag in tags}

    def reading(connection: Connection) -> tuple[Entry, ...]:
        written = connection.execute(select(TAG.c.tag).distinct()).scalars()
        same = tuple(tag for tag in written if search_key(tag) in keys)
        own = select(TAG.c.resource_id).where(TAG.c.tag.in_(same))
        return _sorted(_listed(connection, file, RESOURCE.c.id.in_(own)))

    return file.read(reading)


def experiences(file: CaseFile, entry_id: str) -> tuple[Experience, ...]:
    """What helped and what did not, the newest first; of private persons nothing is told."""
    table = tables.experience
    query = select(table).join(RESOURCE, RESOURCE.c.id == table.c.resource_id)
    query = query.where(table.c.resource_id == entry_id, *PUBLIC).order_by(table.c.on.desc(), table.c.id.desc())
    rows = file.read(lambda connection: connection.execute(query).mappings().all())
    return tuple(Experience(**row) for row in rows)


def used(entries: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """What the office has written already, the most frequent first: "area" and "tag"."""
    areas, tags = Counter[str](), Counter[str]()
    for entry in entries:
        areas.update([entry.area] if entry.area else [])
        tags.update(entry.tags)
    return {"area": _frequent(areas), "tag": _frequent(tags)}


def _frequent(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda word: (-counted[word], word)))


def _sorted(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=place))


def _listed(connection: Connection, file: CaseFile, *where: ColumnElement[bool]) -> list[Entry]:
    tags: defaultdict[str, list[str]] = defaultdict(list)
    own = select(RESOURCE.c.id).where(*where)
    query = select(TAG).where(TAG.c.resource_id.in_(own)) if where else select(TAG)
    for row in connection.execute(query.order_by(TAG.c.id)).mappings():
        tags[row["resource_id"]].append(row["tag"])
    families = _families(connection, file, *([TIE.c.resource_id.in_(own)] if where else []))
    rows = connection.execute(select(RESOURCE).where(*PUBLIC, *where)).mappings()
    return [_entry(row, tags.get(row["id"], ()), families.get(row["id"], 0)) for row in rows]


def _entry(row: RowMapping, tags: Iterable[str], families: int) -> Entry:
    plain = {name: row[name] for name in COLUMNS} | {"kind": row["kind"] or "other", "council": bool(row["council"])}
    return Entry(**plain, tags=tuple(tags), families=families)


def _families(connection: Connection, file: CaseFile, *where: ColumnElement[bool]) -> dict[str, int]:
    """How many families are tied to each entry now, by the office's own ecomaps."""
    seen = TIE.c.family_id.not_in(hidden(connection, file))
    now = (seen, TIE.c.state.in_(("now", "")), TIE.c.own_map_id.is_(None), *where)
    query = select(TIE.c.resource_id, func.count(TIE.c.family_id.distinct())).where(*now).group_by(TIE.c.resource_id)
    return {row[0]: row[1] for row in connection.execute(query)}
