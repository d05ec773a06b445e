"""What a file of the office would change, as sentences."""

from PySide6.QtCore import QCoreApplication

from kasesupport.practice.differences import Difference


def change_words(told: Difference) -> str:
    """One change in a sentence."""
    what = _whats()[told.what]
    if told.change == "words":
        if told.what == "viewpoint":
            return _tr("視点%1の、声に出して使える言葉が変わります").replace("%1", told.name)
        if not told.before:
            return _filled(_tr("%1「%2」に、言葉が加わります：「%3」"), what, told.name, told.after)
        if not told.after:
            return _filled(_tr("%1「%2」から、言葉がなくなります：「%3」"), what, told.name, told.before)
        return _filled(_tr("%1の言葉が変わります：「%2」→「%3」"), what, told.before, told.after)
    return _filled(_changes()[told.change], what, told.name)


def _changes() -> dict[str, str]:
    return {
        "added": _tr("%1が増えます：「%2」"),
        "hidden": _tr("%1をしまいます：「%2」"),
        "shown": _tr("しまってあった%1を、また出します：「%2」"),
        "when": _tr("%1を出す条件が変わります：「%2」"),
        "order": _tr("「%2」の中で、%1の順番が変わります"),
        "gone": _tr("%1を出さなくなります：「%2」"),
    }


def _whats() -> dict[str, str]:
    return {
        "step": _tr("手順"),
        "question": _tr("問い"),
        "field": _tr("記録の欄"),
        "option": _tr("選択肢"),
        "check": _tr("気づき"),
        "viewpoint": _tr("視点"),
    }


def _filled(words: str, *parts: str) -> str:
    for place, part in enumerate(parts, start=1):
        words = words.replace(f"%{place}", part)
    return words


def _tr(words: str) -> str:
    return QCoreApplication.translate("PracticeChanges", words)
