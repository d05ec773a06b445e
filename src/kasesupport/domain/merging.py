"""Two families that are one: who is the same, what both tell otherwise, and which of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kasesupport.domain.changes import Row

HEAD = ("name", "kana", "phone", "address")  # of a family
LINES = (
    "name", "kana", "called", "former", "sex", "birth", "death", "gender", "kind", "loss", "work", "care", "note"
)  # fmt: skip
EITHER = ("deceased", "is_index", "key_person", "missing")  # what is so if one record says so
EMPTY: Mapping[str, tuple[object, ...]] = {"sex": ("", "U"), "kind": ("", "person")}  # what says as little as nothing


@dataclass(frozen=True, slots=True)
class Choice:
    """What both records tell otherwise: `subject` is the person that stays, "" the family itself."""

    subject: str
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Wish:
    """`pairs`: persons of the family that goes, each with the one of the other whom they are; `theirs`: where what the
    family that goes tells is kept, by subject and column.
    """

    pairs: Mapping[str, str] = field(default_factory=dict)
    theirs: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Former:
    """A family that became part of another on a day: of its head what is not the other's."""

    id: str
    name: str = ""
    kana: str = ""
    address: str = ""
    phone: str = ""
    on: str = ""


def choices(subject: str, ours: Row, theirs: Row, columns: tuple[str, ...]) -> tuple[Choice, ...]:
    """Where both tell something, and not the same."""
    told = ((column, _told(column, ours), _told(column, theirs)) for column in columns)
    return tuple(Choice(subject, column, one, other) for column, one, other in told if one and other and one != other)


def joined(ours: Row, theirs: Row, columns: tuple[str, ...], taken: frozenset[str]) -> tuple[Row, Row]:
    """The columns of the one that stays, filled from the other where it tells nothing or the other's was chosen
    (`taken`); and what is then told nowhere.
    """
    kept, left = Row(), Row()
    for column in columns:
        one, other = _told(column, ours), _told(column, theirs)
        kept[column] = theirs[column] if other and (not one or column in taken) else ours[column]
        if one and other and one != other:
            left[column] = ours[column] if column in taken else theirs[column]
    return kept, left


def _told(column: str, row: Row) -> str:
    value = row[column]
    return "" if value in EMPTY.get(column, ("",)) or value is None else str(value)
