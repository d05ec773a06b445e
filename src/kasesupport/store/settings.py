"""The vault's settings: a key, and its value as JSON."""

from sqlalchemy import Connection, insert, select, update

from kasesupport.store.tables import setting


def get(connection: Connection, key: str) -> str | None:
    """The value as JSON; None if it was never set."""
    return connection.execute(select(setting.c.value).where(setting.c.id == key)).scalar()


def put(connection: Connection, key: str, value: str) -> None:
    """Set one setting, within an act; `value` is JSON."""
    if connection.execute(update(setting).where(setting.c.id == key).values(value=value)).rowcount == 0:
        connection.execute(insert(setting).values(id=key, value=value))
