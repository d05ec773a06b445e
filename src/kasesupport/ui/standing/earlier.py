"""An earlier episode to be read: what was said, agreed and decided, phase by phase (M88)."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.contacts import CONTACT, addenda, apart, contacts
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.record import CaseRecord, Consent, Episode, Plan, Statement
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.contacts import telling
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, centred, column, label, row, settle
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.note_words import answer_told, told
from kasesupport.ui.wizard.voices import name_of, speaker_words

SEEN = 160  # logical px around what one came for


@dataclass(frozen=True, slots=True)
class Line:
    """What was asked, what was told; `ids`: what one may come for (its question, the row or its note)."""

    asked: str
    words: str
    ids: tuple[str, ...] = ()


class EarlierDialog(QDialog):
    """Only to read. The newest way back, the criteria, stands first. `sought`: what one came for is marked and seen."""

    def __init__(
        self, model: CaseModel, episode: Episode, practice: Practice, parent: QWidget, sought: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("これまでの関わり"))
        record = views.record(OpenCase(model.case.file, model.case.family_id, episode.id))
        self.parts = list(sections(record, practice))
        self.marked: list[QLabel] = []
        cards = [self._card(title, lines, sought) for title, lines in self.parts]
        if not cards:
            cards = [card(label(self.tr("この関わりでは、まだ何も書かれていませんでした。"), "soft"))]
        foot = row(None, button(self.tr("とじる"), self.accept, "main", "check"), margin=10)
        self._area = centred(column(*cards, None, margin=20, spacing=14), 860)
        whole = column(self._area, foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(920, 680)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.marked:
            settle()
            self._area.ensureWidgetVisible(self.marked[0], 0, SEEN)

    def _card(self, title: str, lines: list[Line], sought: str) -> QWidget:
        parts: list[QWidget] = [label(title, "heading")]
        for line in lines:
            words = airy(line.words, "warmbox" if sought and sought in line.ids else "")
            self.marked += [words] if words.objectName() else []
            parts += [label(line.asked, "soft"), words]
        return card(*parts, spacing=6)


def sections(record: CaseRecord, practice: Practice) -> Iterator[tuple[str, list[Line]]]:
    """A title and lines for each step that holds anything; the last phase first."""
    for phase in reversed(practice.phases):
        for step in phase.steps:
            asked = (each for question in step.questions for each in _lines(question, record))
            if lines := list(asked):
                yield f"{phase.short}　{step.title}", lines
    rest = {
        "経過記録": [line for asked in practice.records if asked.id == CONTACT for line in _contacts(asked, record)],
        "会議": [line for asked in practice.meetings for line in _lines(asked, record)],
        "サポートプラン": [line for plan in record.plans for line in _plan_lines(plan)],
        "ニーズと強み": [Line("ニーズ", each.text, (each.id,)) for each in record.needs if each.text]
        + [Line("強み", each.text, (each.id,)) for each in record.strengths if each.text],
        "同意": [Line(each.recipient, _consent(each), (each.id,)) for each in record.consents if each.recipient],
        "会う日": [Line(both_of(each.on), each.what, (each.id,)) for each in record.appointments if each.what],
    }
    yield from ((title, lines) for title, lines in rest.items() if lines)


def _contacts(asked: Question, record: CaseRecord) -> Iterator[Line]:
    """Each record with what was added to it."""
    for note, own in apart(record, contacts(record)):
        told_of = (*telling.fields(asked, note, own), *telling.added(note, own))
        words = "\n".join(f"{name}：{words}" for name, words in told_of)
        ids = (note.id, *(each.id for each in addenda(own, note.id)))
        yield Line(f"{telling.day_words(note)}　{telling.head(asked, note, record)}", words, ids)


def _plan_lines(plan: Plan) -> Iterator[Line]:
    lines = [Line("こうなりたい", plan.long_goal, (plan.id,)), Line("必要な配慮", plan.consideration, (plan.id,))]
    lines += [Line("終結の目安", plan.closing_yardstick, (plan.id,))]
    lines += [Line("小さな目標", goal.text, (goal.id,)) for goal in plan.goals]
    lines += [Line("取組", action.text, (action.id,)) for action in plan.actions]
    return (line for line in lines if line.words)


def _consent(told: Consent) -> str:
    """What was explained and agreed to, and how it ended."""
    ended = f"取り下げ：{both_of(told.withdrawn_on)}" if told.withdrawn_on else ""
    return "\n".join(
        part for part in (both_of(told.on), told.explained, told.scope, told.without_reason, ended) if part
    )


def both_of(day: str) -> str:
    """A stored day with its wareki; "" for none."""
    return both(PartialDate.from_text(day)) if day else ""


def _lines(question: Question, record: CaseRecord) -> Iterator[Line]:
    if question.kind == "notes":
        for note in record.notes:
            if note.question == question.id:
                words = "\n".join(f"{f.label}：{t}" for f in question.fields if (t := told(f, note, record)))
                yield Line(question.label, words or "（中身は書かれていません）", (note.id,))
    elif question.kind == "statements":
        for said in record.statements:
            if said.question == question.id and said.text:
                yield Line(question.label, f"「{said.text}」　{_who(said, record)}", (said.id,))
    else:
        for answer in record.answers:
            if answer.question == question.id and (words := answer_told(question, answer.value, record)):
                yield Line(question.label, words, (question.id,))


def _who(said: Statement, record: CaseRecord) -> str:
    person = next((p for p in record.graph.persons if p.id == said.speaker_id), None)
    return name_of(person) if person else speaker_words(said.speaker)
