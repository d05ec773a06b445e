"""Someone who holds the key and writes past the program: over a connection without recorder or foreign keys."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import sqlcipher3.dbapi2 as driver

from kasesupport.store.history import journal, stream
from kasesupport.store.history.journal import Row
from kasesupport.store.history.tally import RECORDED


@dataclass(frozen=True, slots=True)
class Tamperer:
    """`pick` chooses one of so many (0 to n - 1)."""

    connection: driver.Connection
    pick: Callable[[int], int]

    def rows(self) -> list[tuple[str, str]]:
        """Table and id of every recorded row."""
        return [(table, str(values[0])) for table, values in stream.rows(self.connection)]

    def entries(self) -> list[Row]:
        return list(stream.entries(self.connection))

    def change_row(self) -> bool:
        if not (rows := self.rows()):
            return False
        table, row_id = rows[self.pick(len(rows))]
        columns = [c.name for t in RECORDED if t.name == table for c in t.columns if c.name != "id"]
        column = columns[self.pick(len(columns))]
        self.connection.execute(
            f"""UPDATE "{table}" SET "{column}" = '1' || ifnull("{column}", '') WHERE id = ?""", (row_id,)
        )
        return True

    def drop_row(self) -> bool:
        if not (rows := self.rows()):
            return False
        table, row_id = rows[self.pick(len(rows))]
        self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return True

    def add_row(self) -> bool:
        self.connection.execute("INSERT INTO resource (id, name) VALUES ('forged', '知らない機関')")
        return True

    def drop_entry(self) -> bool:
        return self._some_entry("DELETE FROM journal WHERE seq = ?")

    def empty_entry(self) -> bool:
        return self._some_entry("UPDATE journal SET changes = '', note = '', salt = '' WHERE seq = ?")

    def sign_otherwise(self) -> bool:
        return self._some_entry("UPDATE journal SET practitioner = practitioner || 'x' WHERE seq = ?")

    def _some_entry(self, sql: str) -> bool:
        if entries := self.entries():
            self.connection.execute(sql, (entries[self.pick(len(entries))]["seq"],))
        return bool(entries)

    def drop_and_redo(self) -> bool:
        """The entry is gone and the chain is made anew over the rest, so that it holds."""
        if not (entries := self.entries()):
            return False
        entries.pop(self.pick(len(entries)))
        self.write_chain(entries)
        return True

    def sign_and_redo(self) -> bool:
        if entries := self.entries():
            entries[self.pick(len(entries))]["practitioner"] = "別の人"
            self.write_chain(entries)
        return bool(entries)

    def swap_and_redo(self) -> bool:
        entries = self.entries()
        if len(entries) < 2:
            return False
        place = self.pick(len(entries) - 1)
        entries[place], entries[place + 1] = entries[place + 1], entries[place]
        self.write_chain(entries)
        return True

    def cut_tail(self) -> bool:
        return self._cut(with_rows=False)

    def cut_tail_with_its_rows(self) -> bool:
        """The last acts are taken back as if they had never been."""
        return self._cut(with_rows=True)

    def _cut(self, *, with_rows: bool) -> bool:
        if not (entries := self.entries()):
            return False
        for entry in reversed(entries[self.pick(len(entries)) :]):
            self.connection.execute("DELETE FROM journal WHERE seq = ?", (entry["seq"],))
            for change in reversed(json.loads(str(entry["changes"]))) if with_rows else ():
                self._put(change["table"], change["id"], change["old"])
        return True

    def _put(self, table: str, row_id: str, row: Row | None) -> None:
        self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        if row is not None:
            names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
            self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))

    def write_chain(self, entries: list[Row]) -> None:
        """These entries as the journal, hashed anew."""
        self.connection.execute("DELETE FROM journal")
        previous = ""
        for seq, entry in enumerate(entries, start=1):
            row = {**entry, "seq": seq, "previous": previous}
            row["digest"] = journal.digest(row) if row["salt"] else row["digest"]
            row["hash"] = previous = journal.chain_hash(row)
            names, marks = ", ".join(row), ", ".join("?" for _ in row)
            self.connection.execute(f"INSERT INTO journal ({names}) VALUES ({marks})", tuple(row.values()))


WAYS = tuple(
    name
    for name in vars(Tamperer)
    if not name.startswith("_") and name not in {"rows", "entries", "write_chain", "connection", "pick"}
)
