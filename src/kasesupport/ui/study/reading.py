"""One sentence after the other: as it stands in the record, and as it would go out, what was put in shown apart."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QWidget

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.study.masking import Kind, Masked
from kasesupport.domain.study.sentences import Sentence, State
from kasesupport.ui.study.desk import StudyDesk
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy

TONES: dict[Kind, str] = {"name": "#cfe6e8", "day": "#dfe8c8", "number": "#e4ddf0", "look": "#fbe3b5"}


class Reading(QWidget):
    """Enter keeps, D drops, E lets it be told otherwise, ← goes back. `over`: nothing is open any more."""

    def __init__(self, desk: StudyDesk, over: Callable[[], object], names: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._over, self._at = desk, over, 0
        self.bar, self.count = QProgressBar(), label("", "soft", wrap=False)
        self.where, self.before, self.after = label("", "label"), airy(""), airy("")
        self.wrong = label("", "warmbox")
        self.editor = QPlainTextEdit()
        self._ways(names)
        self._lay()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def begin(self) -> None:
        """Go to the first sentence that is open."""
        opened = {each.key for each in self._desk.open_ones()}
        every = self._desk.sentences
        self._at = next((at for at, each in enumerate(every) if each.key in opened), len(every) - 1)
        self.show_it()

    @property
    def sentence(self) -> Sentence:
        """The one that is shown."""
        return self._desk.sentences[self._at]

    def keep(self) -> None:
        """It goes out as it is shown; what would tell who it is keeps it in."""
        editing = not self.editor.isHidden()
        text = self.editor.toPlainText().strip() if editing else self._desk.proposed(self.sentence).text
        if found := self._desk.tells(self.sentence, text):
            self._say(self.tr("このままでは出せません：%1").replace("%1", "、".join(found)))
            return
        if editing and not text:
            self._decide("dropped")
            return
        was_edited = self._desk.decision(self.sentence).state == "edited"
        self._decide("edited" if editing or was_edited else "kept", text if editing or was_edited else "")

    def drop(self) -> None:
        """It stays in."""
        self._decide("dropped")

    def edit(self) -> None:
        """Tell it otherwise: the words that would go out can be changed."""
        self.editor.setPlainText(self._desk.proposed(self.sentence).text)
        self._open_editor(open_=True)
        self.editor.setFocus()

    def back(self) -> None:
        """The sentence before."""
        self._at = max(0, self._at - 1)
        self.show_it()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Return: self.keep, Qt.Key.Key_Enter: self.keep, Qt.Key.Key_D: self.drop,
            Qt.Key.Key_E: self.edit, Qt.Key.Key_Left: self.back,
        }  # fmt: skip
        act = acts.get(Qt.Key(event.key()))
        if act is None or not self.editor.isHidden():
            super().keyPressEvent(event)
        else:
            act()

    def show_it(self) -> None:
        """Show the sentence at hand."""
        every, sentence = self._desk.sentences, self.sentence
        done = len(every) - len(self._desk.open_ones())
        self.bar.setMaximum(len(every))
        self.bar.setValue(done)
        words = self.tr("%2文のうち %1文目　（確かめた文 %3）").replace("%1", str(self._at + 1))
        self.count.setText(words.replace("%2", str(len(every))).replace("%3", str(done)))
        self.where.setText(self._where(sentence))
        _write(self.before, escape(sentence.text), sentence.text)
        shown = self._desk.proposed(sentence)
        _write(self.after, _coloured(shown), shown.text)
        self._say("")
        self._open_editor(open_=False)
        self._state.setText(self._decided(self._desk.decision(sentence).state))
        self._back.setEnabled(self._at > 0)
        self.setFocus()

    def _decide(self, state: State, text: str = "") -> None:
        self._desk.decide(self.sentence, state, text)
        opened = {each.key for each in self._desk.open_ones()}
        every = self._desk.sentences
        later = [*range(self._at + 1, len(every)), *range(self._at + 1)]
        following = next((at for at in later if every[at].key in opened), None)
        if following is None:
            self._over()
            return
        self._at = following
        self.show_it()

    def _where(self, sentence: Sentence) -> str:
        on = self._desk.moved(sentence.piece)
        day = both(PartialDate.from_text(on)) if on else self.tr("日付なし")
        return f"{day}　{self._desk.where(sentence.piece)}"

    def _decided(self, state: State) -> str:
        return {
            "": self.tr("まだ確かめていません"), "kept": self.tr("出す文です"), "dropped": self.tr("出さない文です"),
            "edited": self.tr("書き直した文です"),
        }[state]  # fmt: skip

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _open_editor(self, *, open_: bool) -> None:
        self.editor.setVisible(open_)
        self._edit.setVisible(not open_)
        self._keep.setText(self.tr("この言葉で出す") if open_ else self.tr("このまま出す（Enter）"))
        self._leave.setVisible(open_)

    def _ways(self, names: Callable[[], object]) -> None:
        self._keep = button(self.tr("このまま出す（Enter）"), self.keep, "main")
        self._drop = button(self.tr("出さない（D）"), self.drop)
        self._edit = button(self.tr("書き直す（E）"), self.edit)
        self._leave = button(self.tr("書き直しをやめる"), self.show_it, "quiet")
        self._back = button(self.tr("前の文（←）"), self.back, "quiet", "chevron-left")
        self._names = button(self.tr("仮の名前"), names, "quiet", "users")
        for each in (self._keep, self._drop, self._edit, self._leave, self._back, self._names):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            each.setAutoDefault(False)
        self._state = label("", "soft", wrap=False)

    def _lay(self) -> None:
        self.bar.setTextVisible(False)
        self.editor.setMaximumHeight(130)
        self.editor.setAccessibleName(self.tr("出す文"))
        legend = self.tr(
            "色のついた言葉は、置きかえたものです。下線の言葉は、置きかえていません。だれのことかわからないか、見てください。"
        )
        inside = card(label(self.tr("もとの文（この画面だけ）"), "label"), self.before, spacing=6)
        outside = card(
            row(label(self.tr("出す文"), "label", wrap=False), None, self._state),
            self.after,
            self.editor,
            airy(legend, "soft"),
            self.wrong,
            spacing=8,
        )
        foot = row(self._back, self._names, None, self._leave, self._edit, self._drop, self._keep)
        head = row(self.where, self.count)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.bar, inside, outside, None, foot, spacing=12))


def _coloured(told: Masked) -> str:
    """What was put in on its tone, what is to be looked at underlined as well."""
    parts, at = list[str](), 0
    for mark in told.marks:
        parts.append(escape(told.text[at : mark.start]))
        inside = escape(told.text[mark.start : mark.end])
        underline = f"<u>{inside}</u>" if mark.kind == "look" else inside
        parts.append(f'<span style="background-color: {TONES[mark.kind]}">{underline}</span>')
        at = mark.end
    return "".join((*parts, escape(told.text[at:])))


def _write(place: QLabel, words: str, plain: str) -> None:
    place.setText(f'<p style="line-height: 160%; margin: 0; font-size: 17px">{words}</p>')
    place.setAccessibleName(plain)
