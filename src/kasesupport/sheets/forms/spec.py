"""What a sheet is made of, read strictly from resources/sheets/forms/*.toml; an office's folder may replace a file."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from kasesupport import resources
from kasesupport.practice.reader import DUPLICATE, NOT_ALLOWED, Table, each_of, read
from kasesupport.sheets.forms.columns import FACTS, OVER, RECORD
from kasesupport.sheets.leaf import A4, PageSetup, setup
from kasesupport.sheets.spec import Column, column

Audience = Literal["family", "child", "agency", "office"]
Scope = Literal["family", "office"]
Kind = Literal[
    "words", "said", "notes", "answers", "ticks", "persons", "strengths", "goals", "actions", "consents", "signs",
    "rows", "box", "faces", "scale", "picture", "ring", "strokes", "cards", "plan", "needs", "dates", "each",
    "facts", "listing", "aims", "matrix",
]  # fmt: skip
ID = re.compile(r"[a-z][a-z0-9-]*")
NEED: frozenset[str] = frozenset({"said", "notes", "answers", "ticks", "each", "matrix"})  # kinds with questions
OF: frozenset[str] = NEED | {"cards", "box"}  # kinds that may name questions
PICTURES = ("genogram", "ecomap", "timeline", "fidelity")
ACTORS = ("family", "center", "others", "child")  # "child": what the children themselves do
PLAN = ("title", "long_goal", "consideration", "closing_yardstick")  # texts of the plan in hand
DATES = ("period", "review", "meeting", "due")
MOST = 24  # rows, lines
SIGNERS = frozenset({"none", "child", "carer", "family", "kin"})
WITH_FIELDS = ("notes", "facts", "listing", "matrix")
WORDS = ("label", "title", "purpose", "foot")


@dataclass(frozen=True, slots=True)
class Field:
    """A column or a row of notes: its words, its share of the width, and the fields of the note that stand in it."""

    label: str
    of: tuple[str, ...]
    share: int = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label of something: a group of actions, a day of the plan. `blank`: what stands there to be written into."""

    of: str
    label: str
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a sheet. `id` is permanent. `rows`, `lines`: what is left to write by hand where nothing is known.

    `of`: question ids. `skip`: (field, values): notes that hold one of these are left out, and `skip_why` says why.
    `last`: of its notes the newest alone. `over`: what a listing lists, its fields naming the columns (forms.columns);
    fields of `facts` name questions, or what stands in the record as "record.name".
    `when` "filled": only on a sheet that is filled from a record; "blank": only on one to be written by hand; "told":
    only where something was said. `column`: a text of the plan. `fresh`: it begins a new page.
    `lines` of a picture: how high it may be, in lines.
    """

    id: str
    kind: Kind
    title: str
    hint: str = ""
    of: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # of signs: who signs in each line (child, carer, family, kin; "none")
    ends: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    fields: tuple[Field, ...] = ()
    rows: int = 0
    lines: int = 0
    picture: str = ""
    over: str = ""
    last: bool = False
    link: str = ""
    skip: tuple[str, tuple[str, ...]] = ("", ())
    skip_why: str = ""
    when: str = ""
    column: str = ""
    groups: tuple[Labelled, ...] = ()
    dates: tuple[Labelled, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet. `label`: its name in the office's lists; `title`: what stands on it, with readings.

    `audience`: who gets it. `recipient`: it goes to a named resource, whose notes alone it carries. `names`: whether
    it carries the family's name (one for an agency never does). `official`: where its layout was read; 暫定 where no
    official form could be. `page`: the paper, and what stands around the sections. `scope` "office": it is about all
    families, and no family's page offers it. `places`: whether one by roles names resources, or tells their kinds.
    """

    id: str
    label: str
    title: str
    purpose: str
    audience: Audience
    name: str
    foot: str
    official: str
    sections: tuple[Section, ...]
    recipient: bool = False
    roles: bool = False  # for an agency: people by their roles, though it goes to one alone
    names: bool = True
    returns: bool = False  # it comes back written by hand: a sign on it finds it again
    typed_in: str = field(default="", repr=False)  # phase/step where it is typed in then; no part of its shape
    giver: str = ""  # label of the line for the one who hands it over
    giver_of: tuple[str, ...] = ()  # questions: those who answered them are named there
    cite: str = ""
    page: PageSetup = PageSetup(A4)  # noqa: RUF009 - a frozen value
    scope: Scope = "family"
    places: bool = True


def folder() -> Path:
    """Where our sheets stand."""
    return resources.path("sheets", "forms")


def names(own: Path | None = None) -> tuple[str, ...]:
    """The ids of all sheets, ours and those of an office's own folder."""
    found = {path.stem for place in (folder(), own) if place and place.is_dir() for path in place.glob("*.toml")}
    return tuple(sorted(found))


