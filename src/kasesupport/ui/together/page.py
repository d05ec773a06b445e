"""いっしょに, whole: the list of what will be seen, then the table and its cards, over all of the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import together as acts
from kasesupport.cases import views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.together import Seen
from kasesupport.drawing.items import Drawing
from kasesupport.practice.together import Together
from kasesupport.ui.power import PowerWatch
from kasesupport.ui.telling import told
from kasesupport.ui.together import kept_place
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.before_page import BeforePage
from kasesupport.ui.together.head import Head
from kasesupport.ui.together.keeping import keep_days
from kasesupport.ui.together.look import Look, ground, style
from kasesupport.ui.together.making import make
from kasesupport.ui.together.model import TogetherModel
from kasesupport.ui.together.turned import Turned
from kasesupport.ui.widgets import begin_in, column, empty

if TYPE_CHECKING:
    from kasesupport.cases.drafts import Draft

Extra = Callable[[Desk], QWidget]
HIGH = 1100  # px of a screen on which letters begin one step larger
WAYS = ("table", "tell", "play", "end", "leave")


class TogetherPage(QWidget):
    """`left` names the page of the family to go on with. `hushed`: nothing of the program may be said meanwhile.

    `extras` by a card's id: what a card holds besides its own (handwriting, stickers).
    """

    place = "together"
    left = Signal(str)
    lock_wanted = Signal()
    hushed = Signal(bool)
    failed = Signal(object)

    def __init__(self, case: OpenCase, words: Together, extras: Mapping[str, Extra] | None = None) -> None:
        super().__init__()
        self.setObjectName("table")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.current = "together"  # as a page of the family, for coming back after the lock
        self.model = TogetherModel(case, Seen())
        self._words, self._extras = words, dict(extras or {})
        self._look, self.at, self._speaker = Look(), "", ""
        self._drawn: dict[str, tuple[object, Drawing]] = {}
        self._turned: Turned | None = None
        self._over = False  # the lock leads away from the table
        self.inner: QWidget | None = None
        self.before: BeforePage | None = BeforePage(views.record(case), words, case.file.today())
        self.before.begun.connect(self.begin_with)
        self.before.left.connect(lambda: self.left.emit("family"))
        self.head = Head(self)
        self._middle: QVBoxLayout = column(self.before, spacing=0)
        whole = column(self.head, self._middle, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.head.hide()
        self.model.changed.connect(self._refresh)
        self.model.failed.connect(self._missed)
        self.model.noted.connect(self.head.say)
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self._out)
        self._power = PowerWatch(self)
        self._power.low.connect(self.head.warn)
        self._power.better.connect(lambda: self.head.warn(0))

    # --- what the window asks

    def go(self, where: str) -> None:
        """See CasePage: the window opens it here."""

    def begin(self) -> None:
        """Put the cursor where one begins."""
        begin_in(self.before or self.inner)

    def put_down(self) -> None:
        """Save what is being typed, stop listening, give the screen back."""
        self.flush()
        self.model.leave()
        self._fill_screen(on=False)
        self.hushed.emit(False)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.inner is not None:
            self.inner.flush()  # type: ignore[attr-defined]

    def draft(self) -> "Draft":
        """Where one is, to come back to after the lock; empty before the screen was turned."""
        if self.before or self._over:
            return {}
        self.flush()  # what is being typed belongs to this sitting too
        return kept_place.kept(self.model.seen, self._look, self.at, self._speaker)

    def restore(self, draft: "Draft") -> None:
        """The same card again, with what was chosen."""
        seen, self._look, at, self._speaker = kept_place.found(draft)
        self.begin_with(seen)
        self.show_page(at)

    # --- what is done here

    def begin_with(self, seen: Seen) -> None:
        """The screen is turned to the family from now on."""
        if self.before is not None:
            empty(self._middle)
            self.before = None
        self._fill_screen(on=True)
        self.hushed.emit(True)
        self.model.see(seen)
        if self.screen().geometry().height() >= HIGH:
            self._look = replace(self._look, size=max(1, self._look.size))
        self.show_page("table")

    def show_page(self, name: str) -> None:
        """The table, a card of it, or one of the other ways."""
        self.turn(on=False)
        self.flush()
        known = {*WAYS, *self.model.seen.cards}
        self.at = name if name in known else "table"
        if isinstance(self.inner, CardPage):
            self._speaker = self.inner.speaker or self._speaker
        empty(self._middle)
        self.setStyleSheet(style(self._look))
        self.inner = make(self, self.desk())
        self._middle.addWidget(self.inner)
        self.inner.show()  # a layout would show it later, and what is not seen takes no keys
        self._dress(self.inner)
        self.head.show_for(self.at, self.desk())
        self._refresh()
        begin_in(self.inner)

    def desk(self) -> Desk:
        """What the cards are given."""
        return Desk(self.model, self._words, self._look, self.show_page, self._drawn)

    def see(self, **values: object) -> None:
        """Letters, readings, contrast: fields of the look."""
        self._look = replace(self._look, **values)  # type: ignore[arg-type]
        self.show_page(self.at)

    @property
    def look(self) -> Look:
        """How it looks."""
        return self._look

    def turn(self, on: bool) -> None:
        """Turn the page by 180 degrees, or back."""
        if self._turned is not None:
            self._turned.hide()
            self._turned.deleteLater()
            self._turned = None
        if on and self.inner is not None:
            self._turned = Turned(self.inner, ground(self._look))
        self.head.turned(on)

    def end(self, page: str = "family") -> None:
        """Away from the table."""
        if acts.leaving(self.model.case.file) == "lock":
            self.current, self._over = page, True
            self.lock_wanted.emit()
        else:
            self.left.emit(page)

    def keep_days(self) -> bool:
        """Keep both diagrams of today."""
        return bool(told(self._missed, lambda: keep_days(self.model.case)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table, and from there to the way out."""
        if event.key() != Qt.Key.Key_Escape or self.before is not None:
            super().keyPressEvent(event)
        else:
            self.show_page("leave" if self.at == "table" else "table")

    # --- inside

    def _dress(self, inner: QWidget) -> None:
        if isinstance(inner, CardPage):
            if extra := self._extras.get(self.at):
                inner.hold(extra(self.desk()))
            if self._speaker:
                inner.speak(self._speaker)

    def _refresh(self) -> None:
        self.head.refresh()
        if self.inner is not None:
            self.inner.refresh()  # type: ignore[attr-defined]

    def _missed(self, problem: Problem) -> None:
        """Said plainly here; with its words when the office's screen is back (NoteBar.hush)."""
        self.failed.emit(problem)
        self.head.say(self.tr("いまのことは、のこせませんでした。もういちど ためしてみましょう。"))

    def _out(self) -> None:
        if self.before is None:
            self.show_page("leave")

    def _fill_screen(self, *, on: bool) -> None:
        """The window's state, not `showFullScreen`: that would show again what the lock has hidden."""
        window = self.window()
        full = Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)
