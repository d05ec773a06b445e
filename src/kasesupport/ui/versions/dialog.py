"""Looks back at a genogram: a slider over the days on which it was kept, and two days over each other."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QSlider, QVBoxLayout, QWidget

from kasesupport.cases import versions
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Version
from kasesupport.drawing.items import Drawing
from kasesupport.ui import theme
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.model import CaseModel
from kasesupport.ui.versions.kept import Kept, load, over_each_other, picture
from kasesupport.ui.versions.words import said
from kasesupport.ui.widgets import LineField, button, card, chip, column, empty, ground, label, row, scroll

SIDE = 320  # logical px


class VersionsDialog(QDialog):
    """Shows the versions of a family's genogram; the last stop of the slider is now.

    `now` gives the state of today; `look` how it is drawn.
    """

    def __init__(self, model: CaseModel, now: Callable[[], Kept], look: GenogramLook, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("これまでの図"))
        self._model, self._now = model, now
        self._look = replace(look, selected=frozenset(), legend=False)
        self._versions: tuple[Version, ...] = versions.versions(model.case, "genogram")
        self._over = False
        self.frame = CanvasFrame()
        self.day = label("", "heading", wrap=False)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.told: tuple[str, ...] = ()  # the differences that are shown, in words
        self._lines: QVBoxLayout = column(margin=10)
        self._differences = scroll(ground(self._lines))
        self.beside = QComboBox()  # the stops of the slider once more: what the picture is laid over
        self._build()
        self._fill()
        self.slider.setValue(max(0, len(self._versions) - 1))
        self._show()

    def _build(self) -> None:
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(1)
        self.slider.setPageStep(1)
        self.slider.setMinimumHeight(48)
        self.slider.setAccessibleName(self.tr("いつの図か"))
        self.slider.valueChanged.connect(lambda _: self._show())
        earlier = button(self.tr("前の図"), lambda: self._step(-1), "quiet", "chevron-left")
        later = button(self.tr("次の図"), lambda: self._step(1), "quiet", "chevron-right")
        self.over = chip(self.tr("重ねて見る"), False, self._set_over)
        self.beside.setMinimumHeight(theme.TOUCH)
        self.beside.setAccessibleName(self.tr("重ねる相手"))
        self.beside.currentIndexChanged.connect(lambda _: self._show())
        self._title = LineField("", self._rename, self.tr("例：転居の前"), self.tr("この図の題"))
        self._remove = button(self.tr("この図を消す"), self._drop, "quiet", "trash-2")
        self._differences.setMinimumHeight(300)
        for part in (self.beside, self._differences):  # what stands above and below them keeps its place
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._differences.setAccessibleName(self.tr("ちがい"))
        self._signs = label(self.tr("＋ 新しい　△ 変わった　うすい線 いまはない"), "soft")
        side = card(
            self.day, label(self.tr("題"), "label"), self._title, self.over, self.beside, self._signs,
            self._differences, self._remove, button(self.tr("とじる"), self.reject, "", "x"),
        )  # fmt: skip
        side.setFixedWidth(SIDE)
        way = row(earlier, self.slider, later)
        way.setStretch(1, 1)
        left = column(self.frame, way, spacing=6)
        left.setStretch(0, 1)
        body = row(left, side, margin=12, spacing=12)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.resize(1240, 700)

    @property
    def _chosen(self) -> Version | None:
        """The version the slider stands on; None for now."""
        at = self.slider.value()
        return self._versions[at] if at < len(self._versions) else None

    def _fill(self) -> None:
        """The stops: every version, and now at the end."""
        self.slider.setRange(0, len(self._versions))
        self.beside.blockSignals(True)
        self.beside.clear()
        self.beside.addItems([self._called(each) for each in (*self._versions, None)])
        self.beside.setCurrentIndex(len(self._versions))
        self.beside.blockSignals(False)

    def _called(self, version: Version | None) -> str:
        if version is None:
            return self.tr("いま")
        return f"{both(PartialDate.of(version.on))}　{version.title}".strip()

    def _step(self, by: int) -> None:
        self.slider.setValue(self.slider.value() + by)

    def _set_over(self, on: bool) -> None:
        self._over = on
        self._show()

    def _show(self) -> None:
        version, differs = self._chosen, self.slider.value() != self.beside.currentIndex()
        self.day.setText(both(PartialDate.of(version.on)) if version else self.tr("いま"))
        for each in (self._title, self._remove):
            each.setEnabled(version is not None and self._model.can_write)
        self._title.show_text(version.title if version else "")
        self.over.setEnabled(differs)
        self.beside.setVisible(self._over)
        for part in (self._differences, self._signs):
            part.setVisible(self._over and differs)
        try:
            self._draw(self._laid_over() if self._over and differs else picture(self._state(version), self._look))
        except Problem as problem:
            self._model.failed.emit(problem)

    def _laid_over(self) -> Drawing:
        """The slider's picture and the other one, the later over the earlier."""
        stops = (*self._versions, None)
        first, last = sorted((self.slider.value(), self.beside.currentIndex()))
        old, new = self._state(stops[first]), self._state(stops[last])
        drawing, found = over_each_other(old, new, self._look)
        self._tell(tuple(said(each, old.graph, new.graph) for each in found))
        return drawing

    def _state(self, version: Version | None) -> Kept:
        return load(version.on, versions.data_of(self._model.case, version.id)) if version else self._now()

    def _tell(self, told: tuple[str, ...]) -> None:
        self.told = told
        empty(self._lines)
        for words in told or (self.tr("ちがいはありません。"),):
            self._lines.addWidget(label(words))
        self._lines.addStretch(1)

    def _draw(self, drawing: Drawing) -> None:
        self.frame.canvas.show_picture(Picture(drawing))
        self.frame.canvas.fit()

    def _rename(self, title: str) -> None:
        if version := self._chosen:
            self._model.do(versions.rename, version.id, title)
            self._versions = versions.versions(self._model.case, "genogram")

    def _drop(self) -> None:
        if version := self._chosen:
            self._model.do(versions.remove_version, version.id)
            self._model.noted.emit(self.tr("この図を消しました。「元に戻す」で戻せます。"))
            self._versions = versions.versions(self._model.case, "genogram")
            self._fill()
            self._show()
