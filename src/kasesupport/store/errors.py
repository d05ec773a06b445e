"""Turns what SQLite and the system report into Problems a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from kasesupport.domain.problems import Problem

DAMAGED = ("malformed", "not a database", "file is encrypted")
FAILED = ("disk I/O error", "unable to open database file")
DATABASE_ERRORS = (DBAPIError, driver.Error)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NOT_ALLOWED = {errno.EROFS, errno.EACCES, errno.EPERM}


def from_sqlite(words: str) -> Problem | None:
    """The Problem behind SQLite's own words; None if they tell of a mistake in the program.

    sqlcipher3 gives no error codes, so the words of sqlite3ErrStr are all there is.
    """
    if "disk is full" in words:
        return Problem("disk_full")
    if any(sign in words for sign in DAMAGED):
        return Problem("damaged_file")
    return Problem("disk_failed") if any(sign in words for sign in FAILED) else None


def from_system(error: OSError) -> Problem | None:
    """The Problem behind a failed file operation; None if it is neither room nor permission."""
    if error.errno in NO_ROOM:
        return Problem("disk_full")
    if error.errno in NOT_ALLOWED:
        return Problem("read_only_folder")
    return Problem("disk_failed") if error.errno == errno.EIO else None


@contextmanager
def database_problems() -> Iterator[None]:
    """Raises Problem in place of those database errors that a user can do something about."""
    try:
        yield
    except DATABASE_ERRORS as error:
        problem = from_sqlite(str(getattr(error, "orig", error)))
        if problem is None:
            raise
        raise problem from error


@contextmanager
def disk_problems() -> Iterator[None]:
    """The same for files and folders."""
    try:
        yield
    except OSError as error:
        problem = from_system(error)
        if problem is None:
            raise
        raise problem from error
