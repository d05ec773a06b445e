"""The words of the ecomap on buttons: short, for fingers."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

KIND_LINES = (
    ("kin", "friend", "neighbour", "community", "place"),
    ("nursery", "school", "afterschool"),
    ("medical", "health", "welfare"),
    ("short_stay", "home_visit", "day_care"),
    ("home_help", "child_base", "parenting"),
    ("government", "npo", "work", "other"),
)
STRENGTH_LINES = (("strong", "normal", "weak"), ("stress", "broken"))
DIRECTION_LINES = (("in", "out", "both"), ("",))
STATE_LINES = (("now", "past"), ("hoped", "possible"))
SPEAKER_LINES = (("child", "carer", "family"), ("kin", "agency", "practitioner"), ("",))
CONSENT_LINES = (("", "yes"), ("no", "later"))


def kinds() -> Mapping[str, str]:
    """Kinds of resources."""
    return {
        "kin": _tr("親族"), "friend": _tr("友人"), "neighbour": _tr("近所"), "community": _tr("地域"),
        "nursery": _tr("保育所"), "school": _tr("学校"), "afterschool": _tr("学童"), "medical": _tr("医療"),
        "health": _tr("保健"), "welfare": _tr("福祉"), "government": _tr("行政"), "npo": _tr("民間"),
        "work": _tr("職場"), "other": _tr("その他"), "place": _tr("居場所"), "short_stay": _tr("短期支援"),
        "home_visit": _tr("養育訪問"), "day_care": _tr("一時預かり"), "home_help": _tr("世帯訪問"),
        "child_base": _tr("育成拠点"), "parenting": _tr("親子関係"),
    }  # fmt: skip


def strengths() -> Mapping[str, str]:
    """How strong a tie is."""
    return {
        "strong": _tr("強い"), "normal": _tr("ふつう"), "weak": _tr("弱い"),
        "stress": _tr("ストレス"), "broken": _tr("途切れた"),
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
        "agency": _tr("関係機関"), "practitioner": _tr("支援者"), "": _tr("まだ聞いていない"),
    }  # fmt: skip


def consents() -> Mapping[str, str]:
    """Whether one may get in touch."""
    return {
        "": _tr("まだ聞いていない"), "yes": _tr("よい"), "no": _tr("しないでほしい"), "later": _tr("今はまだ"),
    }  # fmt: skip


def state_lines() -> Mapping[str, str]:
    """The same in two lines where they are long, for small buttons."""
    return {"now": _tr("今"), "past": _tr("過去"), "hoped": _tr("つながり\nたい"), "possible": _tr("つながり\nうる")}


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
