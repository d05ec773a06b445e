"""The side panel of a tie: what is used daily at the top, dates and consent folded below."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from kasesupport.cases import ecomap
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import Tie
from kasesupport.domain.parties import consent_on_file
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.ecomap import signs, words
from kasesupport.ui.ecomap.consent import ConsentPart
from kasesupport.ui.ecomap.subjects import tie_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.ring.choice import Choice as Sign
from kasesupport.ui.ring.grid import SignGrid
from kasesupport.ui.widgets import Fold, LineField, button, column, label

FIVE, FOUR, THREE = (56, 62), (71, 74), (95, 62)  # px of a button where so many stand side by side


class TiePanel(QWidget):
    """One tie of `model.record`; shows the record as it is now. `confided`: what the office alone is to see too."""

    def __init__(self, model: CaseModel, tie_id: str, *, confided: bool = False) -> None:
        super().__init__()
        self._model, self._id, self._confided = model, tie_id, confided
        tie = tie_of(model.record, tie_id) or Tie(tie_id, "")
        self.strength, self.direction, self.state = (
            self._strengths(),
            self._directions(),
            state_row(model, self._chooser("state")),
        )
        self.purpose = LineField(
            tie.purpose, self._saver("purpose"), self.tr("例：送り迎え"), self.tr("何のつながりか")
        )
        self.frequency = LineField(
            tie.frequency, self._saver("frequency"), self.tr("例：週に2回"), self.tr("どのくらいの頻度で")
        )
        self.times = TimesPart(model, tie_id)
        self.consent = ConsentPart(model, tie_id, confided=confided)
        self.setLayout(
            column(
                label(self.tr("強さ"), "label"), self.strength,
                label(self.tr("支えの向き（もう一度押すと消えます）"), "label"), self.direction,
                label(self.tr("いつのこと"), "label"), self.state,
                label(self.tr("何のつながりか"), "label"), self.purpose,
                label(self.tr("どのくらい"), "label"), self.frequency,
                self.consent.asked,
                Fold(self.tr("いつから・だれが選んだか"), self.times, "calendar"),
                self._consent_fold(tie),
                button(self.tr("このつながりを消す"), self._remove, "", "trash-2"),
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (self.purpose, self.frequency, self.times, self.consent):
            field.flush()

    def _consent_fold(self, tie: Tie) -> QWidget:
        """What somebody answered before is not seen by whoever sits at the table now."""
        fold = Fold(self.tr("連絡の同意"), self.consent, "phone")
        answered = bool(tie.consent or consent_on_file(self._model.record, tie.resource))
        fold.setVisible(self._confided or not answered)
        kept = label(self.tr("連絡の同意は、「センターだけの情報」を入れると見られます。"), "soft")
        kept.setVisible(fold.isHidden())
        whole = QWidget()
        whole.setLayout(column(kept, fold))
        return whole

    def _strengths(self) -> SignGrid:
        custom = self._model.record.conventions
        pictures = {s: signs.of_strength(s, custom) for s in ("strong", "normal", "weak", "stress", "broken")}
        return self._grid("strength", words.strengths(), pictures, FIVE)

    def _directions(self) -> SignGrid:
        pictures = {d: signs.of_direction(d) for d in ("in", "out", "both")}
        return self._grid("direction", words.directions(), pictures, THREE)

    def _grid(
        self, name: str, said: Mapping[str, str], pictures: Mapping[str, QPixmap], size: tuple[int, int]
    ) -> SignGrid:
        return _row(said, pictures, size, self._chooser(name), self._model.noted.emit)

    def _chooser(self, name: str) -> Callable[[str], None]:
        def choose(value: str) -> None:
            self.flush()
            tie = tie_of(self._model.record, self._id)
            again = name == "direction" and tie is not None and tie.direction == value
            self._model.do(ecomap.edit_tie, self._id, **{name: "" if again else value})

        return choose

    def _saver(self, name: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            self._model.do(ecomap.edit_tie, self._id, **{name: text})

        return save

    def _remove(self) -> None:
        self._model.do(ecomap.remove_tie, self._id)

    def _refresh(self) -> None:
        if tie := tie_of(self._model.record, self._id):
            self.strength.show_value(tie.strength)
            self.direction.show_value(tie.direction or "")
            self.state.show_value(tie.state)
            self.purpose.show_text(tie.purpose)
            self.frequency.show_text(tie.frequency)


class TimesPart(QWidget):
    """Since when, until when, who chose the tie."""

    def __init__(self, model: CaseModel, tie_id: str) -> None:
        super().__init__()
        self._model, self._id = model, tie_id
        tie = tie_of(model.record, tie_id) or Tie(tie_id, "")
        self.since = DateField(_date(tie.since), lambda d: self._edit(since=d), self.tr("いつから"))
        self.until = DateField(_date(tie.until), lambda d: self._edit(until=d), self.tr("いつまで"))
        self.chosen_by = Choice(
            words.speakers(), words.SPEAKER_LINES, tie.chosen_by, lambda s: self._edit(chosen_by=s),
            self.tr("だれが選んだか"),
        )  # fmt: skip
        self._odd = label(self.tr("「いつまで」が「いつから」より前になっています。"), "warm")
        self.setLayout(
            column(
                label(self.tr("いつから"), "label"), self.since, label(self.tr("いつまで"), "label"), self.until,
                self._odd, label(self.tr("だれが選んだか"), "label"), self.chosen_by,
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.since.flush()
        self.until.flush()

    def _edit(self, **values: PartialDate | str | None) -> None:
        self._model.do(ecomap.edit_tie, self._id, **values)

    def _refresh(self) -> None:
        if tie := tie_of(self._model.record, self._id):
            self.since.show_date(_date(tie.since))
            self.until.show_date(_date(tie.until))
            self.chosen_by.show_value(tie.chosen_by)
            self._odd.setVisible(_is_before(_date(tie.until), _date(tie.since)))


def state_row(model: CaseModel, choose: Callable[[str], object]) -> SignGrid:
    """過去・今・つながりたい・つながりうる, each by its line."""
    pictures = {s: signs.of_state(s) for s in ("now", "past", "hoped", "possible")}
    return _row(words.state_lines(), pictures, FOUR, choose, model.noted.emit)


def _row(
    said: Mapping[str, str], pictures: Mapping[str, QPixmap], size: tuple[int, int],
    choose: Callable[[str], object], refuse: Callable[[str], object],
) -> SignGrid:  # fmt: skip
    choices: Sequence[Sign] = [
        Sign(value, said[value], sign, said[value].replace("\n", "")) for value, sign in pictures.items()
    ]
    return SignGrid(choices, choose, refuse, len(choices), size)


def _date(text: str) -> PartialDate | None:
    return PartialDate.from_text(text) if text else None


def _is_before(until: PartialDate | None, since: PartialDate | None) -> bool:
    """Surely so, whatever day of a month or a year is meant."""
    return bool(until and since and until.span()[1] < since.span()[0])
