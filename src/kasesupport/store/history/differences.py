"""Names the rows that do not agree with the journal, once it is known in which buckets they lie."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import sqlcipher3.dbapi2 as driver

from kasesupport.store.history import stream
from kasesupport.store.history.erasure_note import KEPT
from kasesupport.store.history.tally import Tally, Values, bucket, shapes

Kind = Literal["chain", "emptied", "unreadable", "changed", "added", "missing", "history", "head"]
AT_ONCE = 64  # buckets looked into: with all rows of a large office wrong, a part of them is enough to tell


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not hold. `seq` is the journal entry it hangs on, None where there is none.

    "chain": the first entry that is missing or was changed; "emptied": an entry lost its words without an erasure;
    "unreadable": its words cannot be understood; a row was "changed", "added" or is "missing" past the journal;
    "history": what the journal tells of a row does not fit together; "head": the act that `source` knew is gone.
    """

    kind: Kind
    seq: int | None = None
    table: str = ""
    row_id: str = ""
    source: str = ""


@dataclass(slots=True)
class _Trace:
    """One row followed through the journal."""

    last: Values | None = None  # as the journal left it
    seq: int | None = None  # the entry that did
    unfit: int | None = None  # the first entry that found it otherwise than it was left
    total: int = 0
    stands: Values | None = None


def rows_that_differ(connection: driver.Connection, tally: Tally, buckets: Collection[int]) -> list[Flaw]:
    """The flaws of rows in these buckets, by table and id; of the first AT_ONCE buckets if there are more."""
    chosen = frozenset(sorted(buckets)[:AT_ONCE])
    traces: dict[tuple[str, object], _Trace] = {}
    _follow_journal(connection, tally, chosen, traces)
    _follow_rows(connection, tally, chosen, traces)
    wrong = [(key, trace) for key, trace in traces.items() if trace.total]
    return [_flaw(str(table), str(row_id), trace) for (table, row_id), trace in sorted(wrong, key=lambda w: str(w[0]))]


def _follow_journal(
    connection: driver.Connection, tally: Tally, chosen: Collection[int], traces: dict[tuple[str, object], _Trace]
) -> None:
    known = dict(shapes())
    for entry in stream.entries(connection):
        for table, row_id, old, new in stream.changes(entry, known) or ():
            if bucket(table, row_id) in chosen:
                trace = traces.setdefault((table, row_id), _Trace())
                _step(trace, int(str(entry["seq"])), old, new, follows=entry["op"] != KEPT)
                trace.total += _weight(tally, table, new) - _weight(tally, table, old)


def _step(trace: _Trace, seq: int, old: Values | None, new: Values | None, *, follows: bool) -> None:
    if follows and trace.unfit is None and old != trace.last:
        trace.unfit = seq
    trace.last, trace.seq = new, seq


def _weight(tally: Tally, table: str, values: Values | None) -> int:
    return 0 if values is None else tally.weight(table, values)


def _follow_rows(
    connection: driver.Connection, tally: Tally, chosen: Collection[int], traces: dict[tuple[str, object], _Trace]
) -> None:
    for table, values in stream.rows(connection):
        if bucket(table, values[0]) in chosen:
            trace = traces.setdefault((table, values[0]), _Trace())
            trace.stands = values
            trace.total -= tally.weight(table, values)


def _flaw(table: str, row_id: str, trace: _Trace) -> Flaw:
    if trace.stands == trace.last:
        return Flaw("history", trace.unfit, table, row_id)
    if trace.last is None:
        return Flaw("added", trace.seq, table, row_id)
    return Flaw("missing" if trace.stands is None else "changed", trace.seq, table, row_id)
