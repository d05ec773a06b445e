"""What the tables of the schema are made of."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

metadata = MetaData()


def text(name: str) -> Column[str]:
    """A column of words; "" where nothing is told."""
    return Column(name, Text, nullable=False, server_default="")


def flag(name: str) -> Column[int]:
    """A whole number, 0 where nothing is told; of most columns yes or no."""
    return Column(name, Integer, nullable=False, server_default="0")


def ref(name: str, target: str, *, needed: bool = True, gone: str = "CASCADE") -> Column[str]:
    """Checked at COMMIT, so that undo may put rows back in any order. `gone`: what a row does when its target goes."""
    key = ForeignKey(f"{target}.id", ondelete=gone, deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=not needed)


def loose(name: str, target: str) -> Column[str]:
    """A mention: it is forgotten when its target goes, and the row stays."""
    return ref(name, target, needed=False, gone="SET NULL")


def table(name: str, *columns: SchemaItem) -> Table:
    """A table with text ids."""
    return Table(name, metadata, Column("id", Text, primary_key=True), *columns)


def family_table(name: str, *columns: SchemaItem) -> Table:
    """Rows that belong to a family."""
    index = Index(f"ix_{name}_family", "family_id")
    return table(name, ref("family_id", "family"), *columns, index)


def resource_table(name: str, *columns: SchemaItem) -> Table:
    """Rows that belong to an entry of the area register."""
    return table(name, ref("resource_id", "resource"), *columns, Index(f"ix_{name}_resource", "resource_id"))


def journal_table(name: str) -> Table:
    """One entry an act. `digest` covers salt, changes and note, so that an erasure can empty these three."""
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        text("at"), text("op"), text("family_id"), text("practitioner"), text("device"),
        Column("undoes", Integer), text("changes"), text("note"), text("salt"), text("digest"),
        text("previous"), text("hash"),
    )  # fmt: skip
