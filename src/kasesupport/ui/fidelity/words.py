"""The words for who looks back and for what is seen."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.fidelity import Round
from kasesupport.ui.wizard.days import short_day


def raters() -> Mapping[str, str]:
    """Who looks, by domain.fidelity.RATERS."""
    return {
        "self": _tr("担当者自身"), "supervisor": _tr("統括支援員など"), "peer": _tr("同僚"), "family": _tr("家族"),
    }  # fmt: skip


def values() -> Mapping[str, str]:
    """What is seen of a point."""
    return {"yes": _tr("できている"), "partly": _tr("一部"), "not": _tr("これから"), "na": _tr("該当しない")}


def family_values() -> Mapping[str, str]:
    """What a family may answer."""
    return {
        "yes": _tr("そう思う"), "partly": _tr("少しそう思う"), "not": _tr("あまり思わない"), "na": _tr("わからない"),
        "declined": _tr("答えたくない"),
    }  # fmt: skip


def title(each: Round, today: date) -> str:
    """A round in one line: day, who, and the name where it is told."""
    name = _tr("（%1）").replace("%1", each.rater_name) if each.rater_name else ""
    return f"{short_day(each.on, today) if each.on else ''}　{raters().get(each.rater, '')}{name}".strip()


def _tr(words: str) -> str:
    return QCoreApplication.translate("fidelity", words)
