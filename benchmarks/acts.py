"""What an act costs with recorder, journal and anchor over one without: part of python3 dev.py bench.

Each on a vault of its own, act by act in turn, so that a busy machine slows both alike. One connection to each file, as
in the program: a second one that writes would make the first read its pages again.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from kasesupport import demo
from kasesupport.cases import families, people, talks
from kasesupport.cases.rows import OpenCase
from kasesupport.store import engine, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op, Setting

T = TypeVar("T")
Act = Callable[[OpenCase], None]
Row = tuple[str, str, str, bool]
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS, PASSPHRASE = "夕方から寝るまでが回らない。" * 8, "みどりの川をわたる七つの橋"
ROUNDS, WARM, GOAL = 300, 20, 1.5


class Bare(CaseFile):
    """Runs an act's own statements in one transaction, and nothing else."""

    def transact(self, op: Op, fn: Callable[[Connection], T]) -> T:  # noqa: ARG002
        """Neither recorded nor journalled; no step to undo."""
        self._acting = True
        try:
            with self._connection.begin():
                return fn(self._connection)
        finally:
            self._acting = False


def rows(folder: Path) -> list[Row]:
    """One row written; what a practitioner does; the same late in a session that met many statements."""
    return [
        _row("one row written", *_measured(folder / "one", _person)),
        _row("a parent, a name, words said", *_measured(folder / "mix", _mix)),
        _row("the same late in a session", *_measured(folder / "late", _mix, demo.take_in)),
    ]


def _row(what: str, ours: float, bare: float) -> Row:
    said = f"{what}, with recorder, journal, anchor ({ours * 1000:.2f} ms) / without ({bare * 1000:.2f} ms)"
    return said, f"{ours / bare:.2f}x", f"{GOAL:g}x", ours / bare <= GOAL


def _measured(folder: Path, act: Act, before: Callable[[CaseFile], object] = lambda _: None) -> tuple[float, float]:
    """Median seconds of the act, with and without."""
    folder.mkdir()
    with _whole(folder / "ours.vault") as ours, _bare(folder / "bare.vault") as bare:
        before(ours)
        before(bare)
        pairs = [[_seconds(act, families.create(file, "家")) for file in (ours, bare)] for _ in range(WARM + ROUNDS)]
    first, second = (statistics.median(side) for side in zip(*pairs[WARM:], strict=True))
    return first, second


@contextmanager
def _whole(folder: Path) -> Iterator[CaseFile]:
    vault.create(folder, PASSPHRASE, kdf=QUICK)
    with closing(vault.unlock(folder, PASSPHRASE)) as file:
        yield file


@contextmanager
def _bare(folder: Path) -> Iterator[CaseFile]:
    with _whole(folder) as file:
        connection = engine.open_engine(file.home.file, file.home.key).connect()
        with closing(Bare(connection, Setting())) as bare:
            yield bare


def _seconds(act: Act, case: OpenCase) -> float:
    begun = time.perf_counter()
    act(case)
    return time.perf_counter() - begun


def _person(case: OpenCase) -> None:
    people.add_person(case, name="髙橋𠮷子", note=WORDS[:100])


def _mix(case: OpenCase) -> None:
    """Four acts; the first makes the child whose parent the second adds, with a union and a parentage."""
    child = people.add_person(case, sex="F")
    parent = people.add_parent(case, child, "F")
    people.edit_person(case, parent, name="髙橋𠮷子")
    talks.say(case, "intake.worries", WORDS, speaker="carer")
