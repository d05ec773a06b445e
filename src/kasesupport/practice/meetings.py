"""What is written of a family about a meeting: the notes of resources/practice/meetings.toml, which are of no phase."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kasesupport.practice.model import Question
from kasesupport.practice.reader import DUPLICATE, NOT_ALLOWED, Table, each_of, fault, read

MEETING, FILE = "meeting", "meetings.toml"


def load_meetings(folder: Path, make: Callable[[Table], Question]) -> tuple[Question, ...]:
    """The questions of a folder, none where it has no such file. Raises Problem("practice_file")."""
    if not (folder / FILE).exists():
        return ()
    whole = read(folder / FILE)
    whole.one_of("phase", [MEETING])
    questions = each_of(whole, "question", make)
    for key, why in _wrong_ids(questions):
        raise fault(whole.file, key, why)
    whole.done()
    return questions


def _wrong_ids(questions: tuple[Question, ...]) -> Iterator[tuple[str, str]]:
    """Ids are permanent and their own; a form that grows while one writes minutes is no quick one."""
    seen: set[str] = set()
    for each in (one for question in questions for one in (question, *question.fields)):
        if each.id in seen:
            yield each.id, DUPLICATE
        if not each.id.startswith(f"{MEETING}.") or each.show_if is not None:
            yield each.id, NOT_ALLOWED
        seen.add(each.id)
