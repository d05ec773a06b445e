"""A person sought on the genogram: a field over the canvas, from hit to hit with Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kasesupport.domain.people import Person
from kasesupport.domain.texts import search_key
from kasesupport.ui.widgets import button, label, row

WIDE = 240  # px of the field


def hits(persons: Sequence[Person], sought: str, order: Sequence[str]) -> tuple[str, ...]:
    """Who is called so, by name, kana or the word the family uses, in the order in which people are read."""
    key = search_key(sought)
    found = {p.id for p in persons if key and any(key in search_key(w) for w in (p.name, p.kana, p.called))}
    return tuple(each for each in order if each in found)


class SearchBar(QFrame):
    """The field, how many there are, and buttons to the next and the last one.

    `find` gives whom a text means; `show_person` shows one; `done` is told when the bar is put away.
    """

    def __init__(
        self,
        parent: QWidget,
        find: Callable[[str], tuple[str, ...]],
        show_person: Callable[[str], object],
        done: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.setProperty("reads", True)
        self._find, self._show, self._done = find, show_person, done
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(_tr("名前・よみ・呼び名"))
        self.field.setAccessibleName(_tr("図の中の人をさがす"))
        self.field.setFixedWidth(WIDE)
        self.count = label("", "soft", wrap=False)
        self.count.setMinimumWidth(96)
        back = button("", lambda: self.step(-1), "quiet", "chevron-left", _tr("前の人"))
        on = button("", lambda: self.step(1), "quiet", "chevron-right", _tr("次の人"))
        close = button("", self.put_away, "quiet", "x", _tr("さがすのをやめる"))
        self.setLayout(row(self.field, self.count, back, on, close, margin=6, spacing=4))
        self.field.textChanged.connect(self._typed)
        self.hide()

    def open(self) -> None:
        """Come up with the cursor in the field."""
        self.show()
        self.raise_()
        self.adjustSize()
        self.move(12, 12)
        self.field.setFocus()
        self.field.selectAll()

    def put_away(self) -> None:
        """Go; the keys go back to the picture."""
        self.hide()
        self._done()

    def step(self, way: int) -> None:
        """To the next (1) or the last (-1) hit, round and round; says where there is none."""
        found = self._find(self.field.text())
        if found:
            self._at = (self._at + way) % len(found) if self._at >= 0 or way > 0 else len(found) - 1
            self._show(found[self._at])
        self._tell(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc puts the bar away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()

    def _typed(self) -> None:
        self._at = -1
        self._tell(self._find(self.field.text()))

    def _tell(self, found: tuple[str, ...]) -> None:
        if not search_key(self.field.text()):
            self.count.setText("")
        elif not found:
            self.count.setText(_tr("見つかりません"))
        elif self._at < 0:
            self.count.setText(_tr("%1人います").replace("%1", str(len(found))))
        else:
            self.count.setText(_tr("%2人中 %1人目").replace("%1", str(self._at + 1)).replace("%2", str(len(found))))


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
