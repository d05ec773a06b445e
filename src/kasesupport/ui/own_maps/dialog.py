"""「だれが関わっていると思う？」: the maps that the family has drawn, and the start of a new one."""

from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kasesupport.cases import own_maps
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import OwnMap
from kasesupport.domain.people import Person
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.own_maps.comparing import BesideDialog
from kasesupport.ui.own_maps.window import OwnMapWindow
from kasesupport.ui.own_maps.words import told_of
from kasesupport.ui.widgets import LineField, button, card, column, empty, ground, label, row, scroll
from kasesupport.ui.wizard.flowlayout import FlowLayout


class OwnMapsDialog(QDialog):
    """A card a map, the newest first; below, whoever may draw one."""

    def __init__(self, model: CaseModel, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("だれが関わっていると思う？"))
        self._model = model
        self._shown: tuple[object, ...] = ()
        self._cards: QVBoxLayout = column(margin=12, spacing=12)
        self._fields: list[LineField | DateField] = []
        self.authors: dict[str, QWidget] = {}
        close = button(self.tr("とじる"), self.reject, "", "x")
        self.said = label("", "soft")
        below = row(self.said, close)
        below.setStretch(0, 1)
        body = column(scroll(ground(self._cards)), below, margin=12)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.resize(860, 660)
        model.changed.connect(self._refresh)
        self._refresh()

    def done(self, result: int) -> None:
        """Save what is being typed, and stop listening."""
        for field in self._fields:
            field.flush()
        self._model.changed.disconnect(self._refresh)
        super().done(result)

    def start(self, author: str) -> None:
        """An empty map of somebody, drawn at once."""
        made = self._model.do(own_maps.start, author, self._model.case.file.today())
        if made:
            self.draw(made)

    def draw(self, map_id: str) -> None:
        """Open a map in a window of its own."""
        window = OwnMapWindow(self._model, map_id, self.parentWidget() or self)
        window.exec()
        window.deleteLater()
        self.said.setText(self._told(map_id))

    def _told(self, map_id: str) -> str:
        """What became of the map that was just closed."""
        if not any(tie.own_map == map_id for tie in self._model.record.own_ties):
            return self.tr("この図には、まだ何も描かれていません。「ひらく」で続けられます。")
        return self.tr("図は残っています。ご本人とよければ、「センターの図とくらべる」で一緒に見られます。")

    def compare(self, map_id: str) -> None:
        """Beside the office's ecomap."""
        dialog = BesideDialog(self._model, map_id, self)
        dialog.exec()
        dialog.deleteLater()

    def remove(self, map_id: str) -> None:
        """Take a map away."""
        self._model.do(own_maps.remove_map, map_id)
        self._model.noted.emit(self.tr("この図を消しました。「元に戻す」で戻せます。"))

    def _refresh(self) -> None:
        record = self._model.record
        state = (tuple(m.id for m in record.own_maps), record.graph.persons)
        if state == self._shown:  # a title that is being typed stays under the cursor
            return
        self._shown, self._fields = state, []
        empty(self._cards)
        self._cards.addWidget(self._beginning())
        for own in sorted(record.own_maps, key=lambda each: (each.on, each.id), reverse=True):
            self._cards.addWidget(self._card(own))
        self._cards.addStretch(1)

    def _beginning(self) -> QWidget:
        """Who draws: a button a person."""
        persons = QWidget()
        flow = FlowLayout(persons)
        self.authors = {}
        for person in self._model.record.graph.persons:
            if _can_draw(person):
                made = button(person.called or name_of(person), partial(self.start, person.id), "", "pencil")
                made.setEnabled(self._model.can_write)
                self.authors[person.id] = made
                flow.addWidget(made)
        words = self.tr(
            "ご本人が「かかわっている」と思う人や場所を、ご本人のことばで描きます。センターの図とは別に残ります。"
        )
        return card(
            label(self.tr("新しく描く：だれが描きますか"), "heading"), label(words, "soft"), persons,
        )  # fmt: skip

    def _card(self, own: OwnMap) -> QWidget:
        title = LineField(
            own.title, partial(self._edit, own.id, "title"), self.tr("例：はじめての面接で"), self.tr("図の題")
        )
        day = PartialDate.from_text(own.on) if own.on else None
        on = DateField(day, partial(self._set_day, own.id), self.tr("描いた日"))
        self._fields += [title, on]
        for field in (title, on):
            field.setEnabled(self._model.can_write)
        away = button(self.tr("消す"), partial(self.remove, own.id), "quiet", "trash-2")
        away.setEnabled(self._model.can_write)
        fields = row(title, on)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        ways = row(
            button(self.tr("ひらく"), partial(self.draw, own.id), "main", "pencil"),
            button(self.tr("センターの図とくらべる"), partial(self.compare, own.id), "", "columns-2"), None, away,
        )  # fmt: skip
        return card(label(told_of(self._model.record, own.id), "heading"), fields, ways)

    def _edit(self, map_id: str, name: str, text: str) -> None:
        self._model.do(own_maps.edit_map, map_id, **{name: text})

    def _set_day(self, map_id: str, day: PartialDate | None) -> None:
        """A day is needed: of a month or a year its first one."""
        if day:
            self._model.do(own_maps.edit_map, map_id, on=day.span()[0])


def _can_draw(person: Person) -> bool:
    """Whoever lives and is a person."""
    return person.kind == "person" and not (person.deceased or person.loss or person.pregnancy)
