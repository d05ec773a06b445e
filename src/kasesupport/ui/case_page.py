"""One family on the table: the rail of pages at the left, the page at the right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from kasesupport.practice.model import Phase, Practice
from kasesupport.ui import reading
from kasesupport.ui.coming_back import KEY
from kasesupport.ui.model import CaseModel
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import begin_in, button, column, label, offer_steps, row, scroll

Opener = Callable[[str], None]
WRITE = "contact"  # "contact/ID": the record of a contact over whatever page is open; without an id a new one
BESIDE = "beside"  # "beside/ID": an attached file at the right of whatever page is open


class Page(Protocol):
    """What a page of a family can be asked."""

    def flush(self) -> None:
        """Save what is being typed."""


@runtime_checkable
class Listening(Protocol):
    """A page that listens to more than the family."""

    def put_down(self) -> None:
        """Save and stop listening."""


@runtime_checkable
class Opening(Protocol):
    """A page that shows one thing of several."""

    def show_one(self, what: str) -> None:
        """Show the thing with this id."""


class History(Protocol):
    """What the bar's undo and redo are of."""

    def undo(self) -> None:
        """Take the last act back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def can_undo(self) -> bool:
        """Whether there is something to take back."""

    def can_redo(self) -> bool:
        """Whether there is something to do again."""


Maker = Callable[[CaseModel, Opener], QWidget]


class CasePage(QWidget):
    """Shows one family. `makers` has a maker for each page, by its name; pages are made when first opened.

    `way_back`: what stands on it, and its tip.
    """

    left = Signal()
    lock_wanted = Signal()
    together_wanted = Signal()  # the screen is to be turned to the family
    turned = Signal()  # one page of the family gives way to another
    contact_wanted = Signal(str)  # 経過記録: a new one, or the one of this note
    put_away = Signal()  # the family goes

    def __init__(
        self, model: CaseModel, practice: Practice, makers: dict[str, Maker], way_back: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__()
        self.model = model
        self._makers = makers
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._name = label("", "heading", wrap=False)
        self._rail: dict[str, QPushButton] = {}
        self._beside: QWidget | None = None
        back, again = (lambda: self._history.undo(), lambda: self._history.redo())
        self._undo = button("", back, "quiet", "undo-2", self.tr("元に戻す"), key="Ctrl+Z")
        self._redo = button("", again, "quiet", "redo-2", self.tr("やり直す"), key="Ctrl+Shift+Z")
        self._build(practice, *way_back)
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._turn, step))
        if not model.can_write:
            reading.ReadingOnly(self, reading.why(model.case.file))
        model.changed.connect(self._refresh)
        self._refresh()
        self.go("family")

    @property
    def current(self) -> str:
        """The name of the page that is open."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    @property
    def inner(self) -> QWidget | None:
        """The page that is open."""
        return self._stack.currentWidget()

    @property
    def _history(self) -> History:
        """What undo is of: the family's acts, or where a page is not of the family (the register), that page's."""
        return getattr(self.inner, "history", self.model)

    def go(self, where: str) -> None:
        """Open a page of this family; "register/ID" at one entry of it."""
        name, _, what = where.partition("/")
        if name == BESIDE:
            self.put_beside(what)
        if name == WRITE:
            self.contact_wanted.emit(what)
        if name not in self._makers:
            return
        self.turned.emit()
        self.flush()
        if name not in self._pages:
            if (made := told(self.model.failed.emit, lambda: self._makers[name](self.model, self.go))) is None:
                return
            self._pages[name] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._pages[name])
        for each, switch in self._rail.items():
            switch.setChecked(each == name)
        self._refresh()
        if what and isinstance(page := self._pages[name], Opening):
            page.show_one(what)

    def put_beside(self, attachment_id: str) -> None:
        """Show an attached file at the right of the pages; "" takes it away."""
        if self._beside is not None:
            self._beside.hide()
            self._beside.deleteLater()
            self._beside = None
        if attachment_id:
            from kasesupport.ui.attached.beside import Beside  # loads the decoders: only when a file is looked at

            self._beside = Beside(self.model, lambda: self.put_beside(""))
            self._body.addWidget(self._beside)
            self._beside.show_one(attachment_id)

    def flush(self) -> None:
        """Save what is being typed on any page."""
        for page in self._pages.values():
            page.flush()  # type: ignore[attr-defined]

    def begin(self) -> None:
        """Put the cursor into the page that is open."""
        begin_in(self._stack.currentWidget())

    def leave(self) -> None:
        """Go back to the list."""
        self.left.emit()

    def put_down(self) -> None:
        """Save what is being typed and stop listening: the page goes."""
        self.put_away.emit()
        self.flush()
        for page in self._pages.values():
            if isinstance(page, Listening):
                page.put_down()
        self.model.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The way back, where the page itself has no other meaning for it."""
        if event.matches(QKeySequence.StandardKey.Back) or event.key() == Qt.Key.Key_Back:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _build(self, practice: Practice, words: str, tip: str) -> None:
        words, tip = words or self.tr("一覧"), tip or self.tr("家庭の一覧にもどる")
        self.back = back = button(words, self.leave, "quiet", "chevron-left", tip, KEY)
        bar = QFrame()
        bar.setObjectName("bar")
        lock = button("", self.lock_wanted.emit, "quiet", "lock", self.tr("保管庫をとじて鍵をかける（Ctrl+L）"))
        both = button(
            self.tr("いっしょに"),
            self.together_wanted.emit,
            "",
            "users-round",
            self.tr("いっしょに：画面をご家族に向ける"),
            "F11",
        )
        write = button(
            self.tr("経過を書く"),
            lambda: self.contact_wanted.emit(""),
            "",
            "pencil",
            self.tr("経過を書く：電話や訪問の記録"),
            "Ctrl+Shift+N",
        )
        write.setEnabled(self.model.can_write)
        bar.setLayout(row(back, self._name, None, write, both, self._undo, self._redo, lock, margin=6))
        body = self._body = row(self._rail_frame(practice), self._stack, spacing=0)
        body.setStretch(1, 1)
        self._head = column(bar, *self._reading_line(), spacing=0)
        whole = column(self._head, body, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def tell(self, strip: QWidget) -> None:
        """Show notices between the bar and the pages."""
        self._head.addWidget(strip)

    def _reading_line(self) -> list[QLabel]:
        """Said once, for every page."""
        words = reading.line(self.model.case.file)
        return [label(words, "reading")] if words else []

    def _rail_frame(self, practice: Practice) -> QFrame:
        """The pages; where the window is too low for all of them, they scroll."""
        pictures = [
            self._entry("family", self.tr("家族"), "users-round"),
            self._entry("genogram", self.tr("ジェノグラム"), "git-fork"),
            self._entry("ecomap", self.tr("エコマップ"), "network"),
            self._entry("timeline", self.tr("あゆみ"), "chart-line"),
            self._entry("chronicle", self.tr("経過記録"), "clipboard-list"),
            self._entry("register", self.tr("地域資源"), "map"),
        ]
        ready = [self._phase(p) for p in practice.phases if p.steps]
        later = [self._later(f"{p.number}  {p.short}") for p in practice.phases if not p.steps]
        below = [
            self._entry("sheet", self.tr("サポートプラン"), "printer"),
            self._entry("papers", self.tr("紙・シート"), "file-text"),
            self._entry("fidelity", self.tr("実践のふり返り"), "clipboard-check"),
        ]
        ahead = [self._headline(self.tr("これから")), *later] if later else []
        trail = self._entry("trail", self.tr("だれが・いつ・何を"), "footprints")
        return _rail((*pictures, self._headline(self.tr("流れ")), *ready, *below, *ahead, None, trail))

    def _entry(self, name: str, words: str, icon_name: str) -> QPushButton:
        made = button(words, lambda: self.go(name), "rail", icon_name)
        made.setProperty("low", True)  # sixteen of them stand in a low window
        made.setCheckable(True)
        self._rail[name] = made
        return made

    def _phase(self, phase: Phase) -> QPushButton:
        made = self._entry(phase.id, f"{phase.number}  {phase.short}", "")
        key = f"Ctrl+{phase.number}"
        made.setAccessibleName(f"{phase.number}  {phase.name}")
        made.setToolTip(f"{phase.name}({key})")
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self._jump(phase.id))
        return made

    def _turn(self, step: int) -> None:
        """Open the page that stands so many below in the rail."""
        names = list(self._rail)
        here = names.index(self.current) if self.current in names else -max(step, 0)
        self._jump(names[(here + step) % len(names)])

    def _jump(self, name: str) -> None:
        """Open a page by a key: the focus goes into it."""
        self.go(name)
        self.begin()

    def _later(self, words: str) -> QLabel:
        made = label(words, "soft")
        made.setToolTip(self.tr("準備中です。この版ではまだ使えません。"))
        made.setContentsMargins(12, 4, 4, 4)
        return made

    def _headline(self, words: str) -> QLabel:
        made = label(words, "soft")
        made.setContentsMargins(10, 4, 4, 0)
        return made

    def _refresh(self) -> None:
        self._name.setText(self.model.record.name)
        history = self._history
        offer_steps(((self._undo, history.can_undo()), (self._redo, history.can_redo())), self.inner)


def _rail(parts: Sequence[QWidget | None]) -> QFrame:
    inner, frame = QFrame(), QFrame()
    inner.setObjectName("rungs")
    rungs = column(*parts, spacing=0)  # sixteen of them stand in 768 px
    rungs.setContentsMargins(8, 2, 8, 2)
    inner.setLayout(rungs)
    frame.setObjectName("rail")
    frame.setFixedWidth(212)  # the longest name, beside a bar that scrolls
    area = scroll(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from page to page
    frame.setLayout(column(area))
    return frame
