"""Unfinished forms: what is typed in them is kept each second, so that neither a lock nor a power cut takes it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, TextField

if TYPE_CHECKING:
    from kasesupport.cases.drafts import Draft
    from kasesupport.cases.opening import CaseFile

EACH = 1000  # ms: the most that a power cut may take
WHERE = "where"  # the place of the draft that says which family and page were open when it locked

STAYS = "stays."  # how the places begin that a page itself keeps until its words are an act: not forgotten unseen
COMPOSED = "composed"  # the place of what an input method held: no field has it yet, so it is only said
UNREAD = "unread"  # the place of words that no field could take, and that are said once more after the lock


@runtime_checkable
class Drafting(Protocol):
    """A page or a dialog with words that are not an act yet."""

    place: str

    def draft(self) -> "Draft":
        """What is typed, as plain data; empty where there is nothing to lose. Never a passphrase."""

    def restore(self, draft: "Draft") -> None:
        """Put it back, as far as it is understood."""


class DraftKeeper(QObject):
    """Looks at the page, what stands right in it, and the dialogs over it. `page` gives what is shown."""

    def __init__(self, parent: QObject, page: Callable[[], QWidget | None]) -> None:
        super().__init__(parent)
        self._page = page
        self._file: CaseFile | None = None
        self._kept: dict[str, Draft] = {}
        self._found: dict[str, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(EACH)
        self._timer.timeout.connect(self.look)

    def watch(self, file: "CaseFile", kept: "dict[str, Draft]") -> None:
        """A vault was opened and what was kept in it put back; what is not seen at the first look is forgotten."""
        self._file, self._kept = file, kept
        self._timer.start()

    def put_back(self, found: "dict[str, Draft]") -> None:
        """Fill the forms that are seen with what was kept of them."""
        for form in tuple(self._forms()):
            if form.place in found:
                form.restore(found[form.place])

    def look(self) -> None:
        """Keep what has changed since the last time."""
        if self._file is None:
            return
        self._take()
        self.keep()

    def gather(self) -> None:
        """Take what is typed; the widgets must still be seen, for a closed dialog lives on unseen."""
        QGuiApplication.inputMethod().commit()
        self._take()

    def _take(self) -> None:
        self._found = {form.place: draft for form in self._forms() if (draft := form.draft())}
        if unread := _unread(self._page()):
            self._found[UNREAD] = {"words": unread}
        if composed := _composed():
            self._found[COMPOSED] = {"words": composed}

    def keep(self) -> None:
        """Write what was gathered. A full disk says so where acts are saved; here it would say so each second."""
        from kasesupport.cases import drafts

        file, before, self._kept = self._file, self._kept, self._found
        if file is None:
            return
        try:
            for place in before.keys() - self._found.keys():
                if not place.startswith(STAYS):
                    drafts.forget(file, place)
            for place, draft in self._found.items():
                if before.get(place) != draft:
                    drafts.keep(file, place, draft)
        except Problem:
            self._kept = before

    def keep_where(self, where: "Draft") -> None:
        """Keep what was open, besides."""
        from kasesupport.cases import drafts

        if self._file is not None and where:
            drafts.keep(self._file, WHERE, where)

    def rest(self) -> None:
        """The vault is being closed; what was kept stays in it."""
        self._timer.stop()
        self._file = None

    def _forms(self) -> Iterator[Drafting]:
        dialogs = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
        page = self._page()
        inner = getattr(page, "inner", None)  # of a family's pages, the one that is open
        for widget in (page, inner, *(page.children() if page else ()), *dialogs):
            if isinstance(widget, Drafting):
                yield widget


def where_of(page: QWidget | None) -> "Draft":
    """Which family and page are open, to be opened again after the lock."""
    model, current = getattr(page, "model", None), getattr(page, "current", "")
    return {"family": model.case.family_id, "page": current} if model else {}


def _composed() -> str:
    """What is being converted in a field that saves itself, with the field's name; never a passphrase."""
    field = QApplication.focusWidget()
    held = field.composed if isinstance(field, LineField | TextField) else ""
    return f"{field.accessibleName()}「{held}」" if field and held else ""


def _unread(page: QWidget | None) -> list[str]:
    """Dates as they were typed, with the name of their field, that could not be read; not those of closed dialogs."""
    fields = page.findChildren(DateField) if page and not isinstance(page, Drafting) else []
    seen = [field for field in fields if field.window().isVisible()]
    return [f"{field.line.accessibleName()}「{words}」" for field in seen if (words := field.unread())]
