"""How an episode ended, in words."""

from PySide6.QtCore import QCoreApplication


def ended(state: str) -> str:
    """`state` as domain.record.Episode has it, of an episode that is closed."""
    return {"handed_on": _tr("引継ぎ"), "joined": _tr("ほかの記録とまとめた")}.get(state, _tr("一時停止"))


def standing_still(state: str) -> str:
    """The same of a family that stands so now."""
    return _tr("一時停止中") if ended(state) == ended("paused") else ended(state)


def _tr(words: str) -> str:
    return QCoreApplication.translate("standing", words)
