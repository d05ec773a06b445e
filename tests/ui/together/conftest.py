import tomllib
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, Table, Text, select, update
from tests.vaults import new_casefile

from kasesupport.cases import conditions, examples, people
from kasesupport.cases.rows import OpenCase
from kasesupport.practice.load import load
from kasesupport.practice.together import load_together
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.ui.together.page import TogetherPage

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

    def __init__(self, file: CaseFile, case: OpenCase, sign: str) -> None:
        self.case, self._sign = case, sign
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


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    """One file a module: what is asked of it does not depend on the order."""
    opened = new_casefile(tmp_path_factory.mktemp("together"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def other(file: CaseFile) -> Marked:
    """Another family of the same vault."""
    return Marked(file, taken(file, "tsuji"), "Z")


@pytest.fixture(scope="module")
def family(file: CaseFile, other: Marked) -> Marked:
    return Marked(file, taken(file, "sakura"), "Q")


@pytest.fixture
def page(qtbot: QtBot, family: Marked) -> Iterator[TogetherPage]:
    made = opened(family.case)
    qtbot.addWidget(made)
    yield made
    made.model.leave()


def opened(case: OpenCase) -> TogetherPage:
    """As large as the smallest screen; before it is turned to the family."""
    made = TogetherPage(case, load_together(load()))
    made.resize(1366, 768)
    made.show()
    return made
