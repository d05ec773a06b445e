"""The genogram: `layout` places a family, `draw` makes the picture."""

from kasesupport.diagrams.genogram.draw import draw, offset
from kasesupport.diagrams.genogram.layout import layout
from kasesupport.diagrams.genogram.look import GenogramLook
from kasesupport.diagrams.genogram.values import GenogramLayout, to_json

__all__ = ["GenogramLayout", "GenogramLook", "draw", "layout", "offset", "to_json"]
