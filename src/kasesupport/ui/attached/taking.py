"""Files that are to be attached: read, looked at and measured off the main thread, one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QTransform

from kasesupport.domain.attached import LARGEST, Kind
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.domain.tilt import WIDEST, tilt
from kasesupport.sheets import sign
from kasesupport.ui.attached import decoding
from kasesupport.ui.background import LongWork

Source = Callable[[], bytes]
FURTHER = 1800  # px of the longer side of a further page, enough for its sign
LOOKED = 0.3  # of the work, until a file is looked at


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that may be kept; by how many degrees it is to be turned to be straight; the signs of ours in it."""

    content: bytes
    kind: Kind
    pages: int
    turn: float
    codes: tuple[str, ...] = ()


class Taking(QObject):
    """`took` brings each, `failed` its Problem; `moved` 0.0 to 1.0, and 1.0 at the end of each."""

    took = Signal(object)
    failed = Signal(object)
    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Source] = []
        self._work: LongWork | None = None

    def take(self, sources: Sequence[Source]) -> None:
        """One after the other, after those that wait."""
        self._waiting += sources
        if self._work is None:
            self._next()

    def stop(self) -> None:
        """None of those that wait, nor the one that is looked at."""
        self._waiting = []
        if self._work is not None:
            self._work.stop()

    def _next(self) -> None:
        if not self._waiting:
            return
        source = self._waiting.pop(0)
        work = self._work = LongWork(lambda tell: looked_at(source, tell), self)
        work.moved.connect(self.moved)
        work.done.connect(lambda taken: self._over(lambda: self.took.emit(taken)))
        work.failed.connect(lambda problem: self._over(lambda: self.failed.emit(problem)))
        work.stopped.connect(lambda: self._over(lambda: None))
        self.moved.emit(0.0)
        work.start()

    def _over(self, tell: Callable[[], object]) -> None:
        self._work = None
        self.moved.emit(1.0)
        tell()
        self._next()


def looked_at(source: Source, tell: Progress) -> Taken:
    """Read and look at a file. Raises Problem as `decoding.look`, attach_unreadable; Cancelled by `tell`."""
    content = source()
    kind, pages = decoding.look(content)
    tell(LOOKED)
    seen = decoding.picture(content, kind)
    signs = sign.read(*decoding.grey(seen, decoding.SHARP))
    turn = -_quarter(signs[0].turned) if signs else 0.0
    signs += _further(content, kind, pages, tell)
    level = seen.transformed(QTransform().rotate(turn)) if turn else seen
    turn += straight(level, lambda share: tell(LOOKED + (1 - LOOKED) * share))
    return Taken(content, kind, pages, turn, tuple(dict.fromkeys(each.code for each in signs)))


def _further(content: bytes, kind: Kind, pages: int, tell: Progress) -> tuple[sign.Sign, ...]:
    """The signs of a PDF's other pages: sheets of several families may lie in one scan."""
    found: list[sign.Sign] = []
    for number in range(1, pages):
        found += sign.read(*decoding.grey(decoding.picture(content, kind, number, FURTHER), FURTHER))
        tell(LOOKED)
    return tuple(found)


def _quarter(degrees: int) -> float:
    """The nearest quarter turn: what a sheet that lies on its side or on its head is off by."""
    return 90.0 * (round(degrees / 90) % 4)


def straight(image: QImage, tell: Progress) -> float:
    """By how many degrees a picture is to be turned, clockwise above 0."""
    return tilt(*decoding.grey(image, WIDEST), tell)


def of_path(path: Path) -> Source:
    """A file of that path. Its name is not looked at; it is never read beyond what may be kept."""

    def read() -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError:
            raise Problem("attach_unreadable") from None

    return read


def of_mime(mime: QMimeData) -> list[Source]:
    """What was dropped or copied: files, else one picture."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [of_path(path) for path in paths]
    image = mime.imageData() if mime.hasImage() else None
    return [lambda: _png(image)] if isinstance(image, QImage) and not image.isNull() else []


def has_some(mime: QMimeData) -> bool:
    """Whether something of it could be attached."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def _png(image: QImage) -> bytes:
    """A copied picture has no bytes of its own."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
