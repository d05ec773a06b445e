"""A diagram on its way out: sheets of paper as they will print, a PDF, a picture, the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import poster
from kasesupport.ui import files, picture_file
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.choices import Choice
from kasesupport.ui.model import CaseModel
from kasesupport.ui.outgoing import Outgoing, of_family
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.widgets import button, card, chip, column, empty, ground, label, row

SIDE, SHOWN, WHOLE = 320, 760, 620  # logical px: the choices, how broad a sheet is shown, how high one alone
NAME = 14  # logical px: the height of a name in a diagram
PAPERS = {"a4": poster.A4, "a3": poster.A3}
PIXELS = {"small": 1200, "middle": 2400, "large": 4800}  # the longer side of a PNG

Draw = Callable[[bool], Drawing]  # the diagram as it goes on paper, with the practitioner's layer or without


class PaperDialog(QDialog):
    """Choices at the left, the sheets at the right. `confides`: the diagram has a practitioner's layer.

    The layer is off each time the dialog opens: it is chosen for this one print. So is each of `more`: its words, and
    what hears whether it is on, before the diagram is drawn again. `title` names no family.
    """

    def __init__(
        self,
        model: CaseModel | Outgoing,
        diagram: str,
        title: str,
        draw: Draw,
        parent: QWidget,
        *,
        confides: bool = False,
        more: Sequence[tuple[str, Callable[[bool], object]]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("印刷・保存"))
        self._out = model if isinstance(model, Outgoing) else of_family(model)
        self._diagram, self._title, self._draw = diagram, title, draw
        self._paper, self._single, self._confided, self._pixels = "a4", "", False, "middle"
        self.pages: tuple[Drawing, ...] = ()
        self._views: QVBoxLayout = column(spacing=16, margin=16)
        self._told = label("", "soft")
        self._warning = label(
            self.tr("センターだけの情報が入った、センター用です。ご家族には、この情報を切ったものをお渡しください。"),
            "warmbox",
        )
        self._build(confides, more)
        self._refresh()

    def save_pdf(self, path: Path) -> None:
        """Keep the sheets as a PDF with a bookmark a sheet."""
        name, mark = self._name(), self.tr("%1（%2枚目）")
        marks = [mark.replace("%1", name).replace("%2", str(n)) for n in range(1, len(self.pages) + 1)]
        self._keep(lambda: save(to_pdf(self.pages, title=name, outline=marks), path), path)

    def save_picture(self, path: Path) -> None:
        """Keep the diagram alone, without a sheet, as PNG or SVG."""
        drawing = self._draw(self._confided)
        sharp = PIXELS[self._pixels] / max(drawing.width, drawing.height, 1)
        self._keep(lambda: picture_file.write(path, drawing, self._name(), sharp), path)

    def _build(self, confides: bool, more: Sequence[tuple[str, Callable[[bool], object]]]) -> None:
        paper = Choice({"a4": "A4", "a3": "A3"}, [("a4", "a3")], self._paper, self._set_paper, self.tr("紙"))
        split = {"": self.tr("読める大きさ"), "single": self.tr("1枚におさめる")}
        self._sheets = Choice(split, [("", "single")], self._single, self._set_single, self.tr("枚数"))
        sizes = {"small": self.tr("小"), "middle": self.tr("中"), "large": self.tr("大")}
        pixels = Choice(sizes, [tuple(sizes)], self._pixels, self._set_pixels, self.tr("絵の大きさ"))
        layer = chip(self.tr("センターだけの情報も入れる"), False, self._set_layer)
        layer.setVisible(confides)
        self.more = [chip(words, False, partial(self._set_more, act)) for words, act in more]
        side = card(
            paper, self._sheets, self._told, layer, *self.more,
            button(self.tr("印刷する"), self._print, "main", "printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), self._ask_pdf, icon_name="file-down"),
            label(self.tr("絵にするときの大きさ"), "label"), pixels,
            button(self.tr("絵として保存"), self._ask_picture, icon_name="file-down"),
            button(self.tr("絵をコピー"), self._copy, icon_name="share-2"),
            button(self.tr("とじる"), self.reject, "quiet"),
        )  # fmt: skip
        side.setFixedWidth(SIDE)
        shown = QScrollArea()
        shown.setWidgetResizable(True)
        shown.setWidget(ground(self._views))
        body = row(column(side, None), column(self._warning, shown), margin=12, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.resize(SIDE + SHOWN + 90, 700)

    def _set_paper(self, value: str) -> None:
        self._paper = value
        self._refresh()

    def _set_single(self, value: str) -> None:
        self._single = value
        self._refresh()

    def _set_pixels(self, value: str) -> None:
        self._pixels = value

    def _set_layer(self, on: bool) -> None:
        self._confided = on
        self._refresh()

    def _set_more(self, act: Callable[[bool], object], on: bool) -> None:
        act(on)
        self._refresh()

    def _refresh(self) -> None:
        drawing, paper = self._draw(self._confided), PAPERS[self._paper]
        heading, today = (self._name(), self._out.whose()), self._out.today()
        self.pages = poster.sheets(drawing, heading, today, paper, single=bool(self._single))
        grid = poster.chosen(drawing, paper, single=bool(self._single))
        self._told.setText(self._words(len(self.pages), grid.scale * NAME))
        self._sheets.setVisible(bool(self._single) or len(self.pages) > 1)
        self._warning.setVisible(self._confided)
        empty(self._views)
        for page in self.pages:
            self._views.addWidget(SheetView(page, self._scale(page)), 0, Qt.AlignmentFlag.AlignHCenter)
        self._views.addStretch(1)

    def _scale(self, page: Drawing) -> float:
        """A sheet alone is seen whole; several as broad as there is room, one below the other."""
        broad, high = SHOWN / max(page.width, 1), WHOLE / max(page.height, 1)
        return min(broad, high) if len(self.pages) == 1 else broad

    def _name(self) -> str:
        return self._title + self.tr("（センター用）") * self._confided

    def _told_as(self) -> str:
        """What the journal calls it."""
        return self._diagram + "-staff" * self._confided

    def _words(self, count: int, size: float) -> str:
        told = self.tr("%1枚、名前の文字は%2ポイントです。")
        words = told.replace("%1", str(count)).replace("%2", f"{size:.1f}")
        return words + self.tr("小さくて読みにくいかもしれません。") * (size < poster.LEAST * NAME - 0.05)

    def _print(self) -> None:
        if ask_and_print(self, self.pages):
            self._out.printed(self._told_as())
            self._out.note(self.tr("印刷に送りました。"))

    def _ask_pdf(self) -> None:
        if chosen := files.new_file(self, self.tr("PDFに保存"), f"{self._name()}.pdf", "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _ask_picture(self) -> None:
        kinds = "PNG (*.png);;SVG (*.svg)"
        if chosen := files.new_file(self, self.tr("絵として保存"), f"{self._name()}.png", kinds):
            path, kind = chosen
            self.save_picture(path if path.suffix else path.with_suffix(f".{kind[:3].lower()}"))

    def _copy(self) -> None:
        picture_file.copy(self._draw(self._confided))
        self._out.exported(self._told_as())
        self._out.note(self.tr("絵をコピーしました。ほかの書類に貼りつけられます。"))

    def _keep(self, write: Callable[[], object], path: Path) -> None:
        try:
            write()
        except Problem as problem:
            self._out.fail(problem)
            return
        self._out.exported(self._told_as())
        self._out.note(self.tr("保存しました：%1").replace("%1", path.name))
