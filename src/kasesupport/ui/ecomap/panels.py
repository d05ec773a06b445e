"""The side panel of the ecomap: a resource, a member, or the picture as a whole."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import ecomap, private
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.ecomap import HOUSEHOLD, PERSONAL, Resource, Tie
from kasesupport.ui.ecomap import words as ecomap_words
from kasesupport.ui.ecomap.kinds import kind_picker
from kasesupport.ui.ecomap.offers import Offers
from kasesupport.ui.ecomap.subjects import end_of, name_of_resource, resource_of
from kasesupport.ui.ecomap.tie import state_row
from kasesupport.ui.genogram.panels import Switch
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register.experience_here import ExperienceHere
from kasesupport.ui.sticker_list import StickerList
from kasesupport.ui.widgets import Fold, LineField, button, chip, column, empty, label, row

OFFERED = 4  # entries of the register offered at once
Select = Callable[[str], object]


class TieList(QWidget):
    """The ties that satisfy `wanted`, each a row that selects it."""

    def __init__(self, model: CaseModel, wanted: Callable[[Tie], bool], select: Select) -> None:
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
        manner = ecomap_words.strengths()[tie.strength]
        if tie.state != "now":
            manner += "・" + ecomap_words.states()[tie.state]
        ends = f"{name_of_resource(record, tie.resource)} ― {end_of(record, tie.to)}"
        return long_button(f"{ends}（{manner}）", lambda: self._select(tie.id))


class ResourcePanel(QWidget):
    """Name and kind of a resource, and its ties; entries of the register are offered while one types."""

    def __init__(
        self, model: CaseModel, resource_id: str, select: Select, connect: Select, go: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._model, self._id, self._select = model, resource_id, select
        self._is_shared = private.shared(model.case, resource_id)
        found = resource_of(model.record, resource_id) or Resource(resource_id, "")
        self._offers = Offers(model)
        self.name = LineField(found.name, lambda text: self._edit(name=text), self.tr("名前"))
        self.name.textEdited.connect(self._offer)
        self.kind = kind_picker(found.kind, lambda kind: self._edit(kind=kind), self.tr("種類"))
        self.offers = QVBoxLayout()
        self.offers.setSpacing(6)
        self._ended = label("", "warm")
        self._register = button(self.tr("地域資源のページを見る"), lambda: go(f"register/{resource_id}"), "", "map")
        self._experience = ExperienceHere(model, resource_id, found.kind)
        ties = TieList(model, lambda tie: tie.resource == resource_id, select)
        self.state = state_row(model, self._set_state)
        self._state_label = label(self.tr("いつのこと"), "label")
        self._shared = label(self.tr("名前や種類を変えると、ほかの家庭の図でも変わります。"), "soft")
        self.setLayout(
            column(
                self._ended, label(self.tr("名前"), "label"), self.name, self._shared, self.offers,
                self._state_label, self.state, label(self.tr("つながり"), "label"), ties,
                button(self.tr("ほかの人ともつなぐ"), lambda: connect(resource_id), "chip", "link"),
                label(self.tr("種類"), "label"), self.kind, self._register, self._experience,
                button(self.tr("このエコマップから外す"), self._leave, "", "trash-2"),
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.name.flush()
        self._experience.flush()

    def _edit(self, **values: str) -> None:
        self._model.do(ecomap.edit_resource, self._id, **values)

    def _leave(self) -> None:
        self._model.do(ecomap.leave_resource, self._id)

    def _ties(self) -> list[Tie]:
        return [tie for tie in self._model.record.ties if tie.resource == self._id]

    def _set_state(self, state: str) -> None:
        self.flush()
        for tie in self._ties()[:1]:
            self._model.do(ecomap.edit_tie, tie.id, state=state)

    def _refresh(self) -> None:
        ties = self._ties()
        for each in (self.state, self._state_label):
            each.setVisible(len(ties) == 1)  # of several each is told by its own line
        self.state.show_value(ties[0].state if ties else "")
        if found := resource_of(self._model.record, self._id):
            self.name.show_text(found.name)
            self.kind.show_value(found.kind)
            day = both(PartialDate.from_text(found.closed_on)) if found.closed_on else ""
            self._ended.setText(self.tr("この資源は、%1に終わりました。").replace("%1", day))
            self._ended.setVisible(bool(day))
            self._shared.setVisible(self._is_shared)
            self._register.setVisible(found.kind not in PERSONAL)  # private persons stand in no register
            self._experience.show_kind(found.kind)

    def _offer(self, typed: str) -> None:
        """Entries that other families use already: one school is one entry."""
        empty(self.offers)
        for entry in self._offers.of(typed, but=self._id)[:OFFERED]:
            words = self.tr("台帳の「%1」をつかう").replace("%1", entry.name)
            self.offers.addWidget(long_button(words, partial(self._use, entry.id)))

    def _use(self, entry_id: str) -> None:
        self.name.flush()
        self._model.do(ecomap.use_entry, self._id, entry_id)
        self._select(entry_id)


class MemberPanel(QWidget):
    """A member, or the household as a whole: the ties that end there."""

    def __init__(self, model: CaseModel, end: str, select: Select, connect: Select, go: Callable[[str], None]) -> None:
        super().__init__()
        hint = label(self.tr("下の欄から足すと、ここにつながります。"), "soft")
        ties = TieList(model, lambda tie: tie.to == end, select)
        parts: list[QWidget] = [
            label(self.tr("つながり"), "label"), ties,
            button(self.tr("図にある資源とつなぐ"), lambda: connect(end), "chip", "link"), hint,
        ]  # fmt: skip
        if end != HOUSEHOLD:
            parts.append(button(self.tr("ジェノグラムでくわしく見る"), lambda: go("genogram"), "", "git-fork"))
        self.setLayout(column(*parts))


class MapPanel(QWidget):
    """Nothing is selected: what one can do, what is missing, and how the picture is shown.

    The switches are for who only reads too.
    """

    def __init__(
        self, model: CaseModel, select: Select, lack: Select, switches: Sequence[Switch], layer: Switch
    ) -> None:
        super().__init__()
        steps = self._steps() if model.can_write else (self.tr("資源や線を押すと、くわしいことを見られます。"),)
        self.chips = {each.name: self._chip(each) for each in (*switches, layer)}
        shown = [self.chips[each.name] for each in switches]
        rows = [row(*shown[i : i + 3], None, spacing=6) for i in range(0, len(shown), 3)]
        self.setLayout(
            column(
                label(self.tr("使い方"), "label"), *(label(step, "soft") for step in steps),
                label(self.tr("見せ方"), "label"), *rows,
                label(self.tr("センターだけ（連絡の同意）"), "label"), row(self.chips[layer.name], None),
                StickerList(model, select), GapList(model, select, lack),
            )
        )  # fmt: skip

    def _steps(self) -> tuple[str, ...]:
        return (
            self.tr("下の欄から、資源を選んで足します。"),
            self.tr("資源を人の上に動かすと、つながります。"),
            self.tr("人から資源へなぞっても、つながります。"),
            self.tr("線を押すと、強さや向きを選べます。"),
            self.tr("キーでは、T つなぐ・M 動かす・9 線を順に選ぶ・F 台帳をさがす・S 整列・0 全体。"),
        )

    def _chip(self, switch: Switch) -> QWidget:
        made = chip(switch.words, switch.on, switch.act)
        made.setProperty("reads", True)
        return made


class GapList(QWidget):
    """What is missing and what was found, each a row that selects it; below, the needs of which nothing was said yet.

    `lack` takes the id of a need from which something is missing.
    """

    def __init__(self, model: CaseModel, select: Select, lack: Select) -> None:
        super().__init__()
        self._model, self._select, self._lack = model, select, lack
        self._rows, self._needs = column(spacing=6), column(spacing=6)
        self._from = self._folded()
        self.setLayout(column(self._rows, self._from, spacing=6))
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        empty(self._rows)
        open_ = [gap for gap in self._model.record.gaps if not gap.met_on]
        found = [gap for gap in self._model.record.gaps if gap.met_on]
        for head, gaps in ((self.tr("足りないもの"), open_), (self.tr("足りなかったが、見つかったもの"), found)):
            if gaps:
                self._rows.addWidget(label(head, "label"))
            for gap in gaps:
                self._rows.addWidget(long_button(gap.text, partial(self._select, gap.id)))
        self._show_needs()

    def _folded(self) -> Fold:
        inner = QWidget()
        inner.setLayout(self._needs)
        return Fold(self.tr("ニーズから、足りないものを書く"), inner, "sprout")

    def _show_needs(self) -> None:
        empty(self._needs)
        told = {gap.need_id for gap in self._model.record.gaps}
        needs = [need for need in self._model.record.needs if need.text and need.id not in told]
        for need in needs:
            self._needs.addWidget(long_button(need.text, partial(self._lack, need.id)))
        self._from.setVisible(bool(needs) and self._model.can_write)
