"""Families whose every word is a mark of its own, and what of them is in the window."""

import tomllib

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from sqlalchemy import Connection, Table, Text, select, update
from tests.ui.together.painted import everything, said

from kasesupport.cases import conditions, examples, people
from kasesupport.cases.rows import OpenCase
from kasesupport.practice.load import load
from kasesupport.practice.together import load_together
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.pictures import PictureCard

LEAST = 48  # px of a target
# What may be seen of a family by itself. Of statements none, unless its speaker was chosen.
VISIBLE = frozenset(
    {("person", "called"), ("household", "name"), ("resource", "name"), ("plan", "long_goal"), ("goal", "text"),
     ("action", "text"), ("action", "who"), ("plan", "title")}
)  # fmt: skip


# Columns that hold a code, a day, a number or an id. All others are words, private until VISIBLE says otherwise.
CODES = frozenset(
    {"id", "kind", "state", "sex", "birth", "death", "since", "until", "speaker", "question", "series", "diagram", "on",
     "phase", "step", "value", "strength", "direction", "consent", "chosen_by", "loss", "twin_group", "actors", "voice",
     "rater", "point", "played", "agreed", "check_id", "field", "data", "at", "period_from", "period_to", "keep_until"}
)  # fmt: skip


def words_of(table: Table) -> list[str]:
    """The columns of a table that hold words."""
    texts = [c.name for c in table.c if isinstance(c.type, Text)]
    return [name for name in texts if name not in CODES and not name.endswith(("_id", "_on"))]


class Marked:
    """A family whose every word is a mark of its own; `marks` by table, column and row."""

    def __init__(
        self, file: CaseFile, case: OpenCase, sign: str, keep: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        self.case, self._sign, self._keep = case, sign, keep
        self.marks: dict[tuple[str, str, str], str] = {}
        file.transact(Op("test.mark", case.family_id), self._mark)

    def _mark(self, connection: Connection) -> None:
        for table in tables.metadata.sorted_tables:
            if "family_id" in table.c and "id" in table.c:
                self._rows(connection, table, table.c.family_id == self.case.family_id)
        self._rows(connection, tables.family, tables.family.c.id == self.case.family_id)
        own = select(tables.tie.c.resource_id).where(tables.tie.c.family_id == self.case.family_id)
        self._rows(connection, tables.resource, tables.resource.c.id.in_(own))

    def _rows(self, connection: Connection, table: Table, which: object) -> None:
        for row in connection.execute(select(table.c.id).where(which)).scalars().all():
            for column in words_of(table):
                if (table.name, column) in self._keep:
                    continue
                mark = f"{self._sign}{len(self.marks)}x"
                self.marks[table.name, column, row] = mark
                connection.execute(update(table).where(table.c.id == row).values({column: mark}))


def taken(file: CaseFile, name: str) -> OpenCase:
    path = next(path for path in examples.files() if name in path.name)
    case = examples.take_in(file, tomllib.loads(path.read_text(encoding="utf-8")))
    person = file.read(lambda c: c.execute(select(tables.person.c.id).limit(1)).scalar())
    people.edit_person(case, str(person), staff_note="ひみつ", note="所属", work="勤め", care="通院")
    conditions.add_condition(case, str(person), "illness")
    return case


def shown(page: TogetherPage, *names: str) -> str:
    """Pages of the table, and whatever can be selected in the two pictures."""
    parts = []
    for name in names or ("table", "tell", "play", "end", "leave", *sorted(page.model.seen.cards)):
        page.show_page(name)
        if isinstance(page.inner, PictureCard):
            graph, record = page.model.record.graph, page.model.record
            for subject in (graph.persons[0], *graph.unions[:1], *graph.households[:1], *record.ties[:1]):
                page.inner.page.select(subject.id)
                parts.append(said(page.window()))
        parts.append(everything(page.window()))
    return "\n".join(parts)


def private(marked: Marked) -> dict[str, tuple[str, str]]:
    return {mark: place[:2] for place, mark in marked.marks.items() if place[:2] not in VISIBLE}


def small(widget: QWidget) -> list[str]:
    """Buttons that are seen and smaller than a thumb needs."""
    seen = [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]
    seen = [each for each in seen if not isinstance(each.parent(), QLineEdit)]  # the sign in a field does nothing
    return [f"{e.text()}{e.accessibleName()} {e.size()}" for e in seen if min(e.width(), e.height()) < LEAST]


def opened(case: OpenCase) -> TogetherPage:
    """As large as the smallest screen; before it is turned to the family."""
    made = TogetherPage(case, load_together(load()))
    made.resize(1366, 768)
    made.show()
    return made
