"""The line above the table: the way back, what this is, how it looks, and the way out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.parts import large
from kasesupport.ui.together.ruby import Ruby
from kasesupport.ui.widgets import column, empty, label, row

if TYPE_CHECKING:
    from kasesupport.ui.together.page import TogetherPage


class Head(QFrame):
    """`say` tells something in passing, `warn` that the battery is low (percent; 0: it is not any more)."""

    def __init__(self, page: "TogetherPage") -> None:
        super().__init__()
        self.setObjectName("head")
        self._page = page
        model = page.model
        self.back = large(
            self.tr("カード"), lambda: page.show_page("table"), "chevron-left", tip=self.tr("カードにもどる")
        )
        self.undo = large(self.tr("もどす"), model.undo, "undo-2", tip=self.tr("いま書いたことをもどす"))
        self.undo.setShortcut("Ctrl+Z")
        self.letters = large(
            self.tr("文字"), lambda: page.see(size=page.look.larger().size), "zoom-in", tip=self.tr("文字を大きくする")
        )
        self.ruby = self._switch(self.tr("よみがな"), lambda: page.see(ruby=not page.look.ruby))
        self.strong = self._switch(self.tr("くっきり"), lambda: page.see(strong=not page.look.strong))
        self.turn: QPushButton = self._switch(self.tr("むき"), self._turn)
        self.turn.setAccessibleName(self.tr("画面を向かいの人に向ける"))
        self.over = large(self.tr("おわる"), lambda: page.show_page("leave"), "x")
        self.ways = {
            "tell": large(
                self.tr("はじめに"), lambda: page.show_page("tell"), "hand-heart", tip=self.tr("はじめに話すこと")
            ),
            "play": large(self.tr("よみかえす"), lambda: page.show_page("play"), "message-square-quote"),
            "end": large(
                self.tr("まとめ"), lambda: page.show_page("end"), "clipboard-check", tip=self.tr("きょうのまとめ")
            ),
        }
        self._title: QHBoxLayout = row()
        self.said, self.warned = label("", "say"), label("", "warmbox")
        for strip in (self.said, self.warned):
            strip.hide()
        tools = (self.undo, self.letters, self.ruby, self.strong, self.turn, self.over)
        line = row(self.back, self._title, None, *self.ways.values(), *tools, margin=8, spacing=8)
        self.setLayout(column(line, self.warned, self.said, spacing=0))

    def show_for(self, at: str, desk: Desk) -> None:
        """What the page is called, and which ways lead from it."""
        self.show()
        self.said.hide()
        empty(self._title)
        self._title.addWidget(Ruby(self._titles(desk).get(at, ""), desk.look, desk.look.px + 4, bold=True, wrap=False))
        self.back.setVisible(at != "table")
        for name, made in self.ways.items():
            made.setVisible(at in ("table", *self.ways) and name != at)
        self.ruby.setChecked(desk.look.ruby)
        self.strong.setChecked(desk.look.strong)
        self.over.setVisible(at == "table")

    def refresh(self) -> None:
        """Whether there is something to take back."""
        self.undo.setEnabled(self._page.model.can_undo())

    def _turn(self) -> None:
        self._page.turn(self.turn.isChecked())

    def turned(self, on: bool) -> None:
        """Whether the page stands upside down."""
        self.turn.setChecked(on)

    def say(self, words: str) -> None:
        """In passing; it goes with the page."""
        self.said.setText(words)
        self.said.show()

    def warn(self, percent: int) -> None:
        """Look for a socket."""
        words = self.tr("電池がのこり%1％です。電源につないでください。書いたことは、もう残っています。")
        self.warned.setText(words.replace("%1", str(percent)))
        self.warned.setVisible(percent > 0)

    def _switch(self, words: str, act: object) -> QPushButton:
        made: QPushButton = large(words, act, kind="chip")  # type: ignore[arg-type]
        made.setCheckable(True)
        return made

    def _titles(self, desk: Desk) -> dict[str, str]:
        ways = {
            "table": self.tr("いっしょに"), "tell": self.tr("はじめに話《はな》すこと"),
            "play": self.tr("いっしょによみかえす"), "end": self.tr("きょうのまとめ"), "leave": "",
        }  # fmt: skip
        return {**{card.id: card.title for card in desk.words.cards}, **ways}
