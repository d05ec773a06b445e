"""A family of ten years: 8 children, 2,000 statements, 300 notes, 40 ties: python3 dev.py bench case.

Each page and step is measured from the press until the window is painted again, offscreen, in processor time: what
else the machine does is not the program's. What a thread beside the window does in the meantime holds nobody up.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from secrets import token_bytes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection

from kasesupport.cases import families, office_practice
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.practice.model import Practice, Question
from kasesupport.store import engine, tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file
from kasesupport.ui import app as dressing
from kasesupport.ui import rooms
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.collecting import settle_in
from kasesupport.ui.places import Laptop
from kasesupport.ui.wizard.page import PhasePage

CHILDREN, STATEMENTS, NOTES, TIES = 8, 2000, 300, 40
OPENS, TURNS = 300.0, 50.0  # ms: the goals
ROUNDS = 5
SETTLED = 40  # looks at what is waiting
LOOKED_AT = 5  # times that many looks, before a step far off is turned to
WORDS = ("夕方から寝るまでが回らない。", "水曜は笑ってごはんを食べる。", "祖母の家だと落ち着く。", "朝は起きる。")
Row = tuple[str, str, str, bool]


def main() -> int:
    """Measure, each in a row of one table."""
    print("| what | figure | goal | met |\n|---|---|---|---|")
    for what, figure, goal, met in rows():
        print(f"| {what} | {figure} | {goal} | {'yes' if met else 'NO'} |")
    return 0


def rows() -> Iterator[Row]:
    """What is measured, the figure, the goal, whether it is met."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        dressing.dress(app)
    settle_in()  # as the program does when its window is up
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "data.db", engine.DataKey(token_bytes(32), token_bytes(16))
        engine.create_file(path, key)
        file = open_file(path, key)
        small = families.create(file, "小さな家", "", [Newcomer("child", "陽葵", index=True)])
        yield from _measured(file, small, grown(file))
        file.close()


def grown(file: CaseFile) -> OpenCase:
    """The large family, written in one act."""
    names = [Newcomer("child", f"こども{n}", index=True) for n in range(CHILDREN)]
    case = families.create(file, "大きな家", "", [Newcomer("carer", "母"), Newcomer("carer", "父"), *names])
    act(case, "example.take_in", partial(_grow, case, office_practice.built_in(), Random(20261130)))
    return families.open_case(file, case.family_id)


def _grow(case: OpenCase, practice: Practice, dice: Random, connection: Connection) -> None:
    persons = [row.id for row in connection.execute(tables.person.select().where(_own(case, tables.person)))]
    for number, person in enumerate(persons):
        born = {"birth": f"{2010 + 2 * number}" if number < CHILDREN else "1985"}
        connection.execute(tables.person.update().where(tables.person.c.id == person).values(**born))
    for number in range(TIES):
        resource = case.file.new_id()
        row = {"id": resource, "name": f"みどりの広場{number}", "kind": "npo"}
        connection.execute(tables.resource.insert().values(**row))
        put(connection, case, tables.tie, resource_id=resource, person_id=dice.choice(persons), strength="normal")
    needs = [put(connection, case, tables.need, text=dice.choice(WORDS), voice="family") for _ in range(10)]
    plan = put(connection, case, tables.plan, title="プラン")
    goals = [put(connection, case, tables.goal, plan_id=plan, text=dice.choice(WORDS)) for _ in range(8)]
    for goal in goals:
        put(connection, case, tables.action, plan_id=plan, text="声をかける", actors="family", goal_id=goal)
    _say(case, practice, dice, persons, connection)
    _note(case, practice, dice, {"goal": goals, "need": needs, "member": persons}, connection)


def _own(case: OpenCase, table: object) -> object:
    return table.c.family_id == case.family_id  # type: ignore[attr-defined]


def _say(case: OpenCase, practice: Practice, dice: Random, persons: list[str], connection: Connection) -> None:
    asked = [q for phase in practice.phases for step in phase.steps for q in step.questions if q.kind == "statements"]
    for number, question in zip(range(STATEMENTS), cycle(asked), strict=False):
        about = {"subject_id": dice.choice(persons)} if question.about else {}
        values = {"speaker": question.speakers[0], "said_on": _day(dice), "state": "said", **about}
        put(connection, case, tables.statement, question=question.id, text=f"{dice.choice(WORDS)}{number}", **values)


