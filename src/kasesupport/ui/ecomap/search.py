"""The search of the area register in the ecomap's dock: two signs typed, entries to tap or to pull onto the map."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.register import Entry
from kasesupport.ui import theme
from kasesupport.ui.ecomap.offers import LEAST, Offers
from kasesupport.ui.ecomap.tray import Tray, rows
from kasesupport.ui.icons import icon
from kasesupport.ui.long_button import LongButton, long_button
from kasesupport.ui.pull import Pull
from kasesupport.ui.widgets import label

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

WIDE = 236  # px of the field
LIST = 340  # px of the list above it
MOST = 6  # entries shown at once


class RegisterSearch(QLineEdit):
    """What fits is listed above the field; the last line makes a new entry of what was typed."""

    def __init__(self, page: "EcomapPage", tray: Tray) -> None:
        super().__init__()
        self._page, self._tray = page, tray
        self._offers = Offers(page.model)
        self.lines: list[LongButton] = []
        self.setFixedWidth(WIDE)
        self.setMinimumHeight(theme.TOUCH)
        self.setPlaceholderText(_tr("地域の台帳からさがす"))
        self.setAccessibleName(_tr("地域の台帳からさがす"))
        sign = self.addAction(icon("search", theme.SOFT_INK), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(_tr("さがす"))
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._enter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here will type."""
        super().focusInEvent(event)
        self._offers.prepare()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up goes into the list, Esc empties the field."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.lines:
            self.lines[-1 if event.key() == Qt.Key.Key_Up else 0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._done()
            self._page.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._tray.shut()
        self.lines = []
        if len(text.strip()) < LEAST:
            return
        found = self._offers.of(text)
        self.lines = [self._line(entry) for entry in found[:MOST]]
        parts: list[QWidget] = [*self.lines]
        if len(found) > MOST:
            parts.append(
                label(
                    _tr("ほかに%1件あります。もう少し書くと、しぼれます。").replace("%1", str(len(found) - MOST)),
                    "soft",
                )
            )
        elif not found:
            parts.append(label(_tr("台帳にはまだありません。"), "soft"))
        new = long_button(_tr("＋ 登録にない「%1」を新しく足す").replace("%1", text.strip()), self._new)
        self.lines.append(new)
        self._tray.open(self, rows([*parts, new]), LIST)

    def _line(self, entry: Entry) -> LongButton:
        there = any(tie.resource == entry.id for tie in self._page.model.record.ties)
        told = "・".join(word for word in (KINDS[entry.kind].word, entry.area) if word)
        words = f"{entry.name}（{told}）" + _tr("・図にあります") * there
        made = long_button(words, lambda: self._take(entry))
        pull = Pull(made)
        pull.pulled.connect(lambda at: self._page.carried(entry.name, at))
        pull.dropped.connect(lambda at: self._drop(entry, at))
        return made

    def _take(self, entry: Entry) -> None:
        self._done()
        self._page.take(entry.id)

    def _drop(self, entry: Entry, at: QPointF) -> None:
        self._done()
        if drop := self._page.put_down_at(at):
            self._page.take(entry.id, *drop)

    def _new(self) -> None:
        name = self.text().strip()
        self._done()
        self._page.add("other", name=name)

    def _enter(self) -> None:
        """Return takes the first one that is offered."""
        if self.lines:
            self.lines[0].click()

    def _done(self) -> None:
        self.clear()
        self.lines = []
        self._tray.shut()


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
