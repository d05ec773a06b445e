"""Who opened, printed and changed what, when, on which laptop: the journal told in words.

The access log is the journal; there is no second one. Reading it changes nothing, exporting it is noted in it.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kasesupport.cases.entry_lines import EntryLine, lines
from kasesupport.cases.restrictions import BROKEN, hidden, noted, require_sight
from kasesupport.cases.roles import RIGHTS, require
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.sought import Sought, conditions
from kasesupport.cases.telling import Detail
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.surroundings import formers_of
from kasesupport.store.op import Op

__all__ = [
    "Detail", "EntryLine", "area_exported", "area_printed", "count", "entries", "export_journal", "exported",
    "glass_news", "opened", "printed",
]  # fmt: skip

PAGE = 100
ALL = Sought()
NO_DETAIL = Detail("", "", "", "", "")
FlatRow = dict[str, str | int]


def opened(case: OpenCase) -> None:
    """Note that this family was put on the table: once an opening. A vault that cannot be written to notes nothing."""
    _leave(case.file, Op("family.open", case.family_id, silent=True, logged=True))


def printed(case: OpenCase, what: str) -> None:
    """Note that a sheet or picture was sent to a printer. `what` is its permanent name: "support-plan", "genogram"."""
    _leave(case.file, Op("sheet.print", case.family_id, silent=True, logged=True, note=what))


def exported(case: OpenCase, what: str) -> None:
    """Note that a sheet or picture was written to a file outside the vault. `what` as in `printed`."""
    _leave(case.file, Op("sheet.export", case.family_id, silent=True, logged=True, note=what))


def area_printed(file: CaseFile, what: str) -> None:
    """As `printed`, of what belongs to no family: "shortages", "fidelity-office"."""
    _leave(file, Op("sheet.print", silent=True, logged=True, note=what))


def area_exported(file: CaseFile, what: str) -> None:
    """The same of what no family owns: "register" (地域資源台帳), "shortages" (足りない資源)."""
    _leave(file, Op("sheet.export", silent=True, logged=True, note=what))


def entries(
    file: CaseFile,
    family_id: str = "",
    *,
    before: int | None = None,
    limit: int = PAGE,
    language: str = "ja",
    past: bool = False,
    sought: Sought = ALL,
) -> tuple[EntryLine, ...]:
    """A page of the journal, newest first: of one family, or ("") of the whole vault.

    With a family's entries come those of families that became part of it.
    `before` is the `seq` of the last line of the page before; `sought` leaves out what is not looked for. `past`:
    what a salvage brought of a damaged vault's journal. Raises family_hidden; supervisor_only for the whole vault,
    from which hidden families are left out.
    """
    _require_reading(file, family_id)
    table = tables.past_journal if past else tables.journal
    beyond = [*conditions(table, sought), *([] if before is None else [table.c.seq < before])]

    def reading(connection: Connection) -> tuple[EntryLine, ...]:
        wanted = (*_wanted(connection, file, table, family_id), *beyond)
        query = select(table).where(*wanted).order_by(table.c.seq.desc()).limit(limit)
        return lines(connection, connection.execute(query).mappings().all(), language, hidden(connection, file))

    return file.read(reading)


def count(file: CaseFile, family_id: str = "", *, sought: Sought = ALL) -> int:
    """How many entries `entries` would give in all. Raises as it does."""
    _require_reading(file, family_id)

    def reading(connection: Connection) -> int:
        wanted = (*_wanted(connection, file, tables.journal, family_id), *conditions(tables.journal, sought))
        return connection.execute(select(func.count()).select_from(tables.journal).where(*wanted)).scalar_one()

    return file.read(reading)


def glass_news(file: CaseFile, language: str = "ja") -> tuple[EntryLine, ...]:
    """What was opened with a reason since the keeper last took note (restrictions.take_note). Raises keeper_only."""
    require(file, RIGHTS["restriction"])
    row = tables.journal.c

    def reading(connection: Connection) -> tuple[EntryLine, ...]:
        query = select(tables.journal).where(row.op == BROKEN, row.seq > noted(connection)).order_by(row.seq.desc())
        return lines(connection, connection.execute(query).mappings().all(), language)

    return file.read(reading)


def export_journal(
    file: CaseFile, family_id: str = "", *, language: str = "ja", past: bool = False, sought: Sought = ALL
) -> Iterator[FlatRow]:
    """The journal oldest first as flat rows for CSV or JSON, one a changed field; that it was exported is noted.

    `sought` as in `entries`; as many entries as `count` gave before, for the note of the export itself is not in it.
    Raises as `entries`, before the first row. The rows hold personal data: where they go is the caller's to say.
    """
    _require_reading(file, family_id)
    table = tables.past_journal if past else tables.journal
    last = file.read(lambda connection: connection.execute(select(func.max(table.c.seq))).scalar()) or 0
    _leave(file, Op("journal.export", family_id, silent=True, logged=True))
    return _exported(file, table, family_id, language, (table.c.seq <= last, *conditions(table, sought)))


def _exported(
    file: CaseFile, table: Table, family_id: str, language: str, asked: tuple[ColumnElement[bool], ...]
) -> Iterator[FlatRow]:
    """Page by page, so that a long journal is never in memory whole."""
    after: int | None = None
    while page := file.read(
        partial(_page, file=file, table=table, family_id=family_id, language=language, asked=asked, after=after)
    ):
        yield from (row for line in page for row in _flat(line))
        after = page[-1].seq


def _page(
    connection: Connection,
    file: CaseFile,
    table: Table,
    family_id: str,
    language: str,
    asked: tuple[ColumnElement[bool], ...],
    after: int | None,
) -> tuple[EntryLine, ...]:
    wanted = (*_wanted(connection, file, table, family_id), *asked, *([] if after is None else [table.c.seq > after]))
    rows = connection.execute(select(table).where(*wanted).order_by(table.c.seq).limit(PAGE)).mappings().all()
    return lines(connection, rows, language, hidden(connection, file))


def _flat(line: EntryLine) -> Iterable[FlatRow]:
    head: FlatRow = {
        "seq": line.seq, "at": line.at, "who": line.who, "device": line.device, "family": line.family, "op": line.op,
        "what": line.what,
    }  # fmt: skip
    for one in line.details or (NO_DETAIL,):
        told = {"thing": one.thing, "whose": one.whose, "field": one.field, "before": one.before, "after": one.after}
        yield {**head, **told, "note": line.note, "erased": int(line.erased)}


def _require_reading(file: CaseFile, family_id: str) -> None:
    if family_id:
        require_sight(file, family_id)
    else:
        require(file, RIGHTS["journal"])


def _wanted(connection: Connection, file: CaseFile, table: Table, family_id: str) -> tuple[ColumnElement[bool], ...]:
    seen = table.c.family_id.not_in(hidden(connection, file))
    ids = (family_id, *formers_of(connection, family_id))
    return (seen, table.c.family_id.in_(ids)) if family_id else (seen,)


def _leave(file: CaseFile, op: Op) -> None:
    """Where nothing can be written nothing is noted, and the work goes on: a family's record is needed all the same."""
    try:
        file.transact(op, lambda _connection: None)
    except Problem as problem:
        if problem.code not in {"read_only_vault", "disk_full"}:
            raise
