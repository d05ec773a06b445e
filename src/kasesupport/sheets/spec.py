"""A column of a sheet's table, as its file tells it."""

from dataclasses import dataclass

from kasesupport.practice.reader import NOT_ALLOWED, Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and its share of the width."""

    label: str
    share: int


def column(table: Table) -> Column:
    """A column with its label and its share of the width. Raises Problem("practice_file")."""
    made = Column(table.text("label"), _few_shares(table))
    table.done()
    return made


def _few_shares(table: Table) -> int:
    share = table.number("share")
    if not 1 <= share <= 100:
        raise table.fault("share", NOT_ALLOWED)
    return share
