"""関与度・余力の段階: the office's own words for the levels, from the least to the most."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kasesupport.cases import levels
from kasesupport.cases.roles import may
from kasesupport.domain.levels import LevelWord, Series
from kasesupport.practice.aids import load_series
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import held
from kasesupport.ui.widgets import LineField, button, card, column, label, row
from kasesupport.ui.wizard.airy import airy

SPARE = 2  # empty lines under the levels, for more


class LevelsCard(QFrame):
    """A line a level: the office's word and the family's. An empty line is a level that is no longer chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._proposed = desk, load_series()
        self.fields: dict[str, list[tuple[str, LineField, LineField]]] = {}
        lead = self.tr(
            "ガイドラインは段階を決めていません。はじめの言葉は暫定の案です。センターで話し合って、使う言葉に直してください。"
            "上の行ほど小さい段階です。空にした段階は、これから選べなくなります。前の記録は読めます。"
        )
        series = levels.office_series(desk.file, self._proposed)
        parts = [self._lines(each) for each in series]
        inner = card(label(self.tr("関与度と余力の段階"), "heading"), airy(lead, "soft"), *parts)
        self.setLayout(column(inner))

    def flush(self) -> None:
        """Save what is being typed."""
        for lines in self.fields.values():
            for _, word, plain in lines:
                word.flush()
                plain.flush()

    def _lines(self, series: Series) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label(self.tr("記録での言葉"), "soft"), 0, 0)
        grid.addWidget(label(self.tr("家族と見るときの言葉"), "soft"), 0, 1)
        self.fields[series.id] = []
        spare = [LevelWord("", "", "")] * SPARE
        for number, level in enumerate((*series.offered, *spare), start=1):
            fields = [self._field(series, text, number, what) for what, text in self._named(level).items()]
            self.fields[series.id].append((level.id, fields[0], fields[1]))
            for place, field in enumerate(fields):
                grid.addWidget(field, number, place)
        anew = button(self.tr("はじめの案に戻す"), lambda: self._keep(series.id, ()), icon_name="rotate-ccw")
        anew.setEnabled(self._may)
        return held(column(label(series.name, "label"), grid, row(anew, None)))

    def _named(self, level: LevelWord) -> Mapping[str, str]:
        return {self.tr("記録での言葉"): level.word, self.tr("家族と見るときの言葉"): level.plain}

    def _field(self, series: Series, text: str, number: int, what: str) -> LineField:
        name = f"{series.name} {number} {what}"
        made = LineField(text, lambda _: self._typed(series.id), self.tr("（空き）"), name)
        made.setReadOnly(not self._may)
        return made

    @property
    def _may(self) -> bool:
        return may(self._desk.file, "conventions") and not self._desk.file.read_only

    def _typed(self, series: str) -> None:
        told = [(each, word.text().strip(), plain.text().strip()) for each, word, plain in self.fields[series]]
        words = [(each or word, word, plain or word) for each, word, plain in told if word]
        if not words or words == self._kept(series):
            return
        if self._desk.do(lambda: levels.set_levels(self._desk.file, series, words)):
            self._pin(series)

    def _pin(self, series: str) -> None:
        """A level keeps the id it was first kept by, however its word is corrected."""
        self.fields[series] = [(each or word.text().strip(), word, plain) for each, word, plain in self.fields[series]]

    def _kept(self, series: str) -> list[tuple[str, str, str]]:
        found = next(s for s in levels.office_series(self._desk.file, self._proposed) if s.id == series)
        return [(level.id, level.word, level.plain) for level in found.offered]

    def _keep(self, series: str, words: levels.Words) -> None:
        if self._desk.do(lambda: levels.set_levels(self._desk.file, series, words)):
            for (_, word, plain), (_, told, family) in zip(
                self.fields[series], [*self._kept(series), *[("", "", "")] * SPARE], strict=False
            ):
                word.setText(told)
                plain.setText(family)
