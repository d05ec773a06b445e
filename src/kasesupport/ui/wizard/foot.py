"""The line below a step: back, the place, what was saved, reading back, 手引き, on. A narrow window has less of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton

from kasesupport.ui.widgets import button, label, row

Act = Callable[[], object]
LEAST = 440  # px: with everything that can go gone


class StepFoot(QFrame):
    """`back`, `on`: to the question or step before and after; `reread` reads words back, `guide` turns 手引き."""

    def __init__(self, back: Act, on: Act, reread: Act, guide: Act) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.back = button(self.tr("もどる"), back, "", "arrow-left")
        self.back.setToolTip(self.tr("もどる(Alt+←)"))
        self.on = button(self.tr("つぎへ"), on, "main", "arrow-right")
        self.on.setToolTip(self.tr("つぎへ(Alt+→)"))
        self.on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        for key, way in (("Alt+Left", self.back), ("Alt+Right", self.on)):  # a button forgets its key with its words
            QShortcut(QKeySequence(key), self).activated.connect(way.click)
        self.guide = self._named(self.tr("手引き"), guide, "book-open")
        self.guide.setCheckable(True)
        self.reread = self._named(self.tr("読み返す"), reread, "message-square-quote")
        self.place = label("", "soft", wrap=False)
        self.saved = label("", "soft", wrap=False)
        self._fitted: tuple[object, ...] = ()
        parts = (self.back, self.place, None, self.saved, self.reread, self.guide, None, self.on)
        self._line = row(*parts, margin=10, spacing=12)
        self.setLayout(self._line)
        self.setMinimumWidth(LEAST)  # not what it shows now: a window with all of it could not be made narrower

    def show_place(self, at: int, of: int) -> None:
        """Which question of how many is seen; 0 where all are."""
        self.place.setText(f"{at} / {of}" if of else "")
        self.place.setVisible(bool(of))
        words = self.tr("%2問のうち%1問め")
        self.place.setAccessibleName(words.replace("%1", str(at)).replace("%2", str(of)) if of else "")

    def fit(self, room: int) -> None:
        """Show as much as `room` (px) holds: first what was saved goes, then the words on two of the buttons."""
        asked = (room, self.on.text(), self.saved.text(), self.place.text())
        if asked == self._fitted:
            return
        self._fitted = asked
        for saved, words in ((True, True), (False, True), (False, False)):
            self.saved.setVisible(saved)
            for way in (self.reread, self.guide):
                way.setText(f" {way.accessibleName()}" if words else "")
                way.setObjectName("" if words else "quiet")  # which needs no room but for its sign
                way.style().unpolish(way)
                way.style().polish(way)
            self._line.invalidate()
            if self._line.minimumSize().width() <= room:
                break
        self._line.activate()  # now, or the window is made wider first

    def _named(self, words: str, act: Act, icon: str) -> QPushButton:
        made = button(words, act, "", icon)
        made.setToolTip(words)
        return made
