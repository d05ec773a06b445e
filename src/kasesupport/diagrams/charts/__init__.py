"""Bars beside words: counts of a table, told apart by solid, hatched and white as well as by number."""

from kasesupport.diagrams.charts.draw import draw
from kasesupport.diagrams.charts.model import Chart, Line

__all__ = ["Chart", "Line", "draw"]
