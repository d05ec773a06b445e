"""The office's own files for the practice model, kept with the vault: one a phase, laid over ours."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from sqlalchemy import Connection, select

from kasesupport import resources
from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.problems import Problem
from kasesupport.practice.alone import without_review
from kasesupport.practice.differences import Difference, differences
from kasesupport.practice.load import load
from kasesupport.practice.model import Phase, Practice
from kasesupport.practice.office import LONGEST, OfficeFile, load_with, phase_of, taken
from kasesupport.practice.records import FILE as RECORDS
from kasesupport.practice.records import RECORD, as_phase
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

PREFIX = "practice."
ALONE = "review.off"  # the setting of a town where nobody else looks at a case
STACK = "practice"  # an undo of its own: CaseFile.undo(STACK)
Files = tuple[OfficeFile, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The practice model in use; `faults`: Problem("office_file") of each file that could not be laid over ours."""

    practice: Practice
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that could be taken over: for which phase, and what it would change of what is in use."""

    phase: str
    file: OfficeFile
    differences: tuple[Difference, ...]


@cache
def built_in() -> Practice:
    """Ours, read once: its files do not change while the program runs."""
    return load()


def in_use(file: CaseFile) -> Chosen:
    """Ours with the office's files over it. For a phase whose file has a fault ours is used, and the fault is told."""
    return file.read(kept)


def kept(connection: Connection) -> Chosen:
    """As `in_use`, within a read."""
    chosen = _chosen(tuple(_files(connection).values()))
    return replace(chosen, practice=without_review(chosen.practice)) if _alone(connection) else chosen


def alone(file: CaseFile) -> bool:
    """Whether what several people look at together is not asked."""
    return file.read(_alone)


def set_alone(file: CaseFile, on: bool) -> None:
    """Ask it no longer, or again. What was written stays. Problem("supervisor_only"), Problem("read_only_role")."""
    require(file, RIGHTS["conventions"])
    if on != alone(file):
        file.transact(Op("practice.alone", stack=STACK), lambda connection: put(connection, ALONE, json.dumps(on)))


def _alone(connection: Connection) -> bool:
    query = select(tables.setting.c.value).where(tables.setting.c.id == ALONE)
    return connection.execute(query).scalar() == "true"


def office_files(file: CaseFile) -> dict[str, OfficeFile]:
    """The office's files by the id of their phase."""
    return file.read(_files)


def propose(file: CaseFile, path: Path) -> Proposal:
    """Looks at a file without keeping it. Raises Problem("file_unreadable"), Problem("office_file")."""
    chosen = taken(path.name, _content(path))
    phase = phase_of(chosen)
    others = [each for other, each in office_files(file).items() if other != phase]
    wanted = load_with([*_good(others), chosen])
    now = _chosen(tuple(office_files(file).values())).practice
    return Proposal(phase, chosen, differences(_part(now, phase), _part(wanted, phase)))


def take_over(file: CaseFile, proposal: Proposal) -> None:
    """Keep it, in place of the phase's file before. Raises Problem("supervisor_only"), Problem("read_only_role")."""
    _keep(file, "practice.take_over", proposal.phase, {"name": proposal.file.name, "text": proposal.file.text})


def give_up(file: CaseFile, phase: str) -> None:
    """From now on ours for this phase. Raises Problem("supervisor_only"), Problem("read_only_role")."""
    _keep(file, "practice.give_up", phase, {})


def undo(file: CaseFile) -> str | None:
    """Takes the last of these acts back; gives its name, None if there is none. Raises Problem("undo_blocked")."""
    require(file, RIGHTS["conventions"])
    return file.undo(STACK)


def can_undo(file: CaseFile) -> bool:
    """Whether there is one to take back."""
    return file.can_undo(STACK) is not None


def template(phase: str) -> str:
    """Our own file of a phase with its viewpoints, or of the records, as TOML: laid over ours it changes nothing."""
    folder = resources.path("practice")
    if phase == RECORD:
        return (folder / RECORDS).read_text(encoding="utf-8")
    number = built_in().phase(phase).number
    words = (folder / f"phase{number}.toml").read_text(encoding="utf-8")
    views = folder / f"viewpoints{number}.toml"
    told = views.read_text(encoding="utf-8") if views.exists() else ""
    rest = [line for line in told.splitlines() if not line.startswith("phase =")]
    return "\n".join([words.rstrip(), "", *rest, ""])


def name_of(phase: str) -> str:
    """What a part is called that can be laid over ours."""
    return _part(built_in(), phase).name


def _part(practice: Practice, phase: str) -> Phase:
    return as_phase(practice) if phase == RECORD else practice.phase(phase)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(4 * LONGEST + 1)
    except OSError as error:
        raise Problem("file_unreadable") from error


def _keep(file: CaseFile, name: str, phase: str, value: dict[str, str]) -> None:
    require(file, RIGHTS["conventions"])
    stored = json.dumps(value, ensure_ascii=False)
    file.transact(Op(name, stack=STACK), lambda connection: put(connection, PREFIX + phase, stored))


def _files(connection: Connection) -> dict[str, OfficeFile]:
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.startswith(PREFIX))
    return {row.id.removeprefix(PREFIX): each for row in connection.execute(query) for each in _file(row.value)}


def _file(stored: str) -> Iterator[OfficeFile]:
    """What makes no sense counts as not chosen."""
    try:
        value = json.loads(stored)
        yield OfficeFile(str(value["name"]), str(value["text"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return


@lru_cache(maxsize=4)
def _chosen(files: Files) -> Chosen:
    """One file after the other is left out until the rest can be laid over ours."""
    left, faults = list(files), list[Problem]()
    while left:
        try:
            return Chosen(load_with(left), tuple(faults))
        except Problem as problem:
            faulty = [each for each in left if each.name == problem.facts.get("file")] or left
            left = [each for each in left if each not in faulty]
            faults.append(problem)
    return Chosen(built_in(), tuple(faults))


def _good(files: Sequence[OfficeFile]) -> list[OfficeFile]:
    """Those that can be laid over ours each by itself."""
    return [each for each in files if not _chosen((each,)).faults]
