"""What a kind of diagram tells the dialog of its versions: pictures of the days, and two of them over each other."""

from dataclasses import dataclass, replace
from typing import Protocol

from kasesupport.diagrams.hit import joined
from kasesupport.domain.record import Version
from kasesupport.drawing.items import Box, Drawing, moved
from kasesupport.ui.canvas.picture import Picture

Stop = Version | None  # a day that was kept; None for now


@dataclass(frozen=True, slots=True)
class Overlay:
    """Two days in one picture, and what differs: a line each, and all of it as a text to take along."""

    picture: Picture
    lines: tuple[str, ...]
    words: str


class Album(Protocol):
    """`diagram`: its name in the store; `title`: what it is called on paper, naming no family; `signs`: its marks.

    `evaluates`: whether what differs can be written into the evaluation.
    """

    diagram: str
    title: str
    signs: str
    evaluates: bool

    def box(self, stop: Stop) -> Box:
        """The box around the picture of a day, without drawing it. Raises Problem("not_a_version")."""

    def picture(self, stop: Stop, legend: bool = False) -> Picture:
        """The picture of a day. Raises Problem("not_a_version")."""

    def overlay(self, first: Stop, last: Stop, legend: bool = False) -> Overlay:
        """A later day over an earlier one. Raises Problem("not_a_version")."""


def framed(picture: Picture, box: Box) -> Picture:
    """The picture with as much room around it as the box has, so that seen whole it does not jump among others."""
    x, y, w, h = joined((picture.box(), box))
    dx, dy = picture.origin[0] - x, picture.origin[1] - y
    items = tuple(moved(item, dx, dy) for item in picture.drawing.items)
    return replace(picture, drawing=Drawing(w, h, items), origin=(x, y))
