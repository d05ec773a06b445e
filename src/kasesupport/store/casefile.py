"""The one door to the record: every act is a transaction, a journal entry and an undo step."""

import logging
import threading
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kasesupport.domain.changes import Changed, reverse
from kasesupport.domain.ids import IdSource
from kasesupport.domain.problems import Problem
from kasesupport.store import engine, journal, migrations, recorder
from kasesupport.store.errors import database_problems
from kasesupport.store.journal import Author, Entry
from kasesupport.store.replay import replay
from kasesupport.store.undo import Stack, Step

T = TypeVar("T")
Listener = Callable[[Changed], None]


def local_now() -> datetime:
    """The laptop's clock, with its zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Op:
    """Names one act. `name` is permanent ("person.edit"); undo stacks are per `family_id`.

    Acts in a row on one stack with the same `merge`, if not empty, become one undo step (typing).
    A `silent` act is journalled but is no undo step: where someone was, not what was said.
    """

    name: str
    family_id: str = ""
    merge: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What a case file takes from outside: clock, ids, author."""

    clock: Callable[[], datetime] = local_now
    ids: IdSource = field(default_factory=IdSource)
    author: Author = field(default_factory=Author)


def open_file(path: Path, key: engine.DataKey, setting: Setting | None = None) -> "CaseFile":
    """Checks, opens and migrates the file at `path`.

    Raises damaged_file or newer_schema, having written nothing; disk_full, disk_failed.
    """
    with database_problems():
        engine.check_file(path, key, migrations.NEWEST)
        source = engine.open_engine(path, key)
        connection = source.connect()
        try:
            migrations.migrate(connection)
            with connection.begin():
                recorder.install(connection)
        except BaseException:
            connection.close()
            source.dispose()
            raise
    return CaseFile(connection, setting or Setting())


class CaseFile:
    """An open, unlocked file. One connection, one thread at a time (others wait)."""

    def __init__(self, connection: Connection, setting: Setting) -> None:
        self._connection = connection
        self._setting = setting
        self._lock = threading.RLock()
        self._acting = False
        self._stacks: defaultdict[str, Stack] = defaultdict(Stack)
        self._listeners: list[Listener] = []
        self._afterwards: list[Callable[[], None]] = []
        self._author = setting.author

    def transact(self, op: Op, fn: Callable[[Connection], T]) -> T:
        """Runs `fn` in one transaction, journals what it changed, commits, and tells the listeners.

        Any exception from `fn` rolls everything back and goes on to the caller. Raises disk_full,
        disk_failed, damaged_file; nothing is changed then.
        """
        with self._lock:
            result, changed, seq = self._commit(op, fn)
            if changed.changes and not op.silent:
                self._stacks[op.family_id].push(Step(op.name, changed.changes, seq, op.merge))
        self._tell(changed)
        return result

    def read(self, fn: Callable[[Connection], T]) -> T:
        """Runs `fn`, which may not write (RuntimeError, and nothing is kept). Inside an act it sees the act so far."""
        with self._lock:
            if self._acting:
                return fn(self._connection)
            with database_problems(), self._reading() as connection:
                return fn(connection)

    def undo(self, family_id: str) -> str | None:
        """Takes back the last act of this family; gives its name, None if there is none.

        Raises undo_blocked, leaving everything as it is, if a later act elsewhere stands on those rows.
        """
        with self._lock:
            stack = self._stacks[family_id]
            if not stack.done:
                return None
            step = stack.done[-1]
            changed, seq = self._replay(step, family_id, back=True)
            stack.stepped_back(seq)
        self._tell(changed)
        return step.op

    def redo(self, family_id: str) -> str | None:
        """Does the last undone act of this family again; gives its name, None if there is none."""
        with self._lock:
            stack = self._stacks[family_id]
            if not stack.undone:
                return None
            step = stack.undone[-1]
            changed, seq = self._replay(step, family_id, back=False)
            stack.stepped_forth(seq)
        self._tell(changed)
        return step.op

    def can_undo(self, family_id: str) -> str | None:
        """The name of the act `undo` would take back."""
        stack = self._stacks.get(family_id)
        return stack.done[-1].op if stack and stack.done else None

    def can_redo(self, family_id: str) -> str | None:
        """The name of the act `redo` would do again."""
        stack = self._stacks.get(family_id)
        return stack.undone[-1].op if stack and stack.undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after every commit that changed rows; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def new_id(self) -> str:
        """An id for a new row."""
        return self._setting.ids.new()

    def now(self) -> datetime:
        """The moment, by the clock this file was opened with."""
        return self._setting.clock()

    def today(self) -> date:
        """The day, by the same clock."""
        return self.now().date()

    def now_text(self) -> str:
        """The moment as ISO 8601 text to the second, with its zone."""
        return self.now().isoformat(timespec="seconds")

    def sign_as(self, author: Author) -> None:
        """Journal entries carry this author from now on."""
        self._author = author

    def when_closed(self, step: Callable[[], None]) -> None:
        """Adds something to do once the file is closed; in the order in which it was asked for."""
        self._afterwards.append(step)

    def close(self) -> None:
        """Empties the WAL into the file, closes it and lets others open it. May be called twice.

        Where that fails (full disk), the WAL stays and is read at the next opening: nothing is lost.
        """
        with self._lock:
            if self._connection.closed:
                return
            try:
                with suppress(driver.Error):
                    self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._connection.close()
                self._connection.engine.dispose()
                for step in self._afterwards:
                    step()

    @property
    def _raw(self) -> driver.Connection:
        """The driver's connection: past SQLAlchemy, which would begin a transaction first."""
        return self._connection.connection.driver_connection

    def _commit(self, op: Op, fn: Callable[[Connection], T], undoes: int | None = None) -> tuple[T, Changed, int]:
        if self._acting:
            raise RuntimeError(f"{op.name} inside another act")
        self._acting = True
        try:
            with database_problems(), self._writing():
                result = fn(self._connection)
                changes = recorder.drain(self._connection)
                entry = Entry(self.now_text(), op.name, op.family_id, self._author, changes, undoes)
                seq = journal.append(self._connection, entry) if changes else 0
        finally:
            self._acting = False
        return result, Changed(op.name, op.family_id, changes), seq

    def _replay(self, step: Step, family_id: str, *, back: bool) -> tuple[Changed, int]:
        changes = reverse(step.changes) if back else step.changes
        try:
            _, changed, seq = self._commit(Op(step.op, family_id), lambda c: replay(c, changes), step.seq)
        except IntegrityError as error:  # a deferred foreign key, found at COMMIT
            raise Problem("undo_blocked") from error
        return changed, seq

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._connection.begin():
                yield
        finally:
            if self._raw.in_transaction:  # a COMMIT that fails leaves the transaction open
                self._raw.rollback()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A read that wrote is rolled back. PRAGMA query_only would make SQLite compile all statements anew."""
        self._connection.execution_options(reading=True)
        before = self._raw.total_changes
        try:
            with self._connection.begin():
                yield self._connection
                if self._raw.total_changes != before:
                    raise RuntimeError("a read that writes")
        finally:
            self._connection.execution_options(reading=False)

    def _tell(self, changed: Changed) -> None:
        if changed.changes:
            for listener in tuple(self._listeners):
                _call(listener, changed)


def _call(listener: Listener, changed: Changed) -> None:
    """The act is committed, so a listener's failure is logged, not raised: where, not with what (names)."""
    try:
        listener(changed)
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error("listener after %s: %s\n%s", changed.op, type(error).__name__, where)