def _note(case: OpenCase, practice: Practice, dice: Random, ids: dict[str, list[str]], connection: Connection) -> None:
    asked = [q for q in practice.questions() if q.kind == "notes" and (not q.per or q.per in ids)]
    for _, question in zip(range(NOTES), cycle(asked), strict=False):
        about = {"about_id": dice.choice(ids[question.per])} if question.per else {}
        note = put(connection, case, tables.note, question=question.id, on=_day(dice), **about)
        for field in question.fields:
            _fill(case, note, field, dice, connection)


def _fill(case: OpenCase, note: str, field: Question, dice: Random, connection: Connection) -> None:
    if field.kind == "text":
        row = {"question": field.id, "value": f'"{dice.choice(WORDS)}"', "state": "said", "note_id": note}
        put(connection, case, tables.answer, **row)


def _day(dice: Random) -> str:
    return (date(2026, 11, 1) - timedelta(days=dice.randrange(3650))).isoformat()


def _measured(file: CaseFile, small: OpenCase, large: OpenCase) -> Iterator[Row]:
    _opened(file, small)  # modules are loaded, the practice model is read
    least, most = (statistics.median(_opened(file, case) for _ in range(ROUNDS)) for case in (small, large))
    told = f"{most:.0f} ms; {most / least:.1f} times a family of one child ({least:.0f} ms)"
    yield "a family of ten years opened and painted", told, f"{OPENS:.0f} ms", most < OPENS
    page = _page(file, large)
    for phase in office_practice.built_in().phases:
        yield from _of_phase(page, phase.id, phase.short)
    page.put_down()
    yield from _far_off(_page(file, large))


def _of_phase(page: CasePage, phase_id: str, name: str) -> Iterator[Row]:
    opening = _painted(partial(page.go, phase_id))
    steps = page.inner
    assert isinstance(steps, PhasePage)
    ids = [step.id for step in steps.phase.steps]
    _rest()
    first, after = {}, {}
    for step in ids[1:]:
        first[step], after[step] = _painted(partial(steps.open_step, step)), _rest()
    again = {step: _painted(partial(steps.open_step, step)) for step in ids}
    yield f"phase {name} opened", f"{opening:.0f} ms", "-", True
    met = max(first.values()) < TURNS
    yield f"phase {name}: a step turned to for the first time", _figure(first), f"{TURNS:.0f} ms", met
    yield f"phase {name}: the longest wait while the rest of it is made", _figure(after), "-", True
    yield f"phase {name}: a step turned to again", _figure(again), f"{TURNS:.0f} ms", max(again.values()) < TURNS


def _far_off(page: CasePage) -> Iterator[Row]:
    """Steps by the list of steps, backwards, when each phase was looked at for a second."""
    taken = {}
    for phase in office_practice.built_in().phases:
        page.go(phase.id)
        steps = page.inner
        assert isinstance(steps, PhasePage)
        for _ in range(LOOKED_AT):
            _rest()
        for step in reversed(phase.steps):
            taken[step.id] = _painted(partial(steps.open_step, step.id))
            _rest()
    page.put_down()
    yield "a step far off, by the list of steps", _figure(taken), f"{TURNS:.0f} ms", max(taken.values()) < TURNS


def _figure(taken: dict[str, float]) -> str:
    worst = max(taken, key=taken.__getitem__)
    return f"median {statistics.median(taken.values()):.0f} ms, longest {taken[worst]:.0f} ms ({worst})"


def _opened(file: CaseFile, case: OpenCase) -> float:
    begun = time.thread_time()
    page = _page(file, case)
    taken = (time.thread_time() - begun) * 1000
    page.put_down()
    page.deleteLater()
    QApplication.processEvents()
    return taken


def _page(file: CaseFile, case: OpenCase) -> CasePage:
    ways = rooms.Ways(*(_nothing for each in fields(rooms.Ways) if each.default_factory is MISSING))
    page = rooms.table(file, ways, case.family_id, Laptop(Path(tempfile.gettempdir()) / "no-such-laptop"))
    page.resize(1366, 768)
    page.show()
    QApplication.processEvents()
    return page


def _nothing(*_: object) -> None:
    """A way nobody goes here."""


def _painted(do: Callable[[], object]) -> float:
    """Until the window is painted; what is made after that is measured by `_rest`."""
    begun = time.thread_time()
    do()
    QApplication.sendPostedEvents()
    return (time.thread_time() - begun) * 1000


def _rest() -> float:
    """What follows the first picture, until nothing is left: the longest that nothing else could be done."""
    longest = 0.0
    for _ in range(SETTLED):
        time.sleep(0.005)
        begun = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, (time.thread_time() - begun) * 1000)
    return longest
