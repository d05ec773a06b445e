"""Where a passphrase is typed: hidden, with an eye to look at it, and with what commonly goes wrong said beside it."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kasesupport.domain.strength import Strength, strength
from kasesupport.ui import theme
from kasesupport.ui.icons import icon
from kasesupport.ui.slips import caps_lock_seems_on, is_wide
from kasesupport.ui.widgets import button, column, label, row

HIDDEN, SEEN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


class SecretField(QWidget):
    """One passphrase. `line` is the field itself; what is typed is read with `text` and taken out with `clear`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(HIDDEN)
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self.line.setMinimumHeight(theme.TOUCH)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.eye = button("", self._turn, "quiet", "eye", self.tr("合言葉を見る・かくす"))
        self.eye.setCheckable(True)
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said = label("", "warm")
        self.said.hide()
        self.setLayout(column(row(self.line, self.eye, spacing=4), self.said, spacing=4))
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Take it out again, and hide what will be typed next."""
        self.line.clear()
        self.eye.setChecked(False)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            self._notice(event)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        seen = self.eye.isChecked()
        self.line.setEchoMode(SEEN if seen else HIDDEN)
        self.eye.setIcon(icon("eye-off" if seen else "eye", theme.INK))

    def _notice(self, event: QEvent) -> None:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            self._say(self.tr("Caps Lock（大文字の固定）が入っているようです。") if _seems_capital(event) else "")
        elif isinstance(event, QInputMethodEvent) and event.preeditString() and self.line.echoMode() == HIDDEN:
            self._say(self.tr("日本語入力が入っています。見ながら入れるときは、目のボタンを押してください。"))

    def _typed(self, text: str) -> None:
        """Qt keeps the input method out of a hidden field: what stands in it was typed while it was seen."""
        wide = self.tr("日本語や全角の文字が入っています。開くときも、目のボタンを押して同じように入れます。")
        if is_wide(text):
            self._say(wide)
        elif self.said.text() == wide:  # pasted over, or what was wide was taken out
            self._say("")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))


class PassphrasePair(QWidget):
    """A new passphrase, typed twice, with a word on how strong it is. `entered`: Return was pressed in the second."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = SecretField(self.tr("新しい合言葉（12文字以上）"))
        self.second = SecretField(self.tr("もう一度、同じ合言葉"))
        self._hint, self._said = label("", "soft"), label("", "warm")
        for each in (self._hint, self._said):
            each.hide()
        self.first.line.textChanged.connect(self._weigh)
        self.second.line.textChanged.connect(lambda _: self._say(""))
        self.first.line.returnPressed.connect(self._onward)
        self.second.line.returnPressed.connect(self.entered)
        self.setLayout(column(self.first, self._hint, self.second, self._said))
        self.setFocusProxy(self.first.line)
        for field in (self.first, self.second):
            field.setFocusProxy(None)  # type: ignore[arg-type]  # Tab would stop at it, and go round in the fields
        for before, after in pairwise((self.first.line, self.second.line, self.first.eye, self.second.eye)):
            self.setTabOrder(before, after)  # from field to field; the eyes after them

    def passphrase(self) -> str | None:
        """What was typed twice. None, and said why, where the two differ or it is too weak: that field is taken up."""
        field, wrong = self._wrong()
        self._say(wrong)
        if not wrong:
            return self.first.text()
        field.line.setFocus()
        field.line.selectAll()
        return None

    def clear(self) -> None:
        """Take both out again."""
        self.first.clear()
        self.second.clear()

    def _onward(self) -> None:
        if self.first.text() and not self.second.text():
            self.second.line.setFocus()

    def _wrong(self) -> tuple[SecretField, str]:
        if strength(self.first.text()) is Strength.WEAK:
            return self.first, self.tr(
                "この合言葉は短すぎるか、あてやすいものです。12文字以上（かなや漢字なら6文字以上）で、よく使われない言葉にしてください。"
            )
        if self.first.text() != self.second.text():
            return self.second, self.tr("ふたつの合言葉がちがいます。もう一度入れてください。")
        return self.second, ""

    def _weigh(self, text: str) -> None:
        self._say("")
        self._hint.setText(self._words(strength(text)))
        self._hint.setVisible(bool(text))

    def _words(self, found: Strength) -> str:
        return {
            Strength.WEAK: self.tr("弱い合言葉です。言葉をいくつかつなげると、覚えやすく強くなります。"),
            Strength.FAIR: self.tr("もう少し長いと安心です。"),
            Strength.GOOD: self.tr("よい合言葉です。"),
        }[found]

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _seems_capital(event: QKeyEvent) -> bool:
    """Qt does not tell of Caps Lock itself."""
    return caps_lock_seems_on(event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
