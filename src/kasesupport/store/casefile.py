"""The one door to the record: every act is a transaction, a journal entry and an undo step."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from typing import TypeVar

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kasesupport.domain.changes import Change, Changed, reverse
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.store import engine, files, recorder
from kasesupport.store.errors import database_problems
from kasesupport.store.guard import Guard
from kasesupport.store.history import journal
from kasesupport.store.history.anchor import Anchor
from kasesupport.store.history.journal import Author, Entry, Head
from kasesupport.store.home import ANCHOR, PAGE_1, Home
from kasesupport.store.listening import Listener, call
from kasesupport.store.op import Op, Setting
from kasesupport.store.replay import replay
from kasesupport.store.undo import Stack, Step
from kasesupport.store.words import index

T = TypeVar("T")


class CaseFile:
    """An open, unlocked file. One connection, one thread at a time (others wait)."""

    def __init__(
        self, connection: Connection, setting: Setting, home: Home | None = None, *, read_only: bool = False
    ) -> None:
        self._connection = connection
        self._setting = setting
        self._home = home
        self._anchor = Anchor(home.folder / ANCHOR, home.key.key) if home and not read_only else None
        self._acts = threading.RLock()  # taken before _lock by what writes or closes
        self._lock = threading.RLock()
        self._acting = False
        self.guard = Guard()
        self._stacks: defaultdict[str, Stack] = defaultdict(Stack)
        self._listeners: list[Listener] = []
        self._afterwards: list[Callable[[], None]] = []
        self.author = setting.author
        self.read_only = read_only
        self.through_glass: frozenset[str] = frozenset()  # hidden families opened with a reason in this session
        self.notices: tuple[Notice, ...] = ()

    @property
    def home(self) -> Home:
        """The vault this file stands in. Raises vault_closed for a bare file without a vault."""
        if self._home is None:
            raise Problem("vault_closed")
        return self._home

    def transact(self, op: Op, fn: Callable[[Connection], T]) -> T:
        """Runs `fn` in one transaction, journals what it changed, commits, and tells the listeners.

        Any exception from `fn` rolls everything back and goes on to the caller; so does a statement that fails,
        whether `fn` catches its error or not (RuntimeError then). Raises disk_full,
        disk_failed, damaged_file, read_only_role, read_only_vault, vault_closed; nothing is changed then.
        """
        with self._acts, self._lock:
            result, changed, seq = self._commit(op, fn)
            if changed.changes and not op.silent:
                step = Step(op.name, changed.changes, seq, op.merge, op.family_id)
                self._stacks[op.stack or op.family_id].push(step)
        self._tell(changed)
        return result

    def read(self, fn: Callable[[Connection], T]) -> T:
        """Runs `fn`, which may not write (RuntimeError, and nothing is kept). Inside an act it sees the act so far."""
        with self._lock:
            if self._acting:
                return fn(self._connection)
            self._require_open()
            with self.guard.watching(), self._reading() as connection:
                return fn(connection)

    def undo(self, family_id: str) -> str | None:
        """Takes back the last act of this family (or stack, see Op); gives its name, None if there is none.

        Raises undo_blocked, leaving everything as it is, if a later act elsewhere stands on those rows.
        """
        with self._acts, self._lock:
            stack = self._stacks[family_id]
            if not stack.done:
                return None
            step = stack.done[-1]
            changed, seq = self._replay(step, back=True)
            stack.stepped_back(seq)
        self._tell(changed)
        return step.op

    def redo(self, family_id: str) -> str | None:
        """Does the last undone act of this family again; gives its name, None if there is none."""
        with self._acts, self._lock:
            stack = self._stacks[family_id]
            if not stack.undone:
                return None
            step = stack.undone[-1]
            changed, seq = self._replay(step, back=False)
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

    def steps(self, family_id: str) -> tuple[int, int]:
        """The journal entries of what `undo` and `redo` would take up; 0 for none. Later ones have higher numbers."""
        stack = self._stacks.get(family_id) or Stack()
        return (stack.done[-1].seq if stack.done else 0), (stack.undone[-1].seq if stack.undone else 0)

    def forget(self, family_id: str) -> None:
        """Drops every undo step that tells of this family, and tells the listeners that it is gone."""
        with self._lock:
            self._stacks.pop(family_id, None)
            for stack in self._stacks.values():
                stack.drop(family_id)
        for listener in tuple(self._listeners):
            call(listener, Changed("family.erase", family_id, ()))

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
        """Journal entries carry this author from now on, and his or her role binds."""
        self.author = author

    def head(self) -> Head:
        """The last journal entry."""
        return self.read(journal.head)

    @contextmanager
    def acts_held(self) -> Iterator[None]:
        """Lets no other thread act or close the file meanwhile; reading goes on."""
        with self._acts:
            self._require_open()
            yield

    @contextmanager
    def second(self) -> Iterator[driver.Connection]:
        """Another connection to the same file, of the driver's own, for reading in a thread beside the acts."""
        path, key = self.home.file, self.home.key
        with database_problems(), closing(engine.connect(path, key, "mode=rw", engine.AFTER_KEY)) as connection:
            yield connection

    def checkpoint(self) -> None:
        """Brings all of the WAL into the file. Raises disk_full, disk_failed."""
        with self._lock, self.guard.watching():
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def when_closed(self, step: Callable[[], None]) -> None:
        """Adds something to do once the file is closed; in the order in which it was asked for."""
        self._afterwards.append(step)

    def close(self) -> None:
        """Empties the WAL into the file, closes it and lets others open it. May be called twice.

        Where that fails (full disk), the WAL stays and is read at the next opening: nothing is lost.
        A file that was found damaged is not written to.
        """
        with self._acts, self._lock:
            if self._connection.closed:
                return
            try:
                with suppress(driver.Error, Problem):
                    self._empty_wal()
            finally:
                with self.guard.closing(self._home):
                    self._connection.close()
                    self._connection.engine.dispose()
                self._let_go()

    def _empty_wal(self) -> None:
        """All of the WAL into the file. Then its encrypted first page is kept: with it a lost start can be read."""
        head = self.head()
        busy = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if self._home is None or self._anchor is None or busy:
            return
        with suppress(OSError), self._home.file.open("rb") as file:
            files.write_changed(self._home.folder / PAGE_1, file.read(engine.PAGE_SIZE))
            self._anchor.write(head, closed=True)

    def _let_go(self) -> None:
        if self._anchor is not None:
            self._anchor.close()
        for step in self._afterwards:
            step()

    def _require_open(self) -> None:
        if self._connection.closed:
            raise Problem("vault_closed")

    @property
    def _raw(self) -> driver.Connection:
        """The driver's connection: past SQLAlchemy, which would begin a transaction first."""
        return engine.raw(self._connection)

    def _commit(self, op: Op, fn: Callable[[Connection], T], undoes: int | None = None) -> tuple[T, Changed, int]:
        if self._acting:
            raise RuntimeError(f"{op.name} inside another act")
        self._require_open()
        if self.read_only:
            raise Problem("read_only_vault")
        self._acting = True
        try:
            with self.guard.watching(), self._writing():
                result = fn(self._connection)
                engine.must_be_whole(self._raw)
                changes = recorder.drain(self._connection)
                index.follow(self._connection, changes)
                head = self._journalled(op, changes, undoes)
        finally:
            self._acting = False
        if self._anchor is not None and head.seq:
            with suppress(OSError):  # the act is committed; an anchor that knows less does no harm
                self._anchor.write(head)
        return result, Changed(op.name, op.family_id, changes), head.seq

    def _journalled(self, op: Op, changes: tuple[Change, ...], undoes: int | None) -> Head:
        """Writes the act's entry inside its transaction; Head() where there is nothing to write."""
        if not changes and not op.logged:
            return Head()
        if changes and not op.any_role and self.author.role == "reader":
            raise Problem("read_only_role")
        entry = Entry(self.now_text(), op.name, op.family_id, self.author, changes, undoes, op.note)
        return journal.append(self._connection, entry)

    def _replay(self, step: Step, *, back: bool) -> tuple[Changed, int]:
        changes = reverse(step.changes) if back else step.changes
        try:
            _, changed, seq = self._commit(Op(step.op, step.family_id), lambda c: replay(c, changes), step.seq)
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
        self._connection.info[engine.READING] = True
        before = self._raw.total_changes
        try:
            with self._connection.begin():
                yield self._connection
                if self._raw.total_changes != before:
                    raise RuntimeError("a read that writes")
        finally:
            self._connection.info[engine.READING] = False

    def _tell(self, changed: Changed) -> None:
        if changed.changes:
            for listener in tuple(self._listeners):
                call(listener, changed)
