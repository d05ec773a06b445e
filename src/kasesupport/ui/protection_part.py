"""住所を知らせない（支援措置）, below the address: the mark, since when, until when, from whom, a note."""

from PySide6.QtWidgets import QWidget

from kasesupport.cases import protections
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.protection import Protection
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, chip, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys


class ProtectionPart(QWidget):
    """A switch; once it is on, what is known of it. It stays on when its last day has passed, and says so."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self.switch = chip(self.tr("住所・電話を知らせない（DV等支援措置など）"), False, self._turn)
        self._mark = label("", "warmbox")
        self.since = DateField(None, lambda day: self._keep("since", day), self.tr("いつから"))
        self.until = DateField(None, lambda day: self._keep("until", day), self.tr("いつまで"))
        self.note = LineField(
            "", lambda words: self._put(note=words), self.tr("例：市民課にも申出ずみ"), self.tr("覚え書き")
        )
        self.whom = Chips(self._take, self.tr("知らせない相手"), folds=True)
        self._inner = QWidget()
        self._build()
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        for each in (self.since, self.until, self.note):
            each.flush()

    def refresh(self) -> None:
        """Show it as it stands in the record."""
        mark, record = self._told(), self._model.record
        self.switch.setChecked(mark is not None)
        self._inner.setVisible(mark is not None)
        if mark is None:
            return
        self._mark.setText(self._words(mark))
        self.since.show_date(_day(mark.since))
        self.until.show_date(_day(mark.until))
        self.note.show_text(mark.note)
        self.whom.offer([Choice(each.id, name_of(each)) for each in record.graph.persons if not each.index])
        self.whom.show_chosen([mark.kept_from] if mark.kept_from else [])

    def _build(self) -> None:
        days = (column(label(self.tr("いつから"), "label"), self.since, spacing=4),
                column(label(self.tr("いつまで"), "label"), self.until, spacing=4))  # fmt: skip
        note = column(label(self.tr("覚え書き（紙には載りません）"), "label"), self.note, spacing=4)
        whom = label(self.tr("知らせない相手（この家庭の人のとき）"), "label")
        self._inner.setLayout(column(self._mark, row(*days, spacing=16), note, whom, self.whom))
        self.setLayout(column(row(self.switch, None), self._inner))

    def _told(self) -> Protection | None:
        return next(iter(self._model.record.protections), None)

    def _words(self, mark: Protection) -> str:
        kept = self.tr(
            "非開示：住所と電話は、家族・こども・機関の紙、家系図のファイル、「いっしょに」に出ません。センターの紙でも伏せます。"
        )
        over = self.tr("期限がすぎています。外すまでは、伏せたままにします。")
        return kept + over if mark.is_over(self._model.case.file.today().isoformat()) else kept

    def _turn(self, on: bool) -> None:
        mark = self._told()
        if on and mark is None:
            self._model.do(protections.protect)
        elif mark is not None and not on:
            self._model.do(protections.lift, mark.id)
            self._model.noted.emit(self.tr("住所を知らせない印を外しました。「元に戻す」で戻せます。"))
        self.refresh()

    def _take(self, keys: Keys) -> None:
        self._put(kept_from=keys[0] if keys else "")

    def _keep(self, field: str, day: PartialDate | None) -> None:
        self._put(**{field: day.text() if day else ""})

    def _put(self, **values: str) -> None:
        if mark := self._told():
            self._model.do(protections.correct, mark.id, **values)


def _day(told: str) -> PartialDate | None:
    return PartialDate.from_text(told) if told else None
