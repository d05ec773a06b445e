"""The end of a restore: where the vault is now, where the one from before is kept, and which opens next time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kasesupport.ui.start.choice import choice
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import breakable, moment_words
from kasesupport.ui.widgets import label

if TYPE_CHECKING:
    from datetime import datetime


class RestoredSheet(Sheet):
    """`kept`: where a replaced vault is; `today`: the vault of today that stands elsewhere, untouched.

    `hurt`: damage was met in the one that was replaced. `chosen` says whether the restored vault is the one to offer at
    the next start.
    """

    chosen = Signal(bool)

    def __init__(
        self, folder: Path, at: "datetime", kept: Path | None, today: Path | None, *, hurt: bool = False
    ) -> None:
        super().__init__()
        said = self.tr("%1の控えから戻しました。続きから書けます。").replace("%1", moment_words(at))
        where = [label(self.tr("戻した保管庫"), "label"), label(breakable(folder), "soft")]
        ways = self._ways(today) if today else []
        onward = "" if today else self.tr("保管庫をひらく")
        self.onward.connect(lambda: self.chosen.emit(True))
        self.lay(self.tr("控えから戻しました"), label(said), *where, *self._kept(kept, hurt=hurt), *ways, onward=onward)
        self._first = ways[1] if ways else self.go

    def begin(self) -> None:
        self._first.setFocus()

    def _kept(self, kept: Path | None, *, hurt: bool) -> list[QWidget]:
        if kept is None:
            return []
        words = self.tr(
            "控えよりあとに書いたことは、ここにだけあります。しばらく使って、足りない記録がないと確かめられたら、"
            "フォルダーごと消してかまいません。これまでの控えは、戻した保管庫に移してあります。"
        )
        salvage = self.tr(
            "控えよりあとの記録が要るときは、はじめの画面の「別の保管庫」でこのフォルダーを選ぶと、傷んでいても"
            "「読めるものを取り出す」へ進めます。"
        )
        return [
            label(self.tr("戻す前の保管庫（残してあります）"), "label"),
            label(breakable(kept), "soft"),
            *([label(salvage)] if hurt else []),
            label(words),
        ]

    def _ways(self, today: Path) -> list[QWidget]:
        look = choice(
            self.tr("いまは見てみるだけ"),
            self.tr("次に始めたときは、いままでの保管庫を開きます。\n%1").replace("%1", breakable(today)),
            lambda: self.chosen.emit(False), "search",
        )  # fmt: skip
        use = choice(
            self.tr("これからは、戻した保管庫を使う"),
            self.tr("次に始めたときも、戻したほうを開きます。いままでの保管庫も残ります。"),
            lambda: self.chosen.emit(True), "rotate-ccw",
        )  # fmt: skip
        return [label(self.tr("戻した保管庫を、どう使いますか"), "heading"), look, use]
