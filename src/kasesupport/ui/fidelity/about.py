"""About one round: who looked, when, and what they want to say of the whole."""

from PySide6.QtWidgets import QFrame

from kasesupport.cases import fidelity
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.fidelity import Round
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.fidelity import words
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, TextField, button, column, label, row
from kasesupport.ui.wizard.days import day_reader

OURS = ("self", "supervisor", "peer")


class About(QFrame):
    """Saves itself, as every field."""

    def __init__(self, model: CaseModel, round_id: str) -> None:
        super().__init__()
        self.setObjectName("aside")
        self._model, self._id = model, round_id
        told = {key: word for key, word in words.raters().items() if key in OURS}
        self.rater = Choice(told, (OURS,), "", lambda rater: self._keep(rater=rater), self.tr("だれが見たか"))
        self.name = LineField("", lambda text: self._keep(rater_name=text), self.tr("見た人の名前や職種"))
        reader = day_reader(model.case.file.today(), ahead=False)
        self.day = DateField(None, self._keep_day, self.tr("いつ見たか"), reader)
        hint = self.tr("話し合って気づいたこと、次にやってみたいこと")
        self.note = TextField("", lambda text: self._keep(note=text), hint, hint, 2)
        away = button(self.tr("このふり返りを消す"), self._remove, "quiet", "trash-2")
        self._whose = row(label(self.tr("だれが見たか"), "label", wrap=False), self.rater, None)
        who = row(self.day, self.name, spacing=10)
        self.setLayout(column(self._whose, who, self.note, row(None, away), margin=12, spacing=8))

    def show_round(self, told: Round) -> None:
        """Take what is stored. Whose answers a family's are is not to be changed."""
        self.rater.show_value(told.rater)
        self.name.show_text(told.rater_name)
        self.day.show_date(PartialDate.from_text(told.on) if told.on else None)
        self.note.show_text(told.note)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.name, self.day, self.note):
            field.flush()

    def _keep(self, **values: str) -> None:
        self._model.do(fidelity.edit_round, self._id, **values)

    def _keep_day(self, on: PartialDate | None) -> None:
        if on:
            self._keep(on=on.text())

    def _remove(self) -> None:
        self.flush()
        self._model.do(fidelity.remove_round, self._id)
