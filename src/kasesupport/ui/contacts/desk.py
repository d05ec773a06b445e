"""Which windows of 経過記録 are open over a family: one to write in, one for each record that is read."""

from PySide6.QtCore import QObject, QTimer

from kasesupport.cases import drafts
from kasesupport.cases.begun import place
from kasesupport.practice.model import Practice
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.contacts.reading import ContactReading
from kasesupport.ui.contacts.window import OPEN, ContactWindow

NEW = ""


class ContactDesk(QObject):
    """Listens to one family's page; the windows go when the page does."""

    def __init__(self, page: CasePage, practice: Practice) -> None:
        super().__init__(page)
        self._page, self._practice = page, practice
        self._is_away = False  # it is resumed a moment later, when the family may be gone again
        self.windows: dict[str, ContactWindow | ContactReading] = {}
        page.contact_wanted.connect(self.open)
        page.put_away.connect(self.put_down)
        QTimer.singleShot(0, self, self._resume)

    def open(self, note_id: str = NEW) -> None:
        """A new record, or the one of this note to be read; a window that is open already comes up."""
        if note_id:
            self._show(note_id, ContactReading)
        elif self._page.model.can_write:
            self._show(NEW, ContactWindow)

    def write_anew(self, note_id: str) -> None:
        """The form of a record that may still be written anew."""
        self._show(note_id, ContactWindow)

    def put_down(self) -> None:
        """The family is put away: its windows close, and what was typed stays as a draft."""
        self._is_away = True
        for window in tuple(self.windows.values()):
            window.put_down()
            window.close()
        self.windows = {}

    def _show(self, note_id: str, kind: type[ContactWindow | ContactReading]) -> None:
        window = self.windows.get(note_id)
        if window is None or not window.isVisible():
            window = self.windows[note_id] = self._made(note_id, kind)
            window.finished.connect(lambda _, gone=window: self._gone(note_id, gone))
            window.show()
        window.activateWindow()
        window.start()

    def _made(self, note_id: str, kind: type[ContactWindow | ContactReading]) -> ContactWindow | ContactReading:
        model, over = self._page.model, self._page.window()
        if kind is ContactReading:
            return ContactReading(model, self._practice, over, note_id, self.write_anew)
        return ContactWindow(model, self._practice, over, note_id)

    def _gone(self, note_id: str, window: ContactWindow | ContactReading) -> None:
        if self.windows.get(note_id) is window:
            del self.windows[note_id]
        window.deleteLater()

    def _resume(self) -> None:
        """After a lock or a power cut what was being written is there again."""
        if self._is_away or not self._page.model.can_write:
            return
        family = self._page.model.case.family_id
        for at, draft in drafts.kept(self._page.model.case.file).items():
            if not draft.get(OPEN):
                continue
            note, read = str(draft.get("note", "")), str(draft.get("added", ""))
            if read and at == place(family, read, added=True):
                self.open(read)
            elif at == place(family, note):
                self._show(note, ContactWindow)
