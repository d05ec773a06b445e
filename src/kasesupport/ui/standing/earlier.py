"""An earlier episode to be read: what was said, agreed and decided, phase by phase (M88)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.record import CaseRecord, Episode, Plan, Statement
from kasesupport.practice.model import Practice, Question
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, centred, column, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.note_words import answer_told, told
from kasesupport.ui.wizard.voices import name_of, speaker_words

Line = tuple[str, str]  # what was asked, what was told


class EarlierDialog(QDialog):
    """Only to read. The newest way back, the criteria, stands first."""

    def __init__(self, model: CaseModel, episode: Episode, practice: Practice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("これまでの関わり"))
        record = views.record(OpenCase(model.case.file, model.case.family_id, episode.id))
        self.parts = list(sections(record, practice))
        cards = [_card(title, lines) for title, lines in self.parts]
        if not cards:
            cards = [card(label(self.tr("この関わりでは、まだ何も書かれていませんでした。"), "soft"))]
        foot = row(None, button(self.tr("とじる"), self.accept, "main", "check"), margin=10)
        whole = column(centred(column(*cards, None, margin=20, spacing=14), 860), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(920, 680)


def sections(record: CaseRecord, practice: Practice) -> Iterator[tuple[str, list[Line]]]:
    """A title and lines for each step that holds anything; the last phase first."""
    plans = [line for plan in record.plans for line in _plan_lines(plan)]
    for phase in reversed(practice.phases):
        for step in phase.steps:
            asked = (each for question in step.questions for each in _lines(question, record))
            if lines := list(asked):
                yield f"{phase.short}　{step.title}", lines
    if plans:
        yield "サポートプラン", plans


def _plan_lines(plan: Plan) -> Iterator[Line]:
    lines = [("こうなりたい", plan.long_goal), ("必要な配慮", plan.consideration)]
    lines += [("小さな目標", goal.text) for goal in plan.goals] + [("取組", action.text) for action in plan.actions]
    return (line for line in lines if line[1])


def _lines(question: Question, record: CaseRecord) -> Iterator[Line]:
    if question.kind == "notes":
        for note in record.notes:
            if note.question == question.id:
                words = "\n".join(f"{f.label}：{t}" for f in question.fields if (t := told(f, note, record)))
                yield question.label, words or "（中身は書かれていません）"
    elif question.kind == "statements":
        for said in record.statements:
            if said.question == question.id and said.text:
                yield question.label, f"「{said.text}」　{_who(said, record)}"
    else:
        for answer in record.answers:
            if answer.question == question.id and (words := answer_told(question, answer.value, record)):
                yield question.label, words


def _who(said: Statement, record: CaseRecord) -> str:
    person = next((p for p in record.graph.persons if p.id == said.speaker_id), None)
    return name_of(person) if person else speaker_words(said.speaker)


def _card(title: str, lines: list[Line]) -> QWidget:
    parts: list[QWidget] = [label(title, "heading")]
    for asked, words in lines:
        parts += [label(asked, "soft"), airy(words)]
    return card(*parts, spacing=6)
