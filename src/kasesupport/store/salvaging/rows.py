"""The rows that are put back, and what they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.domain.changes import Row
from kasesupport.store.salvaging.sources import Source, decoded

Key = tuple[str, str]  # table, id


@dataclass(frozen=True, slots=True)
class Kept:
    """A row to put back: where it came from, and itself or its record in that source."""

    origin: str
    source: Source
    value: bytes | Row

    def row(self, table: str) -> Row:
        """The row. Only records that could be decoded are kept."""
        found = decoded(self.source.shapes[table], self.value) if isinstance(self.value, bytes) else self.value
        assert found is not None
        return found


Rows = dict[str, dict[str, Kept]]


def every(rows: Rows) -> Iterator[tuple[Key, Kept]]:
    """All of them."""
    return (((table, row_id), kept) for table, found in rows.items() for row_id, kept in found.items())
