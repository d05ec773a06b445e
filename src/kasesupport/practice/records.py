"""経過記録: the notes that belong to no phase, and the words they may begin with (resources/practice/records.toml)."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kasesupport.practice.model import Phase, Practice, Question, Step, Template
from kasesupport.practice.reader import DUPLICATE, MONTH, NO_SUCH, NOT_ALLOWED, Table, each_of, fault

RECORD, FILE = "record", "records.toml"
# What a template may set, by the key in the file: a choice, or words.
CHOSEN: Mapping[str, str] = {"how": "record.how", "begun": "record.begun"}
LINES: Mapping[str, str] = {"place": "record.place", "others": "record.others", "brought": "record.brought"}
SAID: Mapping[str, str] = {
    "words": "record.words", "facts": "record.facts", "view": "record.view", "worry": "record.worry",
    "good": "record.good",
}  # fmt: skip


def load_records(
    folder: Path, reading: Callable[[Path], Table], make: Callable[[Table], Question]
) -> tuple[tuple[Question, ...], tuple[Template, ...]]:
    """The questions and templates of a folder, none where it has no such file. Raises Problem("practice_file")."""
    if not (folder / FILE).exists():
        return (), ()
    whole = reading(folder / FILE)
    whole.one_of("phase", [RECORD])
    questions = each_of(whole, "question", make)
    for key, why in _wrong_ids(questions):
        raise fault(whole.file, key, why)
    known = {each.id: each for question in questions for each in question.fields}
    templates = each_of(whole, "template", lambda table: _template(table, known))
    whole.done()
    return questions, templates


def as_phase(practice: Practice) -> Phase:
    """The records as if they were a phase, so that two sets of them can be compared like two phases."""
    beginnings = tuple(Question(each.id, "text", each.label, _told(each)) for each in practice.templates)
    steps = [Step("record.questions", "経過記録", "", practice.records)]
    steps += [Step("record.templates", "ひな形", "", beginnings)] if beginnings else []
    return Phase(RECORD, 0, "経過記録", "", "", steps=tuple(steps))


def _told(template: Template) -> str:
    return "／".join(text for _, text in (*template.values, *template.words)) + template.withdrawn


def _wrong_ids(questions: tuple[Question, ...]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for each in (one for question in questions for one in (question, *question.fields)):
        if each.id in seen:
            yield each.id, DUPLICATE
        if not each.id.startswith(f"{RECORD}."):
            yield each.id, NOT_ALLOWED
        if each.show_if is not None:  # a form that grows while one types is no quick one
            yield f"{each.id}.show_if", NOT_ALLOWED
        seen.add(each.id)


def _template(table: Table, known: Mapping[str, Question]) -> Template:
    made = Template(
        table.text("id"),
        table.text("label"),
        (*_choices(table, known), *_texts(table, LINES, known)),
        tuple(_texts(table, SAID, known)),
        table.text("withdrawn", ""),
    )
    if made.withdrawn and not MONTH.fullmatch(made.withdrawn):
        raise table.fault("withdrawn", NOT_ALLOWED)
    return made


def _choices(table: Table, known: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    for key, field in CHOSEN.items():
        if table.has(key):
            value = table.text(key)
            if value not in {option.id for option in known[field].options}:
                raise table.fault(key, NO_SUCH)
            yield field, value


def _texts(table: Table, fields: Mapping[str, str], known: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    yield from ((field, table.text(key)) for key, field in fields.items() if table.has(key) and field in known)
