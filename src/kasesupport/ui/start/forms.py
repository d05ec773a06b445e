"""What somebody tells to open a vault or a backup: passphrase and key file, or the printed recovery key."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.background import Work
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.places import Laptop
from kasesupport.ui.secret_fields import SecretField
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.fields import KeyFileField, RecoveryField
from kasesupport.ui.widgets import column, label

if TYPE_CHECKING:
    from kasesupport.cases.opening import KeyLine


class Form(Protocol):
    """A way to tell it."""

    def lacks(self) -> str:
        """What is still to be filled in, in words; the cursor goes there. "" if nothing is."""

    def attempt(self, folder: Path) -> Attempt:
        """What was told, for this folder."""

    def point(self, problem: Problem) -> None:
        """Put the cursor where it is to be told again."""


class WordForm(QWidget):
    """Whose key, where there are several; passphrase; key file, where the key asks for one.

    `known` once the keys of the folder were read: what its header names, "pair" among their kinds or not.
    """

    known = Signal(object)

    def __init__(self, folder: Path, laptop: Laptop) -> None:
        super().__init__()
        self._last = laptop.slot()
        self._lines: tuple[KeyLine, ...] = ()
        self.keys = CalmBox()
        self.keys.setMinimumHeight(theme.TOUCH + 4)
        self.keys.setAccessibleName(self.tr("鍵の名札"))
        self.keys.activated.connect(lambda _: self._show_key_file())
        self.word = SecretField(self.tr("合言葉"))
        self.key_file = KeyFileField()
        self.key_file.chosen.connect(self._go_on)
        self._which = _hidden(label(self.tr("どの鍵でひらきますか"), "label"), self.keys)
        self._with_file = _hidden(label(self.tr("鍵ファイル"), "label"), self.key_file)
        self.setLayout(column(self._which, self.word, self._with_file, spacing=12))
        self._reading = Work(lambda: read_keys(folder), self)
        self._reading.done.connect(self.show_keys)
        QTimer.singleShot(0, self, self._reading.start)  # the window first: the store takes longer to load than it may

    def show_keys(self, lines: "tuple[KeyLine, ...]") -> None:
        """Offer the practitioners' keys, the one used last on this laptop first."""
        own = [line for line in lines if line.kind == "practitioner"]
        self._lines = tuple(sorted(own, key=lambda line: line.slot_id != self._last))
        self.keys.clear()
        self.keys.addItems([line.label or self.tr("（名札なし）") for line in self._lines])
        self._which.setVisible(len(self._lines) > 1)
        self._show_key_file()
        self.known.emit(lines)

    def lacks(self) -> str:
        """The passphrase: an empty one would count as a failed try. A key file where one is asked for."""
        if not self.word.text():
            self.word.setFocus()
            return self.tr("合言葉を入れてください。")
        if not self.asks_file() or self.key_file.path is not None:
            return ""
        self.key_file.choose.setFocus()
        return self.tr("この鍵には、鍵ファイルも要ります。USBメモリーを差し込んで、選んでください。")

    def attempt(self, folder: Path) -> Attempt:
        """What was told."""
        chosen = self._chosen()
        key_file = self.key_file.path if self.asks_file() else None
        return Attempt(folder, self.word.text(), key_file, slot=chosen.slot_id if chosen else "")

    def point(self, problem: Problem) -> None:
        """The passphrase is typed again, or the key file chosen."""
        if problem.code.startswith("key_file"):
            self.key_file.choose.setFocus()
            return
        self.word.line.selectAll()
        self.word.setFocus()

    def put_down(self) -> None:
        """The page goes."""
        self._reading.wait()

    def _chosen(self) -> "KeyLine | None":
        return self._lines[self.keys.currentIndex()] if self._lines else None

    def asks_file(self) -> bool:
        """Whether the chosen key needs its key file."""
        chosen = self._chosen()
        return chosen is not None and chosen.factor

    def _go_on(self) -> None:
        """The file was chosen: the passphrase if it lacks, else what stands below."""
        target = self.key_file.choose if self.word.text() else self.word
        target.setFocus()
        if self.word.text():
            self.focusNextChild()

    def _show_key_file(self) -> None:
        self._with_file.setVisible(self.asks_file())


class CodeForm(QWidget):
    """The printed recovery key: one sheet, or the two halves of a pair."""

    def __init__(self, *, pair: bool) -> None:
        super().__init__()
        names = (self.tr("1枚目"), self.tr("2枚目")) if pair else ("",)
        self.fields = tuple(RecoveryField(name) for name in names)
        lead = (
            self.tr("ふたりの紙を、両方入れてください。どちらが先でもかまいません。")
            if pair
            else self.tr("回復キーの紙にある、6つずつの数字を入れてください。")
        )
        self.setLayout(column(label(lead, "soft"), *self.fields, spacing=12))
        for field, following in pairwise(self.fields):
            field.filled.connect(following.setFocus)

    def lacks(self) -> str:
        """Digits."""
        short = next((field for field in self.fields if not field.is_full()), None)
        if short is None:
            return ""
        short.mark(short.first_short())
        return self.tr("まだ入っていない数字があります。6つずつ、全部で8組です。")

    def attempt(self, folder: Path) -> Attempt:
        """What was told."""
        return Attempt(folder, codes=tuple(field.code() for field in self.fields))

    def point(self, problem: Problem) -> None:
        """The group with a slip."""
        sheet, group = (int(str(problem.facts.get(name, 1))) for name in ("sheet", "group"))
        if problem.code.startswith("recovery_group"):
            self.fields[sheet - 1].mark(group)
        else:
            self.fields[0].setFocus()


def read_keys(folder: Path) -> "tuple[KeyLine, ...]":
    """The keys that the header names; none where it cannot be read: opening will say why."""
    from kasesupport.cases import opening

    try:
        return opening.key_lines(folder)
    except Problem:
        return ()


def _hidden(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(*parts, spacing=6))
    made.hide()
    return made
