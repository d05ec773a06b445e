"""One record as it stands, with what was changed and what was added; below it the place to add to it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from kasesupport import messages
from kasesupport.cases import amended, contacts, drafts, practitioners, settling
from kasesupport.cases.begun import place
from kasesupport.domain.contacts import CONTACT, OPEN_UNTIL
from kasesupport.domain.hours import moment
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Note
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.contacts import telling
from kasesupport.ui.contacts.window import OPEN
from kasesupport.ui.model import CaseModel
from kasesupport.ui.saver import Saver
from kasesupport.ui.widgets import TextField, button, card, column, label, row

STYLE = (
    f"<style>h3 {{ margin: 4px 0 8px 0 }} h4 {{ margin: 16px 0 4px 0 }} p {{ margin: 3px 0 8px 0; line-height: 140% }}"
    f" .cell {{ margin: 0 }} .soft {{ color: {theme.SOFT_INK} }}</style>"
)


class ContactReading(QDialog):
    """`anew` opens the record to be written anew, while its time lasts."""

    def __init__(
        self, model: CaseModel, practice: Practice, parent: QWidget | None, note_id: str, anew: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("経過記録"))
        self._model, self._anew, self.note_id = model, anew, note_id
        self._file = model.case.file
        self._question = next(each for each in practice.records if each.id == CONTACT)
        self._place = place(model.case.family_id, note_id, added=True)
        self._saver = Saver(self._keep_draft, self)
        self._shut = False
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("経過記録"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(14)
        self.words = TextField("", lambda _: None, name=self.tr("追記"), lines=2)
        self.said = label("", "warm")
        self._until = label("", "soft")
        self._lay()
        draft = drafts.kept(self._file).get(self._place, {})
        self.words.setPlainText(str(draft.get("text", "")))
        self.words.textChanged.connect(self._touched)
        model.changed.connect(self._refresh)
        self._refresh()

    def add(self) -> None:
        """Add what is typed, with today's day."""
        me = practitioners.me(self._file)
        by = me.name if me else self._file.author.practitioner
        try:
            contacts.add_to(self._model.case, self.note_id, self.words.toPlainText(), by)
        except Problem as problem:
            self._say(messages.text(problem, "ja"))
            return
        self.words.clear()
        self._saver.flush()
        drafts.forget(self._file, self._place)
        self._say("")
        self._model.noted.emit(self.tr("追記しました。"))

    def write_anew(self) -> None:
        """Go over to the form."""
        self.close()
        self._anew(self.note_id)

    def remove(self) -> None:
        """Take the record away; undo brings it back."""
        try:
            contacts.remove(self._model.case, self.note_id)
        except Problem as problem:
            self._say(messages.text(problem, "ja"))
            return
        self._model.noted.emit(self.tr("経過記録を消しました。「元に戻す」で戻せます。"))
        self.accept()

    def put_down(self) -> None:
        """The family goes: keep the draft, and do not come up by itself."""
        self._saver.flush()
        if not self._shut:
            self._shut = True
            self._keep_draft(still=False)

    def reject(self) -> None:
        self.put_down()
        super().reject()

    def start(self) -> None:
        """The cursor goes to the place to add."""
        self.words.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._saver.flush()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to it after a while sees whether it may still be written anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._tell_until()

    def _note(self) -> Note | None:
        return next((each for each in self._model.record.notes if each.id == self.note_id), None)

    def _refresh(self) -> None:
        note = self._note()
        if note is None:  # undone, or taken away
            self.close()
            return
        found = amended.changes(self._model.case, self.note_id)
        self.text.setHtml(STYLE + telling.html(self._question, note, self._model.record, found))
        self._tell_until()

    def _tell_until(self) -> None:
        note, settled = self._note(), settling.settled(self._model.case, self.note_id)
        for way in (self._edit, self._remove):
            way.setVisible(not settled and self._model.can_write)
        until = moment(str(note.value(OPEN_UNTIL) or "")) if note else ""
        words = self.tr("直せる時間はすぎました。書き足すことは、日付を付けて追記します。")
        self._until.setText(words if settled else self.tr("%1まで、直せます。").replace("%1", until))

    def _touched(self) -> None:
        self._say("")
        self._saver.later()

    def _keep_draft(self, *, still: bool = True) -> None:
        if self._file.read_only or not self._model.can_write:
            return
        if text := self.words.toPlainText().strip():
            drafts.keep(self._file, self._place, {"text": text, OPEN: still, "added": self.note_id})
        else:
            drafts.forget(self._file, self._place)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _lay(self) -> None:
        add = button(self.tr("追記する（Ctrl+Enter）"), self.add, "main", "plus")
        self._edit = button(self.tr("直す"), self.write_anew, icon_name="pencil")
        self._remove = button(self.tr("この記録を消す"), self.remove, "quiet", "trash-2")
        away = button(self.tr("とじる"), self.reject, "quiet", tip=self.tr("とじる（Esc）"))
        for way in (add, self._edit, self._remove, away):
            way.setAutoDefault(False)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.add)
        under = row(self._until, add)
        under.setStretch(0, 1)
        below = card(
            label(self.tr("追記（前の文はそのまま残り、今日の日付が付きます）"), "label"), self.words, self.said,
            under, margin=12, spacing=6,
        )  # fmt: skip
        foot = row(self._remove, None, self._edit, away)
        whole = column(self.text, below, foot, margin=14, spacing=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        below.setVisible(self._model.can_write)
        self.resize(860, 680)
