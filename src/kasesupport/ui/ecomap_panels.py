"""The side panel of the ecomap: a resource, a tie, a member, or the picture as a whole."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import ecomap, views
from kasesupport.domain.ecomap import HOUSEHOLD, Resource, Tie
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.texts import search_key
from kasesupport.ui import ecomap_words
from kasesupport.ui.choices import Choice
from kasesupport.ui.genogram_words import name_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, chip, column, empty, label, row

OFFERED = 4  # entries of the register offered at once


def resource_of(record: CaseRecord, resource_id: str) -> Resource | None:
    """An entry of the register this family is tied to."""
    return next((r for r in record.resources if r.id == resource_id), None)


def tie_of(record: CaseRecord, tie_id: str) -> Tie | None:
    """One tie of this family."""
    return next((t for t in record.ties if t.id == tie_id), None)


def end_of(record: CaseRecord, end: str, household: str) -> str:
    """What stands at the family's end of a tie, in words."""
    person = next((p for p in record.graph.persons if p.id == end), None)
    return name_of(person) if person else household


class TieList(QWidget):
    """The ties that satisfy `wanted`, each a row that selects it."""

    def __init__(self, model: CaseModel, wanted: Callable[[Tie], bool], select: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._wanted, self._select = model, wanted, select
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._rows)
        self._shown: tuple[object, ...] = ()
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        record = self._model.record
        ties = tuple(tie for tie in record.ties if self._wanted(tie))
        if (ties, record.resources, record.graph) == self._shown:
            return
        self._shown = (ties, record.resources, record.graph)
        empty(self._rows)
        for tie in ties:
            self._rows.addWidget(self._row(tie))
        if not ties:
            self._rows.addWidget(label(self.tr("つながりは まだ ありません。"), "soft"))

    def _row(self, tie: Tie) -> QWidget:
        record = self._model.record
        resource = resource_of(record, tie.resource)
        ends = f"{resource.name if resource else ''} ― {end_of(record, tie.to, self.tr('家庭'))}"
        words = f"{ends}（{ecomap_words.strengths()[tie.strength]}）"
        return long_button(words, lambda: self._select(tie.id))


class ResourcePanel(QWidget):
    """Name and kind of a resource, and its ties; entries of the register are offered while one types."""

    def __init__(self, model: CaseModel, resource_id: str, select: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._id, self._select = model, resource_id, select
        found = resource_of(model.record, resource_id) or Resource(resource_id, "")
        self.name = LineField(found.name, lambda text: self._edit(name=text), self.tr("名前"))
        self.name.textEdited.connect(self._offer)
        self.kind = Choice(ecomap_words.kinds(), ecomap_words.KIND_LINES, found.kind, lambda k: self._edit(kind=k))
        self.offers = QVBoxLayout()
        self.offers.setSpacing(6)
        ties = TieList(model, lambda tie: tie.resource == resource_id, select)
        away = button(self.tr("このエコマップから外す"), self._leave, "", "trash-2")
        self.setLayout(
            column(
                label(self.tr("名前"), "label"), self.name, self.offers,
                label(self.tr("種類"), "label"), self.kind,
                label(self.tr("つながり"), "label"), ties, away,
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)

    def flush(self) -> None:
        """Save what is being typed."""
        self.name.flush()

    def _edit(self, **values: str) -> None:
        self._model.do(ecomap.edit_resource, self._id, **values)

    def _leave(self) -> None:
        self._model.do(ecomap.leave_resource, self._id)

    def _refresh(self) -> None:
        if found := resource_of(self._model.record, self._id):
            self.name.show_text(found.name)
            self.kind.show_value(found.kind)

    def _offer(self, typed: str) -> None:
        """Entries that other families use already: one school is one entry."""
        empty(self.offers)
        wanted = search_key(typed)
        if not wanted:
            return
        entries = (e for e in views.register(self._model.case.file) if e.id != self._id and e.name)
        found = [entry for entry in entries if wanted in search_key(entry.name)]
        for entry in found[:OFFERED]:
            words = self.tr("台帳の「%1」をつかう").replace("%1", entry.name)
            self.offers.addWidget(long_button(words, partial(self._use, entry.id)))

    def _use(self, entry_id: str) -> None:
        self.name.flush()
        self._model.do(ecomap.use_entry, self._id, entry_id)
        self._select(entry_id)


class TiePanel(QWidget):
    """Strength, direction, state and purpose of one tie."""

    def __init__(self, model: CaseModel, tie_id: str) -> None:
        super().__init__()
        self._model, self._id = model, tie_id
        tie = tie_of(model.record, tie_id) or Tie(tie_id, "")
        words = ecomap_words
        self.strength = Choice(words.strengths(), words.STRENGTH_LINES, tie.strength, self._setter("strength"))
        self.direction = Choice(
            words.directions(), words.DIRECTION_LINES, tie.direction or "", self._setter("direction")
        )
        self.state = Choice(words.states(), words.STATE_LINES, tie.state, self._setter("state"))
        self.purpose = LineField(tie.purpose, self._setter("purpose"), self.tr("何のつながりか（送り迎え など）"))
        self.setLayout(
            column(
                label(self.tr("つながりの強さ"), "label"), self.strength,
                label(self.tr("支えの向き"), "label"), self.direction,
                label(self.tr("いつのこと"), "label"), self.state,
                label(self.tr("何のつながりか"), "label"), self.purpose,
                button(self.tr("このつながりを消す"), self._remove, "", "trash-2"),
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)

    def flush(self) -> None:
        """Save what is being typed."""
        self.purpose.flush()

    def _setter(self, column_name: str) -> Callable[[str], None]:
        def set_value(value: str) -> None:
            self._model.do(ecomap.edit_tie, self._id, **{column_name: value})

        return set_value

    def _remove(self) -> None:
        self._model.do(ecomap.remove_tie, self._id)

    def _refresh(self) -> None:
        if tie := tie_of(self._model.record, self._id):
            self.strength.show_value(tie.strength)
            self.direction.show_value(tie.direction or "")
            self.state.show_value(tie.state)
            self.purpose.show_text(tie.purpose)


class MemberPanel(QWidget):
    """A member, or the household as a whole: the ties that end there."""

    def __init__(self, model: CaseModel, end: str, select: Callable[[str], object], go: Callable[[str], None]) -> None:
        super().__init__()
        hint = label(self.tr("下のボタンを押すと、ここにつながる資源がふえます。"), "soft")
        ties = TieList(model, lambda tie: tie.to == end, select)
        parts: list[QWidget] = [label(self.tr("つながり"), "label"), ties, hint]
        if end != HOUSEHOLD:
            parts.append(button(self.tr("ジェノグラムでくわしく見る"), lambda: go("genogram"), "", "git-fork"))
        self.setLayout(column(*parts))


class MapPanel(QWidget):
    """Nothing is selected: what one can do, and how the picture is shown."""

    def __init__(self, legend: bool, show_legend: Callable[[bool], object]) -> None:
        super().__init__()
        steps = (
            self.tr("下のボタンを押すと、資源がふえます。"),
            self.tr("「つなぐ」で、資源から人へ線をひきます。"),
            self.tr("資源と人を順に押しても つながります。"),
            self.tr("線を押すと、強さや向きを書けます。"),
            self.tr("資源は指で動かせます。"),
        )
        key = chip(self.tr("凡例"), legend, show_legend)
        key.setProperty("reads", True)  # for whoever only reads too
        switches = row(key, None)
        shown = label(self.tr("見せ方"), "label")
        self.setLayout(
            column(shown, switches, label(self.tr("使い方"), "label"), *(label(step, "soft") for step in steps))
        )
