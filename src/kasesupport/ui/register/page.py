"""The register as a page of its own below the bar, and as a page of a family's window."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kasesupport.cases.drafts import Draft
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.changes import Changed
from kasesupport.domain.problems import Problem
from kasesupport.ui import reading
from kasesupport.ui.choices import Choice
from kasesupport.ui.coming_back import KEY
from kasesupport.ui.hearing import Hearing
from kasesupport.ui.lists.ways import of_missing, of_register
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register.board import Board
from kasesupport.ui.register.desk import Desk, History
from kasesupport.ui.register.lacking import Lacking
from kasesupport.ui.widgets import begin_in, button, column, label, offer_steps, row, starts_at

PARTS = ("register", "lacking")


class Register(QWidget):
    """The list and what is missing, one at a time; `history` undoes what was done here."""

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__()
        self.place = place
        self.history = History(desk, self.tr("元に戻しました"), self.tr("やり直しました"))
        self._heads = [Choice(self._words(), (PARTS,), "register", self.turn, self.tr("見るところ")) for _ in PARTS]
        for head in self._heads:
            head.setProperty("reads", True)
            head.setVisible(desk.record() is None)  # what other families lack is not for a family's table
        self.board, self.lacking = Board(desk, self._heads[0]), Lacking(desk, self._heads[1])
        for ways, made in ((self.board.ways, of_register(desk, self)), (self.lacking.ways, of_missing(desk, self))):
            for each in made:
                ways.addWidget(each)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.lacking)
        self.setLayout(column(self._stack))
        starts_at(self, self.board.finder.search)

    def show_one(self, what: str) -> None:
        """Show the entry with this id."""
        self.turn("register")
        self.board.open(what)

    def turn(self, part: str) -> None:
        """Show the register or what is missing."""
        self.flush()
        self._stack.setCurrentIndex(PARTS.index(part))
        for head in self._heads:
            head.show_value(part)

    def flush(self) -> None:
        """Save what is being typed."""
        self.board.flush()
        self.lacking.flush()

    def draft(self) -> Draft:
        """What is typed and no act yet."""
        return self.board.draft()

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.board.restore(draft)

    def put_down(self) -> None:
        """Save and stop listening."""
        self.board.put_down()
        self.lacking.put_down()

    def _words(self) -> dict[str, str]:
        return {"register": self.tr("台帳"), "lacking": self.tr("足りない資源")}


class RegisterPage(QWidget):
    """From the list of families: with its own bar."""

    left = Signal()

    def __init__(self, desk: Desk, lock: Callable[[], object], back: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        file, self._back = desk.file, back
        self.register = Register(desk, "register")
        history = self.register.history
        self.undo = button("", history.undo, "quiet", "undo-2", self.tr("元に戻す"), key="Ctrl+Z")
        self.redo = button("", history.redo, "quiet", "redo-2", self.tr("やり直す"), key="Ctrl+Shift+Z")
        self._build(file, lock)
        if not desk.can_write:
            reading.ReadingOnly(self, reading.why(file))
        self._hearing = Hearing(file, self._heard, self)
        self._heard(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        begin_in(self)

    def put_down(self) -> None:
        """Save and stop listening: the page goes."""
        self.register.put_down()
        self._hearing.leave()

    def _build(self, file: CaseFile, lock: Callable[[], object]) -> None:
        words, tip = self._back[0] or self.tr("一覧"), self._back[1] or self.tr("家庭の一覧にもどる")
        back = button(words, self.left.emit, "quiet", "chevron-left", tip, KEY)
        locking = button("", lock, "quiet", "lock", self.tr("保管庫をとじて鍵をかける（Ctrl+L）"))
        bar = QFrame()
        bar.setObjectName("bar")
        title = label(self.tr("地域資源台帳"), "heading", wrap=False)
        bar.setLayout(row(back, title, None, self.undo, self.redo, locking, margin=6))
        told = reading.line(file)
        whole = column(bar, *([label(told, "reading")] if told else []), self.register, spacing=0)
        whole.setStretchFactor(self.register, 1)
        self.setLayout(whole)
        starts_at(self, self.register.board.finder.search)

    def _heard(self, _: Changed | None) -> None:
        history = self.register.history
        offer_steps(((self.undo, history.can_undo()), (self.redo, history.can_redo())), self.register)


def of_office(
    file: CaseFile,
    note: Callable[[str], object],
    fail: Callable[[Problem], object],
    lock: Callable[[], object],
    back: tuple[str, str] = ("", ""),
) -> RegisterPage:
    """The register from the list of families; `note` and `fail` say what was done; `back` is its words and tip."""
    return RegisterPage(Desk(file, note, fail), lock, back)


def of_family(model: CaseModel) -> Register:
    """The register in the window of a family: nothing of another family is shown in it."""
    desk = Desk(model.case.file, model.noted.emit, model.failed.emit, lambda: model.record)
    return Register(desk, "family_register")
