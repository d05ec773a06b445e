"""Which part of a picture is seen, and how large: a value without a screen."""

from dataclasses import dataclass

from kasesupport.drawing.items import Box, Point

LEAST, MOST = 0.1, 4.0  # how far one can zoom out and in
NATURAL = 1.5  # fitting never makes a small family larger than this
NOTHING = (0.0, 0.0)
BESIDE = 6.0  # px between what floats over the picture and the picture


@dataclass(frozen=True, slots=True)
class Camera:
    """A place of the picture times `scale` plus the shift is a place of the widget, both in logical px."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_screen(self, x: float, y: float) -> Point:
        """Where a place of the picture is seen."""
        return x * self.scale + self.dx, y * self.scale + self.dy

    def to_picture(self, x: float, y: float) -> Point:
        """What place of the picture is seen here."""
        return (x - self.dx) / self.scale, (y - self.dy) / self.scale

    def panned(self, dx: float, dy: float) -> "Camera":
        """Shifted by so many px of the widget."""
        return Camera(self.scale, self.dx + dx, self.dy + dy)

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Larger by a factor, what is seen at x, y of the widget staying there."""
        scale = min(max(self.scale * factor, LEAST), MOST)
        real = scale / self.scale
        return Camera(scale, x + (self.dx - x) * real, y + (self.dy - y) * real)

    def showing(self, box: Box, width: float, height: float, margin: float = 24.0) -> "Camera":
        """Shifted as little as it takes to have a box of the picture inside the widget."""
        left, top = self.to_screen(box[0], box[1])
        right, bottom = self.to_screen(box[0] + box[2], box[1] + box[3])
        return self.panned(_inward(left, right, width, margin), _inward(top, bottom, height, margin))


def fitting(
    box: Box, width: float, height: float, margin: float = 32.0, corner: tuple[float, float] = NOTHING
) -> Camera:
    """The camera that shows a whole box of the picture in the middle of a widget of this size.

    `corner`: px at the lower left that something floats over. A picture that would reach below it stands beside it.
    """
    wide, high = max(box[2], 1.0), max(box[3], 1.0)
    scale = _between(min((width - 2 * margin) / wide, (height - 2 * margin) / high))
    middle, begin = width / 2, corner[0] + BESIDE
    if corner[0] and middle - wide * scale / 2 < begin and (height + high * scale) / 2 > height - corner[1]:
        end = width - margin / 2
        scale, middle = _between(min(scale, (end - begin) / wide)), (begin + end) / 2
    return Camera(scale, middle - (box[0] + wide / 2) * scale, height / 2 - (box[1] + high / 2) * scale)


def _between(scale: float) -> float:
    return min(max(scale, LEAST), NATURAL)


def _inward(low: float, high: float, room: float, margin: float) -> float:
    if high - low > room - 2 * margin:  # does not fit: keep its beginning in sight
        return min(max(margin - low, 0.0), 0.0) if low <= margin else room - margin - high
    return max(margin - low, 0.0) + min(room - margin - high, 0.0)
