"""足りないもの: an empty place on the map, written anew or looked at again."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kasesupport.cases import gaps, shortages
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.ecomap import HOUSEHOLD, Gap
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.texts import search_key
from kasesupport.ui.ecomap.filling import FillPart
from kasesupport.ui.ecomap.kinds import kind_picker
from kasesupport.ui.ecomap.subjects import end_of, gap_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.picker import Picker
from kasesupport.ui.widgets import Fold, LineField, button, column, empty, label

OFFERED = 3  # entries of the area's list offered while one types
LEAST = 2  # signs typed before that
SEVERAL = 2  # families that told of it
Select = Callable[[str], object]


def ends(record: CaseRecord, chosen: str, act: Select, name: str) -> Picker:
    """The household or one of the family."""
    values = [HOUSEHOLD, *(person.id for person in record.graph.persons if not person.deceased)]
    return Picker({value: end_of(record, value) for value in values}, chosen, act, name)


def need_words(record: CaseRecord, none: str) -> Mapping[str, str]:
    """The family's needs, and the words for none."""
    return {"": none} | {need.id: need.text for need in record.needs if need.text}


class NewGapPanel(QWidget):
    """What is missing is said in words that tell no names: the area's list shares them. `done` takes the new id."""

    def __init__(self, model: CaseModel, to: str, need: str, done: Select) -> None:
        super().__init__()
        self._model, self._done = model, done
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("例：夕方にいられる場所"))
        self.text.setAccessibleName(self.tr("何が足りませんか"))
        self.text.textEdited.connect(self._offer)
        self.text.returnPressed.connect(self._add)
        self.offers = QVBoxLayout()
        self.offers.setSpacing(6)
        self.kind = kind_picker("other", lambda _: None, self.tr("種類"))
        self.to = ends(model.record, to, lambda _: None, self.tr("だれのために"))
        needs = need_words(model.record, self.tr("えらばない"))
        self.need = Picker(needs, need, lambda _: None, self.tr("どのニーズから"))
        self.add = button(self.tr("図に書きたす"), self._add, "main", "plus")
        hint = self.tr("あったらいいのに、まだないもの。地域の一覧にものるので、名前は書かずに書きます。")
        self.setLayout(
            column(
                label(hint, "soft"), label(self.tr("何が足りませんか"), "label"), self.text, self.offers,
                label(self.tr("種類"), "label"), self.kind, label(self.tr("だれのために"), "label"), self.to,
                label(self.tr("どのニーズから"), "label"), self.need, self.add,
            )
        )  # fmt: skip

    def _add(self) -> None:
        kind, need = self.kind.value(), self.need.value()
        if made := self._model.do(gaps.note, self.text.text(), kind, "", self.to.value(), need):
            self._done(made)
        else:
            self.text.setFocus()

    def _offer(self, typed: str) -> None:
        """What other families lack already: the same words are counted together.

        At the table only words that SEVERAL families share: those of one alone may tell of it.
        """
        empty(self.offers)
        wanted = search_key(typed)
        listed = shortages.listed(self._model.case.file) if len(wanted) >= LEAST else ()
        own = {gap.shortage for gap in self._model.record.gaps}
        known = (each for each in listed if each.families >= SEVERAL or each.id in own)
        found = [each for each in known if wanted in search_key(each.text) and each.text != typed]
        for each in found[:OFFERED]:
            words = self.tr("一覧の「%1」と同じ").replace("%1", each.text)
            self.offers.addWidget(long_button(words, partial(self._use, each.text, each.kind)))

    def _use(self, text: str, kind: str) -> None:
        self.text.setText(text)
        self.kind.show_value(kind)
        empty(self.offers)


class GapPanel(QWidget):
    """One empty place: put right, seen again, filled, or taken away. `select` shows what fills it."""

    def __init__(self, model: CaseModel, gap_id: str, select: Select) -> None:
        super().__init__()
        self._model, self._id = model, gap_id
        gap = self._gap()
        self.text = LineField(gap.text, lambda text: self._reword(text=text), "", self.tr("何が足りませんか"))
        self.kind = kind_picker(gap.kind, lambda kind: self._reword(kind=kind), self.tr("種類"))
        self.to = ends(model.record, gap.to, lambda end: self._move(to=end), self.tr("だれのために"))
        self.need = Picker(
            need_words(model.record, self.tr("えらばない")), gap.need_id, lambda need: self._move(need=need),
            self.tr("どのニーズから"),
        )  # fmt: skip
        self._days = label("", "soft")
        self.seen = button(self.tr("今も足りない（今日確かめた）"), self._doer(gaps.seen), "chip", "eye")
        self.again = button(self.tr("また足りなくなった"), self._doer(gaps.lack_again), "chip", "rotate-ccw")
        self.fill = FillPart(model, gap_id, select)
        self._found = Fold(self.tr("見つかった"), self.fill, "sprout")
        self.setLayout(self._column())
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()

    def _column(self) -> QVBoxLayout:
        away = button(self.tr("書かなかったことにする"), self._doer(gaps.remove), "", "trash-2")
        return column(
            label(self.tr("何が足りませんか"), "label"), self.text, label(self.tr("種類"), "label"), self.kind,
            label(self.tr("だれのために"), "label"), self.to, label(self.tr("どのニーズから"), "label"), self.need,
            self._days, self.seen, self.again, self._found, away,
        )  # fmt: skip

    def _doer(self, act: Callable[..., None]) -> Callable[[], object]:
        return lambda: self._model.do(act, self._id)

    def _gap(self) -> Gap:
        return gap_of(self._model.record, self._id) or Gap(self._id, "", "")

    def _reword(self, text: str = "", kind: str = "") -> None:
        gap = self._gap()
        listed = {each.id: each.area for each in shortages.listed(self._model.case.file)}
        area = listed.get(gap.shortage, "")
        self._model.do(gaps.reword, self._id, text or gap.text, kind or gap.kind, area)
        self._refresh()

    def _move(self, to: str | None = None, need: str | None = None) -> None:
        gap = self._gap()
        wanted = (gap.to if to is None else to, gap.need_id if need is None else need)
        self._model.do(gaps.move, self._id, *wanted)

    def _refresh(self) -> None:
        gap = self._gap()
        self.text.show_text(gap.text)
        self.kind.show_value(gap.kind)
        self.to.show_value(gap.to)
        self.need.show_value(gap.need_id)
        self._days.setText(self._told(gap))
        self.seen.setVisible(not gap.met_on)
        self._found.setVisible(not gap.met_on and self._model.can_write)
        self.again.setVisible(bool(gap.met_on))

    def _told(self, gap: Gap) -> str:
        words = self.tr("気づいた日：%1").replace("%1", _day(gap.noted_on))
        if gap.met_on:
            return words + self.tr("\n見つかった日：%1").replace("%1", _day(gap.met_on))
        return words + self.tr("\n最後に確かめた日：%1").replace("%1", _day(gap.seen_on))


def _day(text: str) -> str:
    return both(PartialDate.from_text(text)) if text else ""
