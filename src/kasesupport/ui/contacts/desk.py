"""Which windows of 経過記録 are open over a family: one for a new record, one for each that is read."""

from PySide6.QtCore import QObject, QTimer

from kasesupport.cases import drafts
from kasesupport.practice.model import Practice
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.contacts.window import OPEN, ContactWindow, place_of


class ContactDesk(QObject):
    """Listens to one family's page; the windows go when the page does."""

    def __init__(self, page: CasePage, practice: Practice) -> None:
        super().__init__(page)
        self._page, self._practice = page, practice
        self._is_away = False  # it is resumed a moment later, when the family may be gone again
        self.windows: dict[str, ContactWindow] = {}
        page.contact_wanted.connect(self.open)
        page.put_away.connect(self.put_down)
        QTimer.singleShot(0, self, self._resume)

    def open(self, note_id: str = "") -> None:
        """A new record, or the one of this note; the window that is open already comes up."""
        if not self._page.model.can_write:
            return
        window = self.windows.get(note_id)
        if window is None or not window.isVisible():
            window = ContactWindow(self._page.model, self._practice, self._page.window(), note_id)
            self.windows[note_id] = window
            window.finished.connect(lambda _: self._gone(note_id))
            window.show()
        window.activateWindow()
        window.form.start()

    def put_down(self) -> None:
        """The family is put away: its windows close, and what was typed stays as a draft."""
        self._is_away = True
        for window in tuple(self.windows.values()):
            window.put_down()
            window.close()
        self.windows = {}

    def _gone(self, note_id: str) -> None:
        if (window := self.windows.pop(note_id, None)) is not None:
            window.deleteLater()

    def _resume(self) -> None:
        """After a lock or a power cut the record that was being written is there again."""
        if self._is_away or not self._page.model.can_write:
            return
        kept = drafts.kept(self._page.model.case.file)
        begun = place_of(self._page.model.case.family_id)
        for place, draft in kept.items():
            if (place == begun or place.startswith(f"{begun}.")) and draft.get(OPEN):
                self.open(str(draft.get("note", "")))
