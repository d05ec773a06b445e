"""The names of the roles, and what each may do."""

from PySide6.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """The name of a role."""
    return {
        "reader": _tr("見るだけ"),
        "practitioner": _tr("支援員"),
        "supervisor": _tr("統括支援員"),
        "keeper": _tr("保管庫の管理担当"),
    }.get(role, role)


def role_words(role: str) -> str:
    """What a role may do, in a sentence."""
    return {
        "reader": _tr("記録を読むことができます。書くことはできません。"),
        "practitioner": _tr("記録を読み、書くことができます。"),
        "supervisor": _tr("支援員にできることに加えて、担当と保管期間を決め、全体の足あとを見ることができます。"),
        "keeper": _tr("すべてに加えて、鍵と役割を決め、要配慮ケースを決め、期間のすぎた記録を消すことができます。"),
    }[role]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Roles", words)
