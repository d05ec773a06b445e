"""The office's order of couples and siblings. The layout itself knows one order: man left, eldest left.

Where the woman stands left, it is told the other sex of everybody; where the eldest stands right, its picture is
mirrored (and so again the sexes). Nothing in a layout but these orders tells left from right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kasesupport.diagrams.genogram.nameplate import LABEL
from kasesupport.diagrams.genogram.values import GenogramLayout, Outline
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.people import FamilyGraph, Sex
from kasesupport.drawing.items import Point
from kasesupport.drawing.measure import text_width

OTHER: Mapping[Sex, Sex] = {"M": "F", "F": "M", "U": "U"}


@dataclass(frozen=True, slots=True)
class Turned:
    """Takes a family into the layout's own order and the layout back; doing either twice changes nothing."""

    conventions: Conventions

    @property
    def mirrored(self) -> bool:
        """Whether left and right are changed."""
        return self.conventions.siblings == "eldest_right"

    def graph(self, graph: FamilyGraph) -> FamilyGraph:
        """The family as the layout is told of it."""
        if self.mirrored == (self.conventions.couple == "woman_left"):
            return graph
        return replace(graph, persons=tuple(replace(each, sex=OTHER[each.sex]) for each in graph.persons))

    def places(self, places: Mapping[str, Point]) -> Mapping[str, Point]:
        """Middles of symbols."""
        return {person: (-x, y) for person, (x, y) in places.items()} if self.mirrored else places

    def layout(self, graph: FamilyGraph, layout: GenogramLayout | None) -> GenogramLayout:
        """A whole layout; none is an empty one."""
        if layout is None or not self.mirrored:
            return layout or GenogramLayout()
        names = {house.id: house.name for house in graph.households}
        return GenogramLayout(
            {person: replace(spot, x=-spot.x) for person, spot in layout.spots.items()},
            tuple(replace(line, points=tuple((-x, y) for x, y in line.points)) for line in layout.lines),
            tuple(_outline(outline, names.get(outline.household, "")) for outline in layout.households),
        )


def _outline(outline: Outline, name: str) -> Outline:
    rings = tuple(tuple((-x, y) for x, y in reversed(ring)) for ring in outline.rings)
    label = outline.label and (-outline.label[0] - text_width(name, LABEL), outline.label[1])
    return replace(outline, rings=rings, label=label)
