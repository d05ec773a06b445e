"""How the stickers are called."""

from PySide6.QtCore import QCoreApplication


def words() -> dict[str, str]:
    """The name of each kind, as a child reads it."""
    return {
        "home": _tr("いえ"), "school": _tr("がっこう"), "pet": _tr("ペット"), "liked": _tr("すきなもの"),
        "scary": _tr("こわいもの"),
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("stickers", text)
