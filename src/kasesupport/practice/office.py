"""The practice model with an office's own files laid over ours, and where in such a file a fault stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.practice.model import WITH_OPTIONS, Phase, Practice, Question
from kasesupport.practice.overlay import laid_over
from kasesupport.practice.reader import (
    EMPTIED,
    ENCODING,
    MISSING,
    NO_SUCH,
    SIGN,
    SYNTAX,
    TOO_LONG,
    Table,
    fault,
    parse,
    parse_text,
)
from kasesupport.practice.records import FILE, RECORD, as_phase

LONGEST = 200_000  # characters of an office's file; ours have about 20,000
# Signs that are not seen, or turn the direction of what follows.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
INDEX = re.compile(r"(\w+)\[(\d+)\]")
AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file of an office: its name, and its words. It tells by its key `phase` which of ours it is laid over."""

    name: str
    text: str


def taken(name: str, content: bytes) -> OfficeFile:
    """A file as it was chosen. Raises Problem("office_file") for what is too long, not UTF-8, or has unseen signs."""
    if len(content) > 4 * LONGEST:
        raise _told(name, 1, "-", TOO_LONG)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _told(name, content[: error.start].count(b"\n") + 1, "-", ENCODING) from error
    if len(text) > LONGEST:
        raise _told(name, 1, "-", TOO_LONG)
    if found := UNSEEN.search(text):
        raise _told(name, _line(text, found.start()), "-", SIGN)
    return OfficeFile(name, text)


def phase_of(file: OfficeFile) -> str:
    """The id of the phase it is for. Raises Problem("office_file") if it is no TOML or names none of ours."""
    over = _Over(resources.path("practice"), {})
    try:
        found = parse_text(file.name, file.text).get("phase")
        if not isinstance(found, str) or found not in over.files():
            raise fault(file.name, "phase", MISSING if found is None else NO_SUCH)
    except Problem as problem:
        raise _located(file, problem, {}) from problem
    return found


def load_with(files: Sequence[OfficeFile], root: Path | None = None) -> Practice:
    """The practice model with these files over it, one a phase.

    Raises Problem("office_file", file, line, key, why), and what `load` raises for a fault of our own files.
    """
    over = _Over(root or resources.path("practice"), {phase_of(file): file for file in files})
    try:
        practice = load(root, over.read)
        files_of = [(phase, f"phase{phase.number}.toml") for phase in practice.phases]
        for phase, name in (*files_of, (as_phase(practice), FILE)):
            for problem in _emptied(phase, name):
                raise problem
    except Problem as problem:
        name = str(problem.facts.get("file"))
        if problem.code != "practice_file" or name not in over.touched:
            raise
        file, laid = over.touched[name]
        raise _located(file, problem, laid) from problem
    return practice


@dataclass(frozen=True, slots=True)
class _Over:
    """Reads our files with the office's over them; `touched` has what was laid over which."""

    folder: Path
    chosen: Mapping[str, OfficeFile]
    touched: dict[str, tuple[OfficeFile, dict[str, Any]]] = field(default_factory=dict)

    def files(self) -> dict[str, int]:
        """The number of each phase by its id; 0 for the records, which are of none."""
        return {head["id"]: head["number"] for head in _ours(self.folder / "phases.toml")["phase"]} | {RECORD: 0}

    def read(self, path: Path) -> Table:
        """One of our files, with what the office has for it."""
        ours = _ours(path)
        if (file := self.chosen.get(ours.get("phase", ""))) is None:
            return Table(path.name, "", ours)
        self.touched[path.name] = (file, {})
        laid = laid_over(ours, parse_text(path.name, file.text), path.name)
        self.touched[path.name] = (file, laid)
        return Table(path.name, "", laid)


@cache
def _ours(path: Path) -> dict[str, Any]:
    """Ours as TOML has it, read once; nobody writes into it."""
    return parse(path)


def _emptied(phase: Phase, file: str) -> Iterator[Problem]:
    """A phase must have a step that is always there; a question must have something to choose, a note a field."""
    always = (q for step in phase.steps if not step.show_if for q in step.questions)
    if phase.steps and not any(not (q.withdrawn or q.show_if) for q in always):
        yield fault(file, "phase", EMPTIED)
    for question in (q for step in phase.steps for q in step.questions):
        yield from (fault(file, key, EMPTIED) for key in _empty_parts(question))


def _empty_parts(question: Question) -> Iterator[str]:
    for each in (question, *question.fields):
        if each.kind in WITH_OPTIONS and all(option.withdrawn for option in each.options):
            yield f"{each.id}.options"
    if question.kind == "notes" and all(each.withdrawn for each in question.fields):
        yield f"{question.id}.field"


def _located(file: OfficeFile, problem: Problem, laid: dict[str, Any]) -> Problem:
    key, why = str(problem.facts["key"]), str(problem.facts["why"])
    if said := AT_LINE.search(key):  # of TOML itself, in its own words
        return _told(file.name, int(said[1]), "-", why)
    if why == SYNTAX:
        return _told(file.name, file.text.count("\n") + 1 if "at end of document" in key else 1, "-", why)
    ids, leaf = _named(key, laid, file.text)
    return _told(file.name, _found(file.text, ids, leaf), ".".join([*ids[-1:], *leaf]) or key, why)


def _named(key: str, laid: dict[str, Any], text: str) -> tuple[list[str], list[str]]:
    """The ids of the entries that a key leads through, and the keys within the last of them."""
    if INDEX.match(key):
        return _walked(key.split("."), laid)
    parts = key.split(".")
    ids: list[str] = []
    while parts:  # an id may have a point in it: the longest that stands in the file counts
        ends = [end for end in range(len(parts), 0, -1) if _at(text, ".".join(parts[:end]), 0) is not None]
        if not ends:
            break
        ids.append(".".join(parts[: ends[0]]))
        parts = parts[ends[0] :]
    return ids, parts


def _walked(parts: list[str], laid: dict[str, Any]) -> tuple[list[str], list[str]]:
    ids: list[str] = []
    at: Any = laid
    for place, part in enumerate(parts):
        hit = INDEX.fullmatch(part)
        entries = at.get(hit[1]) if hit and isinstance(at, dict) else None
        if not hit or not isinstance(entries, list) or int(hit[2]) >= len(entries):
            return ids, parts[place:]
        at = entries[int(hit[2])]
        if isinstance(at, dict) and isinstance(at.get("id"), str):
            ids.append(at["id"])
    return ids, []


def _found(text: str, ids: Sequence[str], leaf: Sequence[str]) -> int:
    """The line of the innermost of these that the file names."""
    at = 0
    for each in ids:
        at = found if (found := _at(text, each, at)) is not None else at
    following = re.compile(r"\bid\s*=").search(text, at + 3)
    end = following.start() if following else len(text)
    for key in leaf[:1]:
        if hit := re.compile(rf"\b{re.escape(key.partition('[')[0])}\s*=").search(text, at, end):
            at = hit.start()
    return _line(text, at)


def _at(text: str, own: str, start: int) -> int | None:
    hit = re.compile(rf"""\bid\s*=\s*(["']){re.escape(own)}\1""").search(text, start)
    return hit.start() if hit else None


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _told(name: str, line: int, key: str, why: str) -> Problem:
    return Problem("office_file", file=name, line=line, key=key, why=why)
