"""あゆみ: involvement and capacity on one axis of time, after figure 3 of the guideline (p21)."""

from kasesupport.diagrams.timeline.draw import draw
from kasesupport.diagrams.timeline.gather import gathered
from kasesupport.diagrams.timeline.model import Bar, Flag, Lane, Mark, Timeline, TimelineLook, within

__all__ = ["Bar", "Flag", "Lane", "Mark", "Timeline", "TimelineLook", "draw", "gathered", "within"]
