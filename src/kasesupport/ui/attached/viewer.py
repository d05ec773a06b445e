"""An attached file with what turns and enlarges it; its pages, where it has several."""

from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget

from kasesupport.cases import attaching
from kasesupport.domain.attached import TENTH, Attached, turned
from kasesupport.drawing.items import Drawing
from kasesupport.ui.attached import decoding
from kasesupport.ui.attached.photo_view import STEP, PhotoView
from kasesupport.ui.background import LongWork
from kasesupport.ui.canvas.paint import to_image
from kasesupport.ui.model import CaseModel
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, column, label, row

QUARTER, LITTLE = 90.0, 0.5  # degrees
DRAWN = 1.5  # px a unit of a drawing


class AttachedViewer(QWidget):
    """Turns are acts of the family, kept as a number. On a laptop there is no room for all tools in one line."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self.file: Attached | None = None
        self.page = 0
        self._seen: tuple[str, int, QImage] = ("", 0, QImage())
        self._work: LongWork | None = None
        self.photo = PhotoView()
        self._told = label("", "soft", wrap=False)
        self._pages = [
            button("", lambda: self.leaf(-1), "tool", "chevron-left", self.tr("前のページ")),
            self._told,
            button("", lambda: self.leaf(1), "tool", "chevron-right", self.tr("次のページ")),
        ]
        self._turns = [
            button("", lambda: self.turn(-QUARTER), "tool", "rotate-ccw", self.tr("左へまわす")),
            button("", lambda: self.turn(QUARTER), "tool", "rotate-cw", self.tr("右へまわす")),
            button(self.tr("少し左"), lambda: self.turn(-LITTLE), "quiet"),
            button(self.tr("少し右"), lambda: self.turn(LITTLE), "quiet"),
        ]
        self.even = button(self.tr("まっすぐに"), self.straighten, "quiet")
        zooms = (
            button("", lambda: self.photo.zoom(1 / STEP), "tool", "zoom-out", self.tr("小さく")),
            button("", lambda: self.photo.zoom(STEP), "tool", "zoom-in", self.tr("大きく")),
            button("", lambda: self.photo.zoom(0), "tool", "maximize", self.tr("幅に合わせる")),
        )
        first, second = (*zooms, *self._turns, None), (self.even, None, *self._pages)
        whole = column(row(*first, margin=4, spacing=2), row(*second, margin=4, spacing=2), self.photo, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_file(self, file: Attached | None) -> None:
        """Show this one; None for none."""
        if file is None or self.file is None or file.id != self.file.id:
            self.page = 0
        self.file = file
        self._show()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing in place of a file: it is not turned."""
        self.show_file(None)
        self.photo.show_image(to_image(drawing, DRAWN), 0.0)

    def leaf(self, by: int) -> None:
        """So many pages on (or back)."""
        if self.file is not None:
            self.page = min(max(self.page + by, 0), self.file.pages - 1)
            self._show()

    def turn(self, by: float) -> None:
        """Turn it by so many degrees, clockwise."""
        if self.file is not None:
            self._model.do(attaching.turn, self.file.id, turned(self.file.turn, by))

    def straighten(self) -> None:
        """Find how far it is out of the straight, and turn it so; a second tap stops the search."""
        from kasesupport.ui.attached.taking import straight

        if self._work is not None:
            self._work.stop()
        elif self.file is not None and self.file.kept:
            file, image = self.file, self._image().transformed(_transform(self.file.turn / TENTH))
            work = self._work = LongWork(lambda tell: (file, straight(image, tell)), self)
            work.moved.connect(
                lambda share: self.even.setText(self.tr("やめる %1％").replace("%1", f"{share:.0%}"[:-1]))
            )
            work.done.connect(self._straightened)
            work.failed.connect(self._model.failed)
            work.finished.connect(self._rest)
            work.start()

    def _straightened(self, found: tuple[Attached, float]) -> None:
        file, degrees = found
        if degrees and self.file is not None and self.file.id == file.id:
            self.turn(degrees)
        elif not degrees:
            self._model.noted.emit(self.tr("傾きは見つかりませんでした。「少し左」「少し右」で直せます。"))

    def _rest(self) -> None:
        self._work = None
        self.even.setText(self.tr("まっすぐに"))

    def _show(self) -> None:
        file, may = self.file, self._model.can_write
        for each in (*self._turns, self.even):
            each.setEnabled(may and file is not None and file.kept)
        several = file is not None and file.pages > 1
        for part in self._pages:
            part.setVisible(several)
        if file is None:
            self.photo.show_image(QImage(), 0.0)
            return
        self._told.setText(f"{self.page + 1} / {file.pages}")
        self.photo.show_image(self._image(), file.turn / TENTH)

    def _image(self) -> QImage:
        """Unpacked once for each page; its SHA-256 was checked then."""
        file = self.file
        if file is None or not file.kept:
            return QImage()
        if self._seen[:2] != (file.id, self.page):
            self._seen = (file.id, self.page, told(self._model.failed.emit, lambda: self._read(file)) or QImage())
        return self._seen[2]

    def _read(self, file: Attached) -> QImage:
        return decoding.picture(attaching.content(self._model.case, file.id), file.kind, self.page)


def _transform(degrees: float) -> QTransform:
    return QTransform().rotate(degrees)
