"""Notes in short words: what a field holds, and the line a folded note shows."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.domain.hours import moment
from kasesupport.domain.record import CaseRecord, Note
from kasesupport.practice.model import Question
from kasesupport.ui.wizard.targets import targets

LONGEST = 60  # signs of a folded note


def told(field: Question, note: Note, record: CaseRecord) -> str:
    """What a field of a note holds, in words; "" where there is nothing."""
    if field.kind == "statements":
        said = [s.text for s in record.statements if (s.note_id, s.question) == (note.id, field.id) and s.text]
        return "／".join(f"「{text}」" for text in said)
    return answer_told(field, note.value(field.id), record)


def answer_told(question: Question, value: object, record: CaseRecord) -> str:
    """A stored answer in words; "" for none."""
    return "、".join(_word(question, part, record) for part in _parts(value))


def summary(question: Question, note: Note, record: CaseRecord) -> str:
    """The first things a note tells, as long as one line."""
    words = "　".join(word for field in question.fields if (word := told(field, note, record)))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _parts(value: object) -> Iterator[object]:
    match value:
        case None | "":
            return
        case list():
            yield from value
        case _:
            yield value


def _word(field: Question, part: object, record: CaseRecord) -> str:
    match field.kind:
        case "link":
            return dict(targets(record, field.to or "person")).get(str(part), _tr("（もうありません）"))
        case "date":
            return wareki(PartialDate.from_text(str(part)))
        case "yesno":
            return _tr("はい") if part == "yes" else _tr("いいえ")
        case "time":
            return moment(str(part))
        case "scale":
            return f"{part}/10"
        case _:
            return {option.id: option.label for option in field.options}.get(str(part), str(part))


def _tr(words: str) -> str:
    return QCoreApplication.translate("notes", words)
