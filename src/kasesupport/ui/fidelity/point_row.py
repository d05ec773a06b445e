"""One point of a 視点: its words, four chips, and what the mark rests on."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kasesupport.cases import fidelity
from kasesupport.domain.fidelity import Evidence, Mark
from kasesupport.practice.model import Practice
from kasesupport.ui.fidelity import words
from kasesupport.ui.fidelity.choosing import RecordChoice
from kasesupport.ui.fidelity.from_record import entries, told
from kasesupport.ui.fidelity.value_row import ValueRow
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import TextField, button, column, empty, label, row
from kasesupport.ui.wizard.airy import airy


class PointRow(QFrame):
    """`phase` is the id of the phase whose record can be chosen from."""

    def __init__(self, model: CaseModel, practice: Practice, round_id: str, at: tuple[str, str, str]) -> None:
        super().__init__()
        self.setObjectName("entry")
        self._model, self._practice, self._round = model, practice, round_id
        self._phase, self.point, self._words = at
        self._mark = Mark(self.point, "")
        self.values = ValueRow(words.values(), self._keep_value, self._words)
        self.more = button(self.tr("根拠"), self._turn, "quiet", "paperclip", self.tr("根拠を書く・選ぶ"))
        self.more.setCheckable(True)
        self._below = QWidget()
        self._below.hide()
        self.evidence: EvidenceField | None = None
        said = label(self._words)
        line = row(said, self.values, self.more, spacing=12)
        line.setStretch(0, 1)
        self.setLayout(column(line, self._below, margin=8, spacing=4))

    def show_mark(self, mark: Mark) -> None:
        """Take what is stored. What it rests on is shown from the start where there is something."""
        self._mark = mark
        self.values.show_value(mark.value)
        given = bool(mark.evidence.words or mark.evidence.records)
        if given and self.evidence is None:
            self._open(True)
        if self.evidence is not None:
            self.evidence.show_evidence(mark.evidence)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.evidence is not None:
            self.evidence.field.flush()

    def choose(self) -> None:
        """Ask which parts of the record the mark rests on."""
        record, today = self._model.record, self._model.case.file.today()
        offered = entries(record, self._practice, today, self._phase)
        own = self._mark.evidence
        dialog = RecordChoice(offered, own.records, self._words, self)
        if dialog.exec():
            elsewhere = tuple(each for each in own.records if each not in offered)
            self._keep(Evidence(own.words, (*elsewhere, *dialog.chosen)))
        dialog.deleteLater()

    def _keep_value(self, value: str) -> None:
        self._model.do(fidelity.mark, self._round, self.point, value)

    def _keep(self, given: Evidence) -> None:
        self._model.do(fidelity.give_evidence, self._round, self.point, given)

    def _turn(self) -> None:
        self._open(self.more.isChecked())
        if self.evidence is not None and self.more.isChecked():
            self.evidence.field.setFocus()

    def _open(self, on: bool) -> None:
        if on and self.evidence is None:
            self.evidence = EvidenceField(self._model, self._practice, self._say, self._drop, self.choose)
            self._below.setLayout(column(self.evidence))
            self.evidence.show_evidence(self._mark.evidence)
        self.more.setChecked(on)
        self._below.setVisible(on)

    def _say(self, text: str) -> None:
        self._keep(Evidence(text, self._mark.evidence.records))

    def _drop(self, record_id: str) -> None:
        own = self._mark.evidence
        self._keep(Evidence(own.words, tuple(each for each in own.records if each != record_id)))


class EvidenceField(QWidget):
    """Own words, and a line for each part of the record, which can be taken off again."""

    def __init__(
        self,
        model: CaseModel,
        practice: Practice,
        say: Callable[[str], object],
        drop: Callable[[str], object],
        choose: Callable[[], object],
    ) -> None:
        super().__init__()
        self._model, self._practice, self._drop = model, practice, drop
        self._shown: tuple[str, ...] = ()
        hint = self.tr("どこからそう見ましたか")
        self.field = TextField("", say, hint, self.tr("根拠"), 1)
        self.pick = button(self.tr("記録から選ぶ"), choose, "", "plus")
        self.lines: QVBoxLayout = column(spacing=2)
        top = row(self.field, self.pick, spacing=10)
        top.setStretch(0, 1)
        self.setLayout(column(top, self.lines, spacing=4))

    def show_evidence(self, given: Evidence) -> None:
        """Take what is stored."""
        self.field.show_text(given.words)
        if given.records == self._shown:
            return
        self._shown = given.records
        empty(self.lines)
        known = entries(self._model.record, self._practice, self._model.case.file.today()) if given.records else {}
        for each, said in told(given.records, known):
            self.lines.addWidget(self._line(each, said))

    def _line(self, each: str, said: str) -> QWidget:
        made = QWidget()
        off = button(
            "", lambda: self._drop(each), "quiet", "trash-2", self.tr("この根拠を外す：%1").replace("%1", said)
        )
        laid = row(airy(said, "soft"), off)
        laid.setStretch(0, 1)
        made.setLayout(laid)
        return made
