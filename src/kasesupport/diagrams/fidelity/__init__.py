"""The 7×9 picture: each 視点 a cell, filled as far as its points were seen to be done (p39-40)."""

from kasesupport.diagrams.fidelity.draw import draw
from kasesupport.diagrams.fidelity.model import Board, Panel

__all__ = ["Board", "Panel", "draw"]
