"""Keeps a file that was found damaged from being written to, in acts and in closing it.

SQLite brings the WAL into the file when the last connection closes; nothing that the driver offers turns that off.
A second connection that only reads, and stands in a transaction, keeps it from that; when it closes itself it may
not write.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from kasesupport.domain.problems import Problem
from kasesupport.store.engine import DataKey, before_key
from kasesupport.store.errors import DATABASE_ERRORS, database_problems
from kasesupport.store.home import Home


class Guard:
    """Remembers that damage was met: after it SQLCipher's connection cannot be trusted any more.

    A look through the whole file that meets damage sets it too: nothing is read or written from then on.
    """

    def __init__(self) -> None:
        self.damaged = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Raises Problems in place of database errors; damaged_file at once where damage was met before."""
        if self.damaged:
            raise Problem("damaged_file")
        try:
            with database_problems():
                yield
        except Problem as problem:
            self.damaged = problem.code == "damaged_file" and isinstance(problem.__cause__, DATABASE_ERRORS)
            raise

    def closing(self, home: Home | None) -> AbstractContextManager[None]:
        """While the connection closes: a damaged file of a vault is not written to."""
        return _unwritten(home.file, home.key) if self.damaged and home else nullcontext()


@contextmanager
def _unwritten(path: Path, key: DataKey) -> Iterator[None]:
    """Meanwhile other connections close and leave file and WAL as they are, as long as page 1 can be read."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)) as holder:
        with suppress(driver.Error):
            for pragma in before_key(key):
                holder.execute(pragma)
            holder.set_key(f"x'{key.key.hex()}{key.salt.hex()}'")
            holder.execute("BEGIN")
            holder.execute("PRAGMA user_version").fetchone()
        yield
