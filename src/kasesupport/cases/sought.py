"""Which entries of the journal somebody looks for: by whom, on which days, of which kind."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Table, func, or_, select

from kasesupport.store.casefile import CaseFile
from kasesupport.store.tables import journal

# What is neither looking nor the vault's own business is writing: what the record is made of.
LOOKING = ("family.open", "person.look_elsewhere", "family.shown_elsewhere", "sheet.%", "journal.export", "glass.%")
OFFICE = (
    "vault.%", "key.%", "practitioner.%", "assignment.%", "restriction.%", "retention.%", "lock.%", "office.%",
    "conventions.%", "readings.%", "record.%",
    "backup.%", "check.%", "family.erase", "journal.kept",
)  # fmt: skip
KINDS = ("looking", "writing", "office")


@dataclass(frozen=True, slots=True)
class Sought:
    """`who` is a name as it was signed with; `since` and `until` are days, both counted in; `kind` one of KINDS.

    What is empty asks for nothing.
    """

    who: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""


def conditions(table: Table, sought: Sought) -> tuple[ColumnElement[bool], ...]:
    """What the journal is asked for. Days are those of the laptop that wrote the entry."""
    row = table.c
    asked = (
        row.practitioner == sought.who if sought.who else None,
        row.at >= sought.since.isoformat() if sought.since else None,
        row.at < (sought.until + timedelta(days=1)).isoformat() if sought.until else None,
        _of_kind(row.op, sought.kind) if sought.kind else None,
    )
    return tuple(each for each in asked if each is not None)


def signers(file: CaseFile) -> tuple[str, ...]:
    """The names that entries are signed with, in the order of their first entry."""
    name = journal.c.practitioner
    query = select(name).group_by(name).order_by(func.min(journal.c.seq))
    names = file.read(lambda connection: connection.execute(query).scalars().all())
    return tuple(name for name in names if name)


def _of_kind(op: ColumnElement[str], kind: str) -> ColumnElement[bool]:
    if kind == "writing":
        return ~or_(*(op.like(pattern) for pattern in (*LOOKING, *OFFICE)))
    return or_(*(op.like(pattern) for pattern in {"looking": LOOKING, "office": OFFICE}[kind]))
