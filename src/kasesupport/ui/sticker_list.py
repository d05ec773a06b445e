"""こどものシール beside the ecomap: a practitioner can make each a resource or a wish; by itself it becomes nothing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kasesupport.cases import stickers
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.ecomap import ResourceKind
from kasesupport.domain.stickers import Sticker
from kasesupport.ui.ecomap.kinds import kind_picker
from kasesupport.ui.model import CaseModel
from kasesupport.ui.sticker_words import words
from kasesupport.ui.widgets import button, card, column, empty, label
from kasesupport.ui.wizard.voices import name_of

OWN: ResourceKind = "own"  # a child's words are this family's alone, until a practitioner chooses another kind


class StickerList(QWidget):
    """`select` shows the resource that was made."""

    def __init__(self, model: CaseModel, select: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._select = model, select
        self._rows = column(spacing=6)
        self._kinds: dict[str, ResourceKind] = {}
        self.setLayout(self._rows)
        model.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        empty(self._rows)
        found = stickers.listed(self._model.case)
        self.setVisible(bool(found))
        if found:
            self._rows.addWidget(label(self.tr("こどものシール（「いっしょに」の図から）"), "label"))
        for each in found:
            self._rows.addWidget(self._card(each))

    def _card(self, sticker: Sticker) -> QWidget:
        people = {p.id: name_of(p) for p in self._model.record.graph.persons}
        said = f"「{sticker.words}」" if sticker.words else self.tr("言葉はまだ聞いていません。")
        head = label(
            "　".join(filter(None, (words().get(sticker.kind, ""), people.get(sticker.speaker_id, "")))), "label"
        )
        day = label(both(PartialDate.from_text(sticker.on)), "soft")
        became = {"resource": self.tr("資源にしました。"), "wish": self.tr("願いにしました。")}.get(sticker.became, "")
        if became or not self._model.can_write:
            return card(head, label(said), day, label(became, "soft"), margin=10, spacing=4)
        return card(head, label(said), day, *self._acts(sticker), margin=10, spacing=4)

    def _acts(self, sticker: Sticker) -> tuple[QWidget, ...]:
        self._kinds.setdefault(sticker.id, OWN)
        choose = partial(self._kinds.__setitem__, sticker.id)
        picker = kind_picker(self._kinds[sticker.id], choose, self.tr("資源の種類"))
        wish = button(self.tr("願いにする"), partial(self._wish, sticker), icon_name="star")
        wish.setEnabled(bool(sticker.words and sticker.speaker_id))
        wish.setToolTip("" if wish.isEnabled() else self.tr("こどもの言葉を聞いてからにします。"))
        resource = button(self.tr("この種類の資源にする"), partial(self._resource, sticker), icon_name="plus")
        holder = QWidget()
        holder.setLayout(column(picker, resource, wish, spacing=6))
        return (holder,)

    def _resource(self, sticker: Sticker) -> None:
        made = self._model.do(stickers.make_resource, sticker, self._kinds[sticker.id])
        if made:
            self._select(made)

    def _wish(self, sticker: Sticker) -> None:
        if self._model.do(stickers.make_wish, sticker):
            self._model.noted.emit(self.tr("インテークの「こどもの願い」に、こどもの言葉のまま書きました。"))
