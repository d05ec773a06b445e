"""The pages of a paper that was kept, put into the preview one after the other while the window goes on."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from kasesupport.drawing import pdfimage
from kasesupport.drawing.items import Drawing
from kasesupport.ui.papers.preview import Preview


class Filling(QObject):
    """One paper at a time: another one, or none, ends what is still being put in."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview = preview
        self._left: Iterator[tuple[int, Drawing]] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._one)

    def show_pdf(self, pdf: bytes) -> None:
        """Show its pages; b"" for none."""
        self._preview.show_pages(pdfimage.empty_pages(pdf) if pdf else ())
        self._left = enumerate(pdfimage.pages(pdf)) if pdf else iter(())
        self._timer.start(0)

    def stop(self) -> None:
        """Something else is shown."""
        self._left = iter(())
        self._timer.stop()

    def _one(self) -> None:
        found = next(self._left, None)
        if found is None:
            self._timer.stop()
        else:
            self._preview.put(*found)
