"""A person at a keyboard: keys go where the focus is, nothing is touched but by Tab, F6, arrows, shortcuts and letters.

A script is a generator that yields what is to be done next, so that it goes on within a dialog that waits for an answer.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

Script = Generator[Callable[[], object], None, None]
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
MOST = 60  # presses of Tab until a part of the window is given up as out of reach
PATIENCE, LOOK = 2500, 10  # looks until what was waited for is given up, and ms between two


class Keyboard:
    """`pressed` counts, for each job, every key but the letters of what is written; `written` counts those."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.job = ""
        self.pressed: Counter[str] = Counter()
        self.written: Counter[str] = Counter()

    def where(self) -> QWidget:
        """What a key goes to: the focus in the dialog or window in front."""
        front = self._front()
        return front.focusWidget() or front

    def _front(self) -> QWidget:
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return modal or QApplication.activeWindow() or next(self._dialogs(), self.window)

    def _dialogs(self) -> Iterator[QWidget]:
        """Where the platform has forgotten which window is in front, as the one without a screen does."""
        return (each for each in QApplication.topLevelWidgets() if each.isVisible() and each.inherits("QDialog"))

    def _come_up(self) -> Script:
        """A window manager would have brought it up."""
        if QApplication.activePopupWidget() is None and not self._front().isActiveWindow():
            self._front().activateWindow()
            yield from self.until(lambda: self._front().isActiveWindow(), "the window in front")

    def at(self) -> str:
        """The words of what has the focus, as a screen reader has them."""
        return words_of(self.where())

    def _is_at(self, words: str) -> bool:
        return self.at().startswith(words[:-1]) if words.endswith("…") else self.at() == words

    def press(self, key: Qt.Key, also: Qt.KeyboardModifier = NONE) -> Script:
        """One key, or several at once."""
        self.pressed[self.job] += 1
        yield from self._come_up()
        yield lambda: QTest.keyClick(self.where(), key, also)

    def many(self, key: Qt.Key, times: int, also: Qt.KeyboardModifier = NONE) -> Script:
        """One key several times."""
        for _ in range(times):
            yield from self.press(key, also)

    def write(self, words: str) -> Script:
        """Words, as an input method puts them into a field."""
        self.written[self.job] += len(words)
        yield lambda: self._commit(words)

    def to(self, words: str, *, back: bool = False) -> Script:
        """Tab until the focus is on what has these words; those that end in 「…」 go on."""
        met = []
        for _ in range(MOST):
            if self._is_at(words):
                return
            met.append(self.at())
            yield from self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(f"{self.job}: 「{words}」 is not reached by Tab; met: {' / '.join(met)}")

    def push(self, words: str) -> Script:
        """Tab to a button and press it."""
        yield from self.to(words)
        yield from self.press(Key.Key_Space)

    def until(self, ready: Callable[[], object], what: str) -> Script:
        """Wait, as one does who looks at the screen."""
        for _ in range(PATIENCE):
            if ready():
                return
            yield look
        raise AssertionError(f"{self.job}: {what} did not come")

    def _commit(self, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.where(), event)


def look() -> None:
    """Nothing is done but to look whether what is waited for has come."""


def words_of(widget: QWidget) -> str:
    """What a widget is called: its name for a screen reader, else its own words."""
    text = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", str)()
    return widget.accessibleName() or str(text).strip() or type(widget).__name__


def play(script: Script, pace: int = 0) -> None:
    """Play a script to its end; `pace`: ms between two keys. What fails in it is raised here."""
    loop, failed = QEventLoop(), list[BaseException]()

    def step() -> None:
        try:
            do = next(script)
        except StopIteration:
            loop.quit()
            return
        except BaseException as problem:  # raised where the script was played, not into Qt
            failed.append(problem)
            _close_dialogs()
            loop.quit()
            return
        QTimer.singleShot(LOOK if do is look else pace, step)
        do()

    QTimer.singleShot(0, step)
    loop.exec()
    if failed:
        raise failed[0]


def _close_dialogs() -> None:
    while (dialog := QApplication.activeModalWidget()) is not None and dialog.isVisible():
        dialog.close()