def load(name: str, own: Path | None = None) -> Form:
    """The sheet of that id, the office's before ours. Raises Problem("practice_file") with file, key and why."""
    mine = own / f"{name}.toml" if own else None
    return form_of(read(mine if mine and mine.is_file() else folder() / f"{name}.toml"), name)


def form_of(table: Table, name: str) -> Form:
    """The same of a file that was read, and perhaps laid over. Raises Problem("practice_file")."""
    table.one_of("id", [name])
    texts = {key: table.text(key) for key in WORDS}
    form = Form(
        id=name,
        audience=table.one_of("audience", get_args(Audience)),
        official=table.text("official"),
        recipient=table.flag("recipient", False),
        roles=False,
        names=table.flag("names", True),
        returns=table.flag("returns", False),
        typed_in=table.text("typed_in", ""),
        name=table.text("name", ""),
        giver=table.text("giver", ""),
        giver_of=table.texts("giver_of", ()),
        cite=table.text("cite", ""),
        page=setup(table),
        scope=table.one_of("scope", get_args(Scope), "family"),
        places=table.flag("places", True),
        sections=each_of(table, "section", _section),
        **texts,
    )
    table.done()
    return form


def _section(table: Table) -> Section:
    kind = table.one_of("kind", get_args(Kind))
    section = Section(
        id=_id(table),
        kind=kind,
        title=table.text("title", ""),
        hint=table.text("hint", ""),
        of=table.texts("of", () if kind in OF - NEED else None) if kind in OF else (),
        words=table.texts("words") if kind in ("words", "signs", "faces", "strokes", "cards", "each") else (),
        parts=table.texts("parts", ()) if kind == "signs" else (),
        ends=table.texts("ends") if kind == "scale" else (),
        columns=tuple(column(each) for each in table.tables("columns")),
        fields=tuple(_field(each) for each in table.tables("fields")),
        rows=_few(table, "rows"),
        lines=_few(table, "lines"),
        picture=table.one_of("picture", PICTURES) if kind == "picture" else "",
        over=table.one_of("over", OVER) if kind == "listing" else "",
        last=table.flag("last", False),
        link=table.text("link", ""),
        skip=_skip(table),
        skip_why=table.text("skip_why", ""),
        when=table.one_of("when", ("filled", "blank", "told"), ""),
        column=table.one_of("column", PLAN) if kind == "plan" else "",
        groups=tuple(_labelled(each, ACTORS) for each in table.tables("groups")) if kind == "actions" else (),
        dates=tuple(_labelled(each, DATES) for each in table.tables("dates")) if kind == "dates" else (),
        fresh=table.flag("fresh", False),
    )
    _check(table, section)
    return section


def _id(table: Table) -> str:
    found = table.text("id")
    if not ID.fullmatch(found):
        raise table.fault("id", NOT_ALLOWED)
    return found


def _field(table: Table) -> Field:
    field = Field(table.text("label"), table.texts("of"), table.number("share", 1))
    table.done()
    return field


def _labelled(table: Table, allowed: tuple[str, ...]) -> Labelled:
    labelled = Labelled(table.one_of("of", allowed), table.text("label"), table.text("blank", ""))
    table.done()
    return labelled


def _skip(table: Table) -> tuple[str, tuple[str, ...]]:
    if not table.has("skip"):
        return "", ()
    inner = table.table("skip")
    found = inner.text("of"), inner.texts("values")
    inner.done()
    return found


def _few(table: Table, key: str) -> int:
    number = table.number(key, 0)
    if not 0 <= number <= MOST:
        raise table.fault(key, NOT_ALLOWED)
    return number


def _check(table: Table, section: Section) -> None:
    """What a kind needs beyond its own keys."""
    wanted = {"rows": 2, "goals": 2, "consents": 2, "actions": 3, "persons": 3}.get(section.kind)
    if wanted is not None and len(section.columns) != wanted:
        raise table.fault("columns", NOT_ALLOWED)
    if set(section.parts) - SIGNERS:
        raise table.fault("parts", NOT_ALLOWED)
    if section.kind == "dates" and not section.dates:
        raise table.fault("dates", NOT_ALLOWED)
    if section.kind == "scale" and len(section.ends) != 2:
        raise table.fault("ends", NOT_ALLOWED)
    ids = [each for field in section.fields for each in field.of]
    if (not ids and section.kind in WITH_FIELDS) or not _known(section):
        raise table.fault("fields", NOT_ALLOWED)
    if len(set(ids)) < len(ids):
        raise table.fault("fields", DUPLICATE)


def _known(section: Section) -> bool:
    """Whether the fields name what there is: columns of a listing, facts of a record."""
    if section.kind == "listing":
        return all(len(field.of) == 1 and field.of[0] in OVER[section.over] for field in section.fields)
    facts = [each for field in section.fields for each in field.of if each.startswith(RECORD)]
    return all(section.kind == "facts" and each.removeprefix(RECORD) in FACTS for each in facts)
