"""One section of the vault's page: its own page, and at times a sheet laid over it."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kasesupport import messages
from kasesupport.cases.drafts import Draft
from kasesupport.domain.problems import Problem
from kasesupport.ui import damage
from kasesupport.ui.drafting import Drafting
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.sheets import Asked, Form, Job, Sheet, WorkSheet, on_escape, question
from kasesupport.ui.widgets import begin_in, button, card, centred, column, empty, ground, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH = 900  # logical px


class Section(QStackedWidget):
    """`parts` of a subclass makes what the page shows; `refresh` makes it anew.

    `whole`: the last part takes all the room there is, and scrolls by itself.
    """

    def __init__(self, desk: Desk, title: str, lead: str, *, whole: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self._laid: object = None  # the sheet over the page; some are Drafting
        self._parts: QVBoxLayout = column(spacing=14)
        head = column(label(title, "title"), airy(lead, "soft"), spacing=6)
        if whole:
            laid = column(head, self._parts, margin=20, spacing=12)
            laid.setStretch(1, 1)
            self.addWidget(ground(laid))
        else:
            self.addWidget(centred(column(head, self._parts, None, margin=28, spacing=18), WIDTH))

    def parts(self) -> Iterable[QWidget]:
        """What stands below the heading."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read everything again and show it."""
        empty(self._parts)
        try:
            parts = tuple(self.parts())
        except Problem as problem:
            self.desk.fail(problem)
            parts = (self._unread(problem),)
        for part in parts:
            self._parts.addWidget(part)

    def _unread(self, problem: Problem) -> QWidget:
        """In place of what could not be read: an empty page would say that there is nothing."""
        if problem.code == damage.CODE:
            self.desk.settle()  # the page itself says it, and the alarm above it
            return card(label(self.tr("傷みのため、このページは読めません"), "heading"), airy(damage.unread()))
        again = button(self.tr("もう一度読む"), self.refresh, icon_name="rotate-ccw")
        return card(
            label(self.tr("このページは、いま読めません"), "heading"),
            airy(messages.text(problem, "ja")),
            row(again, None),
        )

    def over(self, sheet: QWidget) -> None:
        """Lay a sheet over the page, in place of any other."""
        self._take_off()
        self._laid = sheet
        laid = centred(column(sheet, None, margin=28), WIDTH)
        if not isinstance(sheet, WorkSheet):
            on_escape(laid, self.back)
        self.addWidget(laid)
        self.setCurrentWidget(laid)
        begin_in(sheet)

    def back(self) -> None:
        """Take the sheet off again and show the page as it is now, with the cursor on the first thing to press."""
        returned = self._laid is not None
        self._take_off()
        self.refresh()
        if returned:
            QTimer.singleShot(0, self, lambda: begin_in(self.widget(0)))  # what was just laid is not seen yet

    def ask(self, asked: Asked, act: Callable[[], object]) -> None:
        """Ask before something weighty."""
        self.over(question(asked, act, self.back))

    def fill(self, form: Form, done: Callable[[Any], object]) -> None:
        """Lay a form over the page; `done` gets what its work brought, with the page back in place."""
        form.done.connect(lambda _: self.desk.settle())
        form.way_back.clicked.connect(lambda _: self.desk.settle())
        form.done.connect(lambda result: self._ended(lambda: done(result)))
        form.failed.connect(self.desk.fail)
        self.over(form)

    def work(self, job: Job, done: Callable[[Any], object], *, closes: bool = False) -> None:
        """Do a job off the main thread behind a sheet; `done` gets its result with the page back in place.

        `closes`: the job closes the file, so there is no page to go back to.
        """
        sheet = WorkSheet(job)
        sheet.done.connect(lambda result: done(result) if closes else self._ended(lambda: done(result)))
        sheet.failed.connect(lambda problem: self._ended(lambda: self.desk.fail(problem)))
        sheet.stopped.connect(lambda: self._ended(lambda: self.desk.note(self.tr("やめました。"))))
        self.over(sheet)
        sheet.begin()

    def is_busy(self) -> bool:
        """Whether work is under way."""
        return any(sheet.is_busy() for sheet in self._sheets())

    def draft(self) -> Draft:
        """What is typed in the form laid over the page, and which form it is; empty where there is nothing to lose."""
        form = self._laid
        if not isinstance(form, Drafting) or not (told := form.draft()):
            return {}
        return {"form": form.place, **told}

    def reopen(self, draft: Draft) -> None:
        """Lay the form of such a draft over the page again, as far as what it is about is still there."""
        self.lay_form(draft)
        if isinstance(self._laid, Drafting):
            self._laid.restore(draft)

    def lay_form(self, draft: Draft) -> None:
        """Open the form that gave this draft; sections with such forms know how."""

    def flush(self) -> None:
        """Save what is being typed."""

    def put_down(self) -> None:
        """Save, and end what is under way: the page goes."""
        self.flush()
        for sheet in self._sheets():
            sheet.put_down()

    def _sheets(self) -> list[Sheet]:
        return self.findChildren(Sheet)

    def _ended(self, then: Callable[[], object]) -> None:
        self.back()
        then()

    def _take_off(self) -> None:
        self._laid = None
        if self.count() > 1 and (laid := self.widget(1)) is not None:
            self.removeWidget(laid)
            laid.setParent(None)
            laid.deleteLater()
