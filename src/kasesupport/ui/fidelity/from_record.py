"""What stands in the record and can be the evidence of a mark: statements and notes of a phase, in one line each."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.record import CaseRecord, Statement
from kasesupport.practice.model import Practice
from kasesupport.ui.wizard.days import short_day
from kasesupport.ui.wizard.note_words import summary
from kasesupport.ui.wizard.voices import speaker_words

LONGEST = 70  # signs of one line


def entries(record: CaseRecord, practice: Practice, today: date, phase: str = "") -> dict[str, str]:
    """By id, the words of each statement and note, of one phase or of all; the newest first."""
    asked = {question.id: question for question in practice.questions()}
    begins = f"{phase}." if phase else ""
    said = (each for each in record.statements if each.text and each.question.startswith(begins))
    noted = ((each, asked[each.question]) for each in record.notes if each.question in asked)
    found = [(each.said_on, each.id, _said(each, today)) for each in said]
    found += [
        (each.on, each.id, _line((_day(each.on, today), question.label, summary(question, each, record))))
        for each, question in noted
        if each.question.startswith(begins)
    ]
    return {each_id: words for _, each_id, words in sorted(found, key=lambda each: each[:2], reverse=True)}


def _said(said: Statement, today: date) -> str:
    return _line((_day(said.said_on, today), speaker_words(said.speaker), f"「{said.text}」"))


def _day(on: str, today: date) -> str:
    return short_day(on, today) if on else ""


def _line(parts: tuple[str, ...]) -> str:
    words = " ".join("　".join(part for part in parts if part).split("\n"))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def told(ids: tuple[str, ...], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each id with its words, or that it is no longer there."""
    for each in ids:
        yield each, known.get(each) or QCoreApplication.translate("fidelity", "（もうない記録）")
