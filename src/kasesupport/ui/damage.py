"""What is said once damage was met: what happened, what is safe, and the two ways on."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.ui import theme
from kasesupport.ui.background import Work
from kasesupport.ui.icons import pixmap
from kasesupport.ui.start.choice import Choice, choice
from kasesupport.ui.start.words import moment_words
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
        self.setAccessibleName(f"{title()}。{_in_short()}")
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
    """In place of a page that cannot be read any more. `wanted` as the Alarm's; `second`: where backups stand twice."""

    wanted = Signal(str)

    def __init__(self, vault: Path | None, second: Path | None) -> None:
        super().__init__()
        said = (label(title(), "title"), label(happened()), label(safe()), label(to_do()))
        self._ways = ways(self.wanted.emit)
        self._looking = look_for_backup(self, self._ways, vault, second)
        self.setLayout(column(centred(column(card(*said, *self._ways, margin=30, spacing=14), None, margin=20), WIDE)))

    def begin(self) -> None:
        """The cursor on the way to take first."""
        self._ways[0].setFocus()


def ways(take: Callable[[str], object]) -> tuple[Choice, Choice]:
    """Both, the one to take first on top; `take` gets RESTORE or SALVAGE."""
    often = _tr("控えがないとき、控えのあとに書いたことが多いときに。")
    return (
        choice(restore_words(), _restore(), partial(take, RESTORE), "rotate-ccw"),
        choice(salvage_words(), f"{often}{_salvage()}", partial(take, SALVAGE), "hand-heart"),
    )


def _restore() -> str:
    return _tr(
        "まず、こちらです。いつの控えがあるかを見て、選びます。控えのあとに書いたことは入りません。"
        "いまの保管庫は、別の名前でそのまま残ります。"
    )


def _salvage() -> str:
    return _tr(
        "読める記録を家庭ごとに集め、足りないところを控えで補って、新しい保管庫をつくります。傷んだほうには書き込みません。"
    )


def look_for_backup(parent: QWidget, found: tuple[Choice, Choice], vault: Path | None, second: Path | None) -> Work:
    """Off the main thread: of when the newest backup is, told on the ways; without one, that the other comes first."""
    work = Work(lambda: _newest(vault, second) if vault else None, parent)
    work.done.connect(lambda at: _tell_backup(found, at))
    work.start()
    return work


def _newest(vault: Path, second: Path | None) -> datetime | None:
    from kasesupport.cases import finding

    lines = finding.of_vault(vault, [second] if second else [])
    return lines[0].at if lines else None


def _tell_backup(found: tuple[Choice, Choice], at: datetime | None) -> None:
    restore, salvage = found
    if not shiboken6.isValid(restore):  # the page went meanwhile
        return
    if at is None:
        restore.say(_tr("控えが見つかりません。USBメモリーなどにあれば、差し込んでから押してください。"))
        salvage.say(f"{_tr('控えが見つからないときは、こちらです。')}{_salvage()}")
        return
    newest = _tr("いちばん新しい控えは、%1のものです。").replace("%1", moment_words(at))
    restore.say(f"{_restore()}{newest}")


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


def unread() -> str:
    """In place of what a page would show."""
    return _tr("ページの中身がないのではなく、読めなくなっています。") + where_to_go()


def where_to_go() -> str:
    """What to do on a page below the alarm."""
    return _tr(
        "画面の上の「控えから戻す」か「読めるものを取り出す」を押してください。"
        "迷うときは「控えから戻す」を先に試してください。"
    )


def _in_short() -> str:
    return _tr(
        "これ以上傷まないように、読み書きを止めました。とってある控えは、そのままです。"
        "画面に書きかけの文字があれば、紙に写してから、まず「控えから戻す」を押してください（鍵がかかり、続きが開きます）。"
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("damage", words)
