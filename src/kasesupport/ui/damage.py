"""What is said once damage was met: what happened, what is safe, and the two ways on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.start.choice import Choice, choice
from kasesupport.ui.widgets import button, card, centred, column, label, row

CODE = "damaged_file"
RESTORE, SALVAGE = "restore", "salvage"
WIDE = 700  # logical px


class Alarm(QFrame):
    """Over every page from then on. `wanted` carries RESTORE or SALVAGE."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self.setObjectName("alarm")
        sign = label("", wrap=False)
        sign.setPixmap(pixmap("triangle-alert", theme.WARM, 28))
        words = column(label(title(), "label"), label(_in_short()), spacing=4)
        restore = button(restore_words(), partial(self.wanted.emit, RESTORE), "main", "rotate-ccw")
        salvage = button(salvage_words(), partial(self.wanted.emit, SALVAGE), icon_name="hand-heart")
        laid = row(sign, words, restore, salvage, margin=12, spacing=14)
        laid.setStretch(1, 1)
        self.setLayout(laid)
        self.hide()

    def ring(self) -> bool:
        """Damage was met; False where it was known already."""
        first, self.on = not self.on, True
        self.show()
        return first


class DamagePage(QWidget):
    """In place of a page that cannot be read any more. `wanted` as the Alarm's."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        said = (label(title(), "title"), label(happened()), label(safe()), label(to_do()))
        self._ways = ways(self.wanted.emit)
        self.setLayout(column(centred(column(card(*said, *self._ways, margin=30, spacing=14), None, margin=20), WIDE)))

    def begin(self) -> None:
        """The cursor on the way to take first."""
        self._ways[0].setFocus()


def ways(take: Callable[[str], object]) -> tuple[Choice, Choice]:
    """Both, the one to take first on top; `take` gets RESTORE or SALVAGE."""
    restore = _tr(
        "まず、こちらです。いつの控えがあるかを見て、選びます。控えのあとに書いたことは入りません。"
        "いまの保管庫は、別の名前でそのまま残ります。"
    )
    salvage = _tr(
        "控えがないとき、控えのあとに書いたことが多いときに。読める記録を家庭ごとに集め、足りないところを控えで"
        "補って、新しい保管庫をつくります。傷んだほうには書き込みません。"
    )
    return (
        choice(restore_words(), restore, partial(take, RESTORE), "rotate-ccw"),
        choice(salvage_words(), salvage, partial(take, SALVAGE), "hand-heart"),
    )


def title() -> str:
    """What happened, as a heading."""
    return _tr("保管庫に傷みが見つかりました")


def restore_words() -> str:
    """The way by a backup, as it is called everywhere."""
    return _tr("控えから戻す")


def salvage_words() -> str:
    """The way by what can be read, as it is called everywhere."""
    return _tr("読めるものを取り出す")


def happened() -> str:
    """What happened."""
    return _tr(
        "保管庫のファイルの一部が、書いたときと変わっていて読めません。合言葉や、していたことのせいではありません。"
    )


def safe() -> str:
    """What is safe."""
    return _tr(
        "これ以上傷まないように、読み書きを止めました。控え（バックアップ）はそのままあります。"
        "保管庫のフォルダーは、消したり動かしたりしないでください。"
    )


def to_do() -> str:
    """What to do next."""
    return _tr(
        "つぎのどちらかを選んでください。どちらも、もとの保管庫を残したまま進むので、"
        "ひとつを試したあとで、もうひとつを試せます。"
    )


def where_to_go() -> str:
    """What to do on a page below the alarm."""
    return _tr(
        "ページの中身がないのではなく、読めなくなっています。画面の上の「控えから戻す」か「読めるものを取り出す」を"
        "押してください。迷うときは「控えから戻す」を先に試してください。"
    )


def _in_short() -> str:
    return _tr(
        "これ以上傷まないように、読み書きを止めました。控えはそのままあります。"
        "画面に書きかけの文字があれば、紙に写してから、まず「控えから戻す」を押してください（鍵がかかり、続きが開きます）。"
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("damage", words)
