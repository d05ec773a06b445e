"""How the stickers are called and drawn."""

from PySide6.QtCore import QCoreApplication

SIGNS = {
    "home": ("house", "#8f4e00", "#ffe2b8"), "school": ("school", "#24508a", "#dce9fb"),
    "pet": ("paw", "#33602c", "#e0f2d3"), "liked": ("heart", "#8f2f35", "#fbdcd7"),
    "scary": ("face-5", "#54448b", "#e8e1f7"),
}  # fmt: skip
"""Icon, ink and paper of each."""


def words() -> dict[str, str]:
    """The name of each kind, as a child reads it."""
    return {
        "home": _tr("いえ"), "school": _tr("がっこう"), "pet": _tr("ペット"), "liked": _tr("すきなもの"),
        "scary": _tr("こわいもの"),
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("stickers", text)
