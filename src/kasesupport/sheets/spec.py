"""The words and the order of a sheet, read strictly from resources/sheets/*.toml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kasesupport import resources
from kasesupport.practice.reader import NOT_ALLOWED, Table, read

Kind = Literal["faces", "voices", "box", "table", "actions", "fields", "genogram"]
SOURCES: dict[str, tuple[str, ...]] = {
    "faces": (), "genogram": (), "fields": (), "voices": ("voices",), "actions": ("actions",),
    "box": ("worries", "wishes", "long_goal", "consideration"), "table": ("goals", "consents"),
}  # fmt: skip
FIELDS = ("period", "review", "meeting")
ACTORS = ("family", "center", "others")
WORDS = (
    "id", "title", "continued", "date_blank", "name", "name_after", "made_with", "running_after", "foot", "phone_blank",
)  # fmt: skip
FACES, WIDE = 5, 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and its share of the width."""

    label: str
    share: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of something; `blank` is what stands there to be written into."""

    source: str
    label: str
    blank: str = ""


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """One part of a sheet. `lines` and `rows` are for writing by hand, when there is nothing to print."""

    kind: Kind
    title: str
    hint: str = ""
    source: str = ""
    lines: int = 0
    rows: int = 0
    options: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    entries: tuple[Labelled, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One kind of sheet."""

    id: str
    title: str
    continued: str
    date_blank: str
    name: str
    name_after: str
    made_with: str
    running_after: str
    foot: str
    phone_blank: str
    blocks: tuple[BlockSpec, ...]


def load(name: str, root: Path | None = None) -> SheetSpec:
    """The sheet of that name, from `root` or from ours. Raises Problem("practice_file") with file and key."""
    table = read((root or resources.path("sheets")) / f"{name}.toml")
    words = {word: table.text(word) for word in WORDS}
    blocks = tuple(_block(t) for t in table.tables("block"))
    table.done()
    return SheetSpec(**words, blocks=blocks)


def _block(table: Table) -> BlockSpec:
    kind = table.one_of("kind", SOURCES)
    spec = BlockSpec(
        kind,
        table.text("title"),
        table.text("hint", ""),
        table.one_of("source", SOURCES[kind]) if SOURCES[kind] else "",
        _few(table, "lines") if kind == "box" else 0,
        _few(table, "rows") if kind in ("table", "actions") else 0,
        _options(table) if kind == "faces" else (),
        _columns(table, kind) if kind in ("table", "actions") else (),
        _entries(table, kind),
    )
    table.done()
    return spec


def _few(table: Table, key: str) -> int:
    number = table.number(key)
    if not 1 <= number <= 12:
        raise table.fault(key, NOT_ALLOWED)
    return number


def _options(table: Table) -> tuple[str, ...]:
    options = table.texts("options")
    if len(options) != FACES:
        raise table.fault("options", NOT_ALLOWED)
    return options


def _columns(table: Table, kind: str) -> tuple[Column, ...]:
    tables = table.tables("columns")
    if len(tables) != (WIDE if kind == "table" else WIDE + 1):
        raise table.fault("columns", NOT_ALLOWED)
    return tuple(column(t) for t in tables)


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


def _entries(table: Table, kind: str) -> tuple[Labelled, ...]:
    if kind == "actions":
        return tuple(_labelled(t, "id", ACTORS) for t in table.tables("groups"))
    if kind == "fields":
        return tuple(_labelled(t, "source", FIELDS) for t in table.tables("fields"))
    return ()


def _labelled(table: Table, key: str, allowed: tuple[str, ...]) -> Labelled:
    labelled = Labelled(table.one_of(key, allowed), table.text("label"), table.text("blank", ""))
    table.done()
    return labelled
