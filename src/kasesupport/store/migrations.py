"""Brings a file to the schema of today, step by step, each step in one transaction."""

from collections.abc import Callable

from sqlalchemy import Connection

from kasesupport.store.steps import step_1, step_2, step_3, step_4, step_5, step_6

Step = tuple[str, Callable[[Connection], None]]


def _nothing_more(_connection: Connection) -> None:
    """A step that is SQL alone."""


STEPS: tuple[Step, ...] = (
    (step_1.SQL, _nothing_more),
    (step_2.SQL, step_2.after),
    (step_3.SQL, _nothing_more),
    (step_4.SQL, _nothing_more),
    (step_5.SQL, _nothing_more),
    (step_6.SQL, _nothing_more),
)
NEWEST = len(STEPS)


def migrate(connection: Connection, before: Callable[[], None] = lambda: None, newest: int = NEWEST) -> None:
    """Runs the steps up to `newest` that the file has not seen. `user_version` moves in the step's own transaction.

    `before` is called once if a file that already holds something is about to change: a backup. A file newer
    than NEWEST is refused before (engine.check_file).
    """
    found = version(connection)
    if 0 < found < newest:
        before()
    for number in range(found + 1, newest + 1):
        sql, after = STEPS[number - 1]
        with connection.begin():
            for statement in _statements(sql):
                connection.exec_driver_sql(statement)
            after(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")


def version(connection: Connection) -> int:
    """How many steps the file has seen."""
    with connection.begin():
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _statements(sql: str) -> list[str]:
    """Executescript would commit first, so the statements go one by one; each ends with ";" and a line break."""
    return [part for part in sql.split(";\n") if part.strip()]
