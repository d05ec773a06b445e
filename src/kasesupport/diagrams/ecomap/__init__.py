"""The ecomap: a household, the resources around it, and the ties between them."""

from kasesupport.diagrams.ecomap.draw import EcomapLook, draw
from kasesupport.diagrams.ecomap.layout import layout
from kasesupport.diagrams.ecomap.model import EcomapLayout, to_json

__all__ = ["EcomapLayout", "EcomapLook", "draw", "layout", "to_json"]
