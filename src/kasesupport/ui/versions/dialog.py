"""Looks back at a diagram: a slider over the days on which it was kept, and two days over each other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QSlider, QTextEdit, QWidget

from kasesupport.cases import access, evaluating, versions
from kasesupport.diagrams.hit import joined
from kasesupport.diagrams.worded import with_words
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Version
from kasesupport.drawing.items import Box, Drawing
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.prose import write_airy
from kasesupport.ui.versions.album import Album, Stop, framed
from kasesupport.ui.versions.player import Player
from kasesupport.ui.widgets import LineField, button, card, chip, column, label, row

SIDE = 330  # logical px


class VersionsDialog(QDialog):
    """Shows the versions of a family's diagram; the last stop of the slider is now."""

    def __init__(self, model: CaseModel, album: Album, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("これまでの図"))
        self._model, self._album = model, album
        self._versions: tuple[Version, ...] = versions.versions(model.case, album.diagram)
        self._over = False
        self._known: dict[str, Picture] = {}  # the pictures of the stops, by the version's id, "" for now
        self._box: Box = (0.0, 0.0, 0.0, 0.0)  # around all of them, so that none jumps when another is shown
        self.frame = CanvasFrame(words_below=True)
        self.frame.canvas.fixed = True
        self.day = label("", "heading", wrap=True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.player = Player(self.slider)
        self.told: tuple[str, ...] = ()  # the differences that are shown, in words
        self.words = ""  # the same as one text
        self._differences = QTextEdit()  # can be read, walked through and copied from by keys
        self.beside = CalmBox()  # the stops of the slider once more: what the picture is laid over
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
        way = row(self.player.switch, earlier, self.slider, later)
        way.setStretch(2, 1)
        left = column(self.frame, way, spacing=6)
        left.setStretch(0, 1)
        body = row(left, self._side(), margin=12, spacing=12)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.resize(1240, 700)

    def _side(self) -> QWidget:
        self.over = chip(self.tr("重ねて見る"), False, self._set_over)
        self.beside.setMinimumHeight(theme.TOUCH)
        self.beside.setAccessibleName(self.tr("重ねる相手"))
        self.beside.currentIndexChanged.connect(lambda _: self._show())
        self._title = LineField("", self._rename, self.tr("例：転居の前"), self.tr("この図の題"))
        self._remove = button(self.tr("この図を消す"), self._drop, "quiet", "trash-2")
        self._signs = label(self._album.signs, "soft")
        self.copy = button(self.tr("ことばをコピー"), self.copy_words, "quiet", "clipboard-list")
        self.tell = button(self.tr("評価に書く"), self.tell_evaluation, "quiet", "pen-line")
        self.tell.setToolTip(self.tr("アウトカム評価の「つながりの変わったところ」に、ちがいのことばを書きます。"))
        self._differences.setReadOnly(True)
        self._differences.setTabChangesFocus(True)
        self._differences.setMinimumHeight(150)
        self._differences.setAccessibleName(self.tr("ちがい"))
        for part in (self.beside, self._differences, self.copy):  # what stands above and below keeps its place
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        side = card(
            self.day, label(self.tr("題"), "label"), self._title, self.over, self.beside, self._signs,
            self._differences, row(self.copy, self.tell),
            row(button(self.tr("印刷・保存"), self._print, "", "printer", key="Ctrl+P"), self._remove),
            button(self.tr("とじる"), self.reject, "", "x"), spacing=8,
        )  # fmt: skip
        side.setFixedWidth(SIDE)
        return side

    @property
    def _chosen(self) -> Stop:
        """The version the slider stands on; None for now."""
        at = self.slider.value()
        return self._versions[at] if at < len(self._versions) else None

    @property
    def _compares(self) -> bool:
        """Whether two days are over each other."""
        return self._over and self.slider.value() != self.beside.currentIndex()

    def _fill(self) -> None:
        """The stops: every version, and now at the end."""
        self.slider.setRange(0, len(self._versions))
        self.beside.blockSignals(True)
        self.beside.clear()
        self.beside.addItems([self._called(each) for each in (*self._versions, None)])
        self.beside.setCurrentIndex(len(self._versions))
        self.beside.blockSignals(False)
        self.player.switch.setEnabled(bool(self._versions))

    def _called(self, version: Stop) -> str:
        if version is None:
            return self.tr("いま")
        return f"{both(PartialDate.of(version.on))}　{version.title}".strip()

    def _step(self, by: int) -> None:
        self.player.pause()
        self.slider.setValue(self.slider.value() + by)

    def _set_over(self, on: bool) -> None:
        self._over = on
        self._show()

    def _show(self) -> None:
        version = self._chosen
        self.day.setText(both(PartialDate.of(version.on)) if version else self.tr("いま"))
        self.slider.setAccessibleDescription(self._called(version))
        for each in (self._title, self._remove):
            each.setEnabled(version is not None and self._model.can_write)
        self._title.show_text(version.title if version else "")
        self.over.setEnabled(self.slider.value() != self.beside.currentIndex())
        self.beside.setVisible(self._over)
        for part in (self._differences, self.copy):
            part.setVisible(self._compares)
        self.tell.setVisible(self._compares and self._album.evaluates)
        self.tell.setEnabled(self._model.can_write)
        self._signs.setVisible(self._compares and bool(self._album.signs))
        try:
            self._draw(self._laid_over() if self._compares else framed(self._picture(version), self._whole()))
        except Problem as problem:
            self._model.failed.emit(problem)

    def _picture(self, stop: Stop) -> Picture:
        key = stop.id if stop else ""
        if key not in self._known:
            self._known[key] = self._album.picture(stop)
        return self._known[key]

    def _whole(self) -> Box:
        """The box around the pictures of all stops."""
        if not self._box[2]:
            self._box = joined([self._album.box(stop) for stop in (*self._versions, None)])
        return self._box

    def _laid_over(self, legend: bool = False) -> Picture:
        """The slider's picture and the other one, the later over the earlier."""
        stops = (*self._versions, None)
        first, last = sorted((self.slider.value(), self.beside.currentIndex()))
        found = self._album.overlay(stops[first], stops[last], legend)
        self.words = found.words
        self._tell(found.lines)
        return found.picture

    def _tell(self, told: tuple[str, ...]) -> None:
        self.told = told
        words = "\n".join(f"・{each}" for each in told) or self.tr("ちがいはありません。")
        if words != self._differences.toPlainText():
            write_airy(self._differences, words)

    def _draw(self, picture: Picture) -> None:
        self.frame.canvas.show_picture(picture)
        self.frame.canvas.fit()

    # --- what one takes along

    def copy_words(self) -> None:
        """Put what differs on the clipboard, as one text."""
        QGuiApplication.clipboard().setText(self.words)
        access.exported(self._model.case, self._album.diagram)
        self._model.noted.emit(
            self.tr("ちがいのことばをコピーしました。評価の記録など、書きたいところに貼りつけられます。")
        )

    def tell_evaluation(self) -> None:
        """Write what differs into the evaluation of outcomes."""
        if self._model.do(evaluating.tell_ties, self.words):
            self._model.noted.emit(
                self.tr("アウトカム評価の「つながりの変わったところ」に書きました。「元に戻す」で戻せます。")
            )

    def for_paper(self) -> Drawing:
        """What is shown with its legend; of two days what differs in words below."""
        if not self._compares:
            return self._album.picture(self._chosen, legend=True).drawing
        return with_words(self._laid_over(legend=True).drawing, self.words.splitlines())

    def paper_title(self) -> str:
        """What a sheet or a file is called: the diagram and its day or days."""
        days = [self._called(self._chosen).partition("　")[0]]
        if self._compares:
            days = sorted([*days, self.beside.currentText().partition("　")[0]], key=lambda day: day == self.tr("いま"))
        return f"{self._album.title}（{self.tr('と').join(days)}）"

    def _print(self) -> None:
        self.player.pause()
        title = self.paper_title()
        dialog = PaperDialog(self._model, self._album.diagram, title, lambda _: self.for_paper(), self)
        dialog.exec()
        dialog.deleteLater()

    # --- what one does with a version

    def _rename(self, title: str) -> None:
        if version := self._chosen:
            self._model.do(versions.rename, version.id, title)
            self._versions = versions.versions(self._model.case, self._album.diagram)

    def _drop(self) -> None:
        if version := self._chosen:
            self.player.pause()
            self._model.do(versions.remove_version, version.id)
            self._model.noted.emit(self.tr("この図を消しました。「元に戻す」で戻せます。"))
            self._versions = versions.versions(self._model.case, self._album.diagram)
            self._fill()
            self._show()
