"""The connection to the encrypted file: key, pragmas, checks. SQLCipher 4 through SQLAlchemy Core."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from kasesupport.domain.problems import Problem
from kasesupport.store.errors import database_problems

APPLICATION_ID = 0x4B415345  # "KASE"
PAGE_SIZE = 4096  # SQLCipher's own default
OLDEST_SQLITE = (3, 53, 0)  # older ones carry the WAL-reset bug
# The driver's cache, once full, compiles each new statement again and again; the recorder alone sets up 70.
STATEMENTS = 2000
# Must come before the key: SQLCipher then locks in memory what it and SQLite hold, and wipes what they free.
MEMORY_SECURITY = "PRAGMA cipher_memory_security=ON"
NO_LOG = "PRAGMA cipher_log_level=NONE"
AFTER_KEY = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE deletes rows past the recorder
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",  # what goes leaves no bytes behind; an erasure relies on it
    "PRAGMA cache_size=-64000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=5000",
    "PRAGMA trusted_schema=OFF",
)
# Codes of SQLite's authorizer: ATTACH is the way out for plain text, and VACUUM INTO takes it inside.
ALLOWED, DENIED, ATTACHING, CALLING = 0, 1, 24, 31
EXPORTS = frozenset({"sqlcipher_export", "load_extension"})
WHOLE = {"INSERT INTO ": "INSERT OR ROLLBACK INTO ", "UPDATE ": "UPDATE OR ROLLBACK "}
READING = "reading"  # what a connection keeps of itself: whether it reads only for now
AFTER_KEY_READ_ONLY = tuple(p for p in AFTER_KEY if "journal_mode" not in p)  # media that cannot be written to


@dataclass(frozen=True, slots=True)
class DataKey:
    """What opens the file: 256-bit key and 128-bit salt, both random. Never shown, never logged.

    `guarded`: no connection by this key goes without memory security. Every key that the program makes or unwraps is;
    only the tests have keys that are not, of files in which nobody's words stand.
    """

    key: bytes
    salt: bytes
    guarded: bool = True

    def __repr__(self) -> str:
        return "DataKey(…)"


def connect(
    path: Path, key: DataKey, query: str, pragmas: tuple[str, ...] = (), *, exports: bool = False
) -> driver.Connection:
    """A keyed driver connection, proven by one read. `query` is the URI's, such as "mode=rw".

    It cannot write its content into another file, as plain text or otherwise, unless it `exports`: for backups.
    """
    assert driver.sqlite_version_info >= OLDEST_SQLITE, driver.sqlite_version
    uri = f"{path.resolve().as_uri()}?{query}"
    connection = driver.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
    )
    try:
        _set(connection, before_key(key))
        connection.set_key(f"x'{key.key.hex()}{key.salt.hex()}'")
        _set(connection, pragmas)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not exports:
            connection.set_authorizer(_authorize)
    except driver.Error:
        connection.close()
        raise
    return connection


def before_key(key: DataKey) -> tuple[str, ...]:
    """The pragmas that must come before the key."""
    return (MEMORY_SECURITY, NO_LOG) if key.guarded else (NO_LOG,)


def _set(connection: driver.Connection, pragmas: tuple[str, ...]) -> None:
    """As a script, which stays out of the driver's cache: a statement kept there holds some of the few pieces of
    memory that SQLite has ready, and past those memory security locks and wipes each piece by two system calls.
    """
    connection.executescript("".join(f"{pragma};" for pragma in pragmas))


def connect_to_look(path: Path, key: DataKey) -> driver.Connection:
    """A connection that never writes to the file, and reads along what a crash left in its WAL."""
    return connect(path, key, "mode=ro" if has_wal(path) else "immutable=1")


def has_wal(path: Path) -> bool:
    """Whether a WAL with something in it stands beside the file: only a crash leaves one when nobody has it open."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def _authorize(action: int, _first: str | None, second: str | None, _place: str | None, _by: str | None) -> int:
    """Asked as a statement is compiled, not as it runs."""
    return DENIED if action == ATTACHING or (action == CALLING and second in EXPORTS) else ALLOWED


def open_engine(path: Path, key: DataKey, *, read_only: bool = False) -> Engine:
    """The engine over one connection, which may write unless `read_only`. The file must exist and have been checked."""
    query, pragmas = ("immutable=1", AFTER_KEY_READ_ONLY) if read_only else ("mode=rw", AFTER_KEY)
    engine = create_engine(
        "sqlite:///vault",  # a name only: `creator` opens the file, so that no path or key stands in a URL
        module=driver,
        creator=lambda: connect(path, key, query, pragmas),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _all_or_nothing, retval=True)
    return engine


def raw(connection: Connection) -> driver.Connection:
    """The driver's connection: past SQLAlchemy, which would begin a transaction first and takes its time."""
    opened: driver.Connection = connection.connection.driver_connection
    return opened


def _all_or_nothing(
    _connection: Connection, cursor: driver.Cursor, statement: str, parameters: object, _context: object, _many: bool
) -> tuple[str, object]:
    """A statement that fails ends its act, so SQLite need not keep what it takes to undo that statement alone."""
    if not statement.startswith("BEGIN"):
        must_be_whole(cursor.connection)
    plain = next((start for start in WHOLE if statement.startswith(start)), "")
    return WHOLE.get(plain, "") + statement.removeprefix(plain), parameters


def must_be_whole(opened: driver.Connection) -> None:
    """RuntimeError for an act that goes on after a statement that failed: what came before is taken back already."""
    if not opened.in_transaction:
        raise RuntimeError("an act that goes on after a statement that failed")


def _begin(connection: Connection) -> None:
    """The driver begins nothing by itself (isolation_level None), so that DDL is transactional too."""
    connection.exec_driver_sql("BEGIN" if connection.info.get(READING) else "BEGIN IMMEDIATE")


def create_file(path: Path, key: DataKey) -> None:
    """Makes an empty encrypted file that knows whose it is. Its folder must exist, the file must not."""
    path.touch(mode=0o600, exist_ok=False)
    with database_problems(), closing(connect(path, key, "mode=rw", AFTER_KEY)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def check_file(path: Path, key: DataKey, newest: int) -> int:
    """Gives the schema version. Raises damaged_file or newer_schema. Writes nothing: what is damaged stays as it is.

    A WAL is left only by a crash; then the main file alone says little and the whole is read through.
    """
    size = path.stat().st_size if path.is_file() else 0
    if size == 0 or size % PAGE_SIZE:
        raise Problem("damaged_file")
    with database_problems():
        version = _inspect(path, key, None if has_wal(path) else size)
    if version > newest:
        raise Problem("newer_schema", found=version, known=newest)
    return version


def _inspect(path: Path, key: DataKey, size: int | None) -> int:
    """The schema version of a file whose size and owner are right; `size` None: read it all through."""
    with closing(connect(path, key, "mode=ro" if size is None else "immutable=1")) as connection:
        whole = _one(connection, "quick_check(1)") == "ok" if size is None else _pages(connection) == size
        if not whole or _one(connection, "application_id") != APPLICATION_ID:
            raise Problem("damaged_file")
        return int(str(_one(connection, "user_version")))


def _pages(connection: driver.Connection) -> int:
    return int(str(_one(connection, "page_count"))) * int(str(_one(connection, "page_size")))


def _one(connection: driver.Connection, pragma: str) -> object:
    row: tuple[object, ...] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0]
