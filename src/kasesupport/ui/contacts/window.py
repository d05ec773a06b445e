"""The window in which 経過記録 is written, over whatever page is open. What is typed is kept as a draft each second."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from kasesupport import messages
from kasesupport.cases import contacts, drafts, practitioners, settling
from kasesupport.cases.begun import place
from kasesupport.domain.contacts import CONTACT, Contact, stored
from kasesupport.domain.problems import Problem
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.contacts import drafted
from kasesupport.ui.contacts.form import ContactForm
from kasesupport.ui.model import CaseModel
from kasesupport.ui.saver import Saver
from kasesupport.ui.widgets import button, column, label, row

OPEN = "open"  # in a draft: its window was open, and is to be opened again after a lock or a power cut


class ContactWindow(QDialog):
    """A new record, or (`note_id`) one that may still be written anew. `kept` carries the id of its note."""

    kept = Signal(str)

    def __init__(self, model: CaseModel, practice: Practice, parent: QWidget | None, note_id: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("経過記録"))  # never a family's name
        self._model, self._practice, self.note_id = model, practice, note_id
        self._file = model.case.file
        self._place = place(model.case.family_id, note_id)
        self._saver = Saver(self._keep_draft, self)
        self._shut = False
        self.form = ContactForm(model, practice, self._touched)
        self.said = label("", "warm")
        self._lay()
        self._begin()

    def keep(self) -> None:
        """Keep the record and close; what is wrong is said here, and nothing is lost."""
        if (field := self.form.unread()) is not None:
            self.form.go_to(field)
            self._say(self.tr("日や時刻として読めないところがあります。直してから、もう一度「残す」を押してください。"))
            return
        try:
            note_id = self._write(self.form.contact())
        except Problem as problem:
            self._say(messages.text(problem, "ja"))
            return
        self._forget()
        self._model.noted.emit(self.tr("経過記録を残しました。「元に戻す」で取り消せます。"))
        self.kept.emit(note_id)
        self.accept()

    def start(self) -> None:
        """The cursor goes where one begins to write."""
        self.form.start()

    def drop(self) -> None:
        """Give up what is being typed."""
        self._forget()
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Esc closes; what was typed stays as a draft, and comes up again with the next window."""
        self.put_down()
        super().reject()

    def put_down(self) -> None:
        """Keep the draft of a window that closes with its family; it is not opened again by itself."""
        if not self._shut and self.isVisible():
            self._saver.flush()
            self._shut = True
            self._keep_draft(still=False)

    def hideEvent(self, event: QHideEvent) -> None:
        self._saver.flush()
        super().hideEvent(event)

    def _begin(self) -> None:
        self._first = self._as_stored()
        draft = drafts.kept(self._file).get(self._place, {})
        told = drafted.understood(draft) if draft else None
        self.form.show_contact(told or self._first)
        self._say("")
        self._dropped.setVisible(told is not None)
        if told is not None:
            self._hint.setText(self.tr("前の書きかけの続きです。"))
        self.form.start()

    def _as_stored(self) -> Contact:
        record = self._model.record
        note = next((each for each in record.notes if each.id == self.note_id and each.question == CONTACT), None)
        return stored(record, note) if note else self._new()

    def _new(self) -> Contact:
        """Now, by telephone, whoever opened the vault."""
        now, me = self._file.now(), practitioners.me(self._file)
        by = me.name if me else self._file.author.practitioner
        answers = {("record.time", ""): f"{now.hour:02}:{now.minute:02}", ("record.how", ""): "phone"}
        return Contact(now.date(), {**answers, **({("record.worker", ""): by} if by else {})})

    def _write(self, contact: Contact) -> str:
        if not self.note_id:
            return contacts.keep(self._model.case, contact)
        contacts.change(self._model.case, self.note_id, contact)
        return self.note_id

    def _touched(self) -> None:
        self._say("")
        self._dropped.show()
        self._saver.later()

    def _keep_draft(self, *, still: bool = True) -> None:
        """What differs from how it was opened; no draft where nothing does."""
        if self._file.read_only:
            return
        contact = self.form.contact()
        if contact == self._first:
            self._forget()
        else:
            drafts.keep(self._file, self._place, {**drafted.told(contact), OPEN: still, "note": self.note_id})

    def _forget(self) -> None:
        self._saver.flush()
        self._shut = True
        drafts.forget(self._file, self._place)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _lay(self) -> None:
        self._templates = CalmBox()
        self._templates.setMinimumHeight(theme.TOUCH)
        self._templates.setMinimumWidth(220)
        self._templates.setAccessibleName(self.tr("ひな形"))
        self._templates.setToolTip("Alt+G")
        self._templates.addItem(self.tr("ひな形から書きはじめる"), "")
        for each in self._practice.templates:
            if not each.withdrawn:
                self._templates.addItem(each.label, each.id)
        self._templates.activated.connect(lambda _: self._lay_template())
        QShortcut(QKeySequence("Alt+G"), self).activated.connect(self._templates.setFocus)
        title = self.tr("経過記録を直す") if self.note_id else self.tr("経過を書く")
        head = row(label(title, "heading", wrap=False), label(self._model.record.name, "soft", wrap=False), None)
        head.addWidget(label(self.tr("ひな形　Alt+G"), "soft", wrap=False))
        head.addWidget(self._templates)
        self._hint = label(self._hint_words(), "soft")
        keep = button(self.tr("残す（Ctrl+Enter）"), self.keep, "main", "check")
        keep.setAutoDefault(False)  # Return breaks a line, or goes on: Ctrl+Return keeps
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.keep)
        self._dropped = button(self.tr("書きかけを捨てる"), self.drop, "quiet", "trash-2")
        away = button(self.tr("とじる"), self.reject, "quiet", tip=self.tr("とじる（Esc）。書きかけは残ります"))
        for way in (self._dropped, away):
            way.setAutoDefault(False)
        foot = row(self._hint, self._dropped, away, keep)
        foot.setStretch(0, 1)
        whole = column(head, self.form, self.said, foot, margin=14, spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(1120, 680)  # with its title it stands above the task bar of 768 px

    def _hint_words(self) -> str:
        hours = settling.hours(self._file)
        if not hours:
            return self.tr("書きかけは自動で残ります。残したあとは追記になります。")
        words = self.tr("書きかけは自動で残ります。残してから%1時間は直せ、そのあとは追記になります。")
        return words.replace("%1", str(hours))

    def _lay_template(self) -> None:
        chosen = self._templates.currentData()
        found = next((each for each in self._practice.templates if each.id == chosen), None)
        if found is not None:
            self.form.begin_with(found)
            self.form.start()
