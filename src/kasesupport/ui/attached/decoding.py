"""Bytes that came from anywhere, as a picture: bounded in memory, by the decoder of their own kind and no other."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kasesupport.domain.attached import MOST_PAGES, Kind, bare, kind_of
from kasesupport.domain.problems import Problem
from kasesupport.domain.tilt import WIDEST

MEMORY = 320  # MB that a decoder may ask for
SHARP = 2600  # px of the longer side, as it is shown


def look(content: bytes) -> tuple[Kind, int]:
    """Kind and number of pages of a file that may be kept.

    Raises Problem as `kind_of`, and attach_locked, attach_acts, attach_pages, attach_unpacks, attach_broken.
    """
    kind = kind_of(content)
    pages = _pages(content) if kind == "pdf" else 1
    picture(content, kind, longest=WIDEST)
    return kind, pages


def picture(content: bytes, kind: str, page: int = 0, longest: int = SHARP) -> QImage:
    """The picture, or that page of a PDF, its longer side no more than `longest` px. Raises attach_broken."""
    if kind == "pdf":
        from kasesupport.drawing import pdfimage  # loads pdfium: only when a PDF is seen

        made = QImage.fromData(pdfimage.one_page(content, page, longest))
    else:
        made = _decoded(bare(content), kind, longest)
    if made.isNull():
        raise Problem("attach_broken")
    return made


def grey(image: QImage, longest: int) -> tuple[bytes, int, int]:
    """One byte a pixel, row by row, with width and height."""
    size = image.size().scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image if image.width() <= size.width() else image.scaled(size, *ways)
    plain = small.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high, line = plain.width(), plain.height(), plain.bytesPerLine()
    data = bytes(plain.constBits())
    return b"".join(data[y * line : y * line + wide] for y in range(high)), wide, high


def _decoded(content: bytes, kind: str, longest: int) -> QImage:
    """A JPEG is made small while it is unpacked; how the camera was held is in it."""
    QImageReader.setAllocationLimit(MEMORY)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _pages(content: bytes) -> int:
    from kasesupport.drawing import pdfchecking  # loads qpdf: only when a PDF comes

    fault, count = pdfchecking.look(content, MOST_PAGES)
    match fault:
        case "":
            return count
        case "locked":
            raise Problem("attach_locked")
        case "acts":
            raise Problem("attach_acts")
        case "pages":
            raise Problem("attach_pages", limit=MOST_PAGES)
        case "large":
            raise Problem("attach_unpacks")
    raise Problem("attach_broken")
