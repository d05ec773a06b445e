"""Brings a file to the schema of today, step by step, each step in one transaction."""

from sqlalchemy import Connection

from kasesupport.store.steps import step_1

STEPS = (step_1.SQL,)
NEWEST = len(STEPS)


def migrate(connection: Connection) -> None:
    """Runs the steps the file has not seen. `user_version` moves in the step's own transaction.

    A file newer than NEWEST is refused before (engine.check_file).
    """
    for number in range(version(connection) + 1, NEWEST + 1):
        with connection.begin():
            for statement in _statements(STEPS[number - 1]):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version={number}")


def version(connection: Connection) -> int:
    """How many steps the file has seen."""
    with connection.begin():
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _statements(sql: str) -> list[str]:
    """Executescript would commit first, so the statements go one by one; each ends with ";" and a line break."""
    return [part for part in sql.split(";\n") if part.strip()]
