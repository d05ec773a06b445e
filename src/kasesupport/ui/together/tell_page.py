"""はじめに話すこと: cards that explain, ticked for whom they were explained; they go to the explanation log (M04)."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from kasesupport.cases import together as acts
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.together import EXPLAINED, EXPLAINED_WHAT, EXPLAINED_WHO
from kasesupport.practice.together import Telling
from kasesupport.ui.icons import pixmap
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.marks import NOBODY
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import column, label, row, scroll
from kasesupport.ui.wizard.flowlayout import FlowLayout
from kasesupport.ui.wizard.voices import name_of

COLUMNS = 3
TONES = ("sea", "sun", "sky", "leaf", "rose", "rain")


def told_on(record: CaseRecord, person_id: str, on: str) -> frozenset[str]:
    """What a person was told on a day: ids of options of the explanation log."""
    notes = [n for n in record.notes if n.question == EXPLAINED and n.on == on and n.value(EXPLAINED_WHO) == person_id]
    found = notes[-1].value(EXPLAINED_WHAT) if notes else ()
    return frozenset(found if isinstance(found, list | tuple) else ())


class TellPage(QWidget):
    """All cards at once; below each the marks of everybody who sits here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ticks: dict[tuple[str, str], QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, telling in enumerate(desk.words.tellings):
            grid.addWidget(self._card(telling, TONES[place % len(TONES)]), place // COLUMNS, place % COLUMNS)
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
        inner = QWidget()
        inner.setObjectName("table")
        lead = label(
            self.tr("読み上げて、話せた人の印を押します。わからなかったら、また今度で だいじょうぶです。"), "soft"
        )
        inner.setLayout(column(lead, grid, None, margin=18, spacing=12))
        self.setLayout(column(scroll(inner)))
        self.refresh()

    def refresh(self) -> None:
        """Show for whom each card was explained today."""
        record, today = self._desk.model.record, self._desk.model.today
        told = {p.id: told_on(record, p.id, today) for p in self._desk.model.people()}
        for (telling, person), made in self.ticks.items():
            card = next(t for t in self._desk.words.tellings if t.id == telling)
            made.setChecked(set(card.ticks) <= told.get(person, frozenset()))
            made.setEnabled(self._desk.model.can_write)

    def flush(self) -> None:
        """Nothing is typed here."""

    def _card(self, telling: Telling, tone_name: str) -> QFrame:
        look = self._desk.look
        tone = look.tone(tone_name)
        made = QFrame()
        line = "3px solid #000000" if look.strong else "none"
        made.setObjectName("telling")
        made.setStyleSheet(f"QFrame#telling {{ background: {tone.paper}; border: {line}; border-radius: 26px; }}")
        sign = label("", wrap=False)
        sign.setPixmap(pixmap(telling.icon, tone.ink, 40))
        title = Ruby(telling.title, look, look.px + 4, bold=True, color=tone.ink)
        head = row(sign, title, spacing=12)
        head.setStretch(1, 1)
        people = QWidget()
        flow = FlowLayout(people, 8)
        for person in self._desk.model.people():
            flow.addWidget(self._tick(telling, person.id))
        laid = column(head, Ruby(telling.text, look), None, people, margin=18, spacing=10)
        made.setLayout(laid)
        return made

    def _tick(self, telling: Telling, person_id: str) -> QPushButton:
        person = self._desk.model.person(person_id)
        mark = self._desk.marks().get(person_id, NOBODY)
        made = QPushButton(f" {name_of(person)}" if person else "")
        made.setObjectName("who")
        made.setIcon(mark.icon())
        made.setIconSize(QSize(26, 26))
        made.setCheckable(True)
        made.setMinimumSize(TARGET, TARGET)
        title = Ruby(telling.title, self._desk.look).text()
        made.setAccessibleName(self.tr("%1に話した：%2").replace("%1", made.text().strip()).replace("%2", title))
        made.clicked.connect(lambda on: self._told(telling, person_id, on=bool(on)))
        self.ticks[telling.id, person_id] = made
        return made

    def _told(self, telling: Telling, person_id: str, *, on: bool) -> None:
        model = self._desk.model
        known = told_on(model.record, person_id, model.today)
        ticks = known | set(telling.ticks) if on else known - set(telling.ticks)
        model.do(acts.explain, person_id, ticks, model.case.file.today())
