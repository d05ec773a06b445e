"""The words of the ecomap on buttons: short, for fingers."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

SPEAKER_LINES = (("child", "carer", "family"), ("kin", "agency", "practitioner"), ("",))
CONSENT_LINES = (("", "yes"), ("no", "later"), ("without",))


def strengths() -> Mapping[str, str]:
    """How strong a tie is."""
    return {
        "strong": _tr("強い"), "normal": _tr("ふつう"), "weak": _tr("弱い"),
        "stress": _tr("ストレス"), "broken": _tr("途絶えた"),
    }  # fmt: skip


def directions() -> Mapping[str, str]:
    """Whom the support goes to."""
    return {"in": _tr("家族へ"), "out": _tr("家族から"), "both": _tr("たがいに"), "": _tr("とくになし")}


def states() -> Mapping[str, str]:
    """When the tie is."""
    return {"now": _tr("今"), "past": _tr("過去"), "hoped": _tr("つながりたい"), "possible": _tr("つながりうる")}


def speakers() -> Mapping[str, str]:
    """Who chose a tie."""
    return {
        "child": _tr("こども"), "carer": _tr("保護者"), "family": _tr("家族"), "kin": _tr("親族"),
        "agency": _tr("関係機関"), "practitioner": _tr("実践者"), "": _tr("まだ聞いていない"),
    }  # fmt: skip


def consents() -> Mapping[str, str]:
    """Whether one may get in touch."""
    return {
        "": _tr("まだ聞いていない"), "yes": _tr("よい"), "no": _tr("しないでほしい"), "later": _tr("今はまだ"),
        "without": _tr("同意なしで連絡"),
    }  # fmt: skip


def state_lines() -> Mapping[str, str]:
    """The same in two lines where they are long, for small buttons."""
    return {"now": _tr("今"), "past": _tr("過去"), "hoped": _tr("つながり\nたい"), "possible": _tr("つながり\nうる")}


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
