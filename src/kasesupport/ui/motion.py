"""How long what moves on the screen takes, and whether the desktop wants it to move at all."""

import ctypes
import sys

from PySide6.QtWidgets import QApplication, QStyle

GLIDE = 200  # ms that what moved takes to its new place
SPI_GETCLIENTAREAANIMATION = 0x1042  # of SystemParametersInfo: 「アニメーション効果」 of the Windows settings


def glide() -> int:
    """Milliseconds; 0 where whoever uses the computer asked for less motion.

    Windows is asked itself; elsewhere the style knows what the desktop's theme tells Qt (KDE; not GNOME's switch).
    """
    style = QApplication.style()
    wished = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) if style else GLIDE
    return min(GLIDE, wished) if _system_animates() else 0


def _system_animates() -> bool:
    found = ctypes.c_int(1)  # as it is where it cannot be asked
    if sys.platform == "win32":
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(found), 0)
    return bool(found.value)
