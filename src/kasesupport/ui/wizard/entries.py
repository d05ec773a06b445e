"""Lists of entries that save themselves: rows kept by id, one blank row to write in, remove and undo."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kasesupport.domain.removal import Standing, standing_on
from kasesupport.ui import theme
from kasesupport.ui.icons import icon
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import TextField, button, column, label, row

Values = dict[str, Any]
NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Acts:
    """How entries of one noun are kept. Each takes the entry's id; `add` and `edit` also its columns."""

    add: Callable[..., object]
    edit: Callable[..., object]
    remove: Callable[[str], object]


class EntryField(TextField):
    """The words of an entry: grows with them; Enter calls `entered`, Shift+Enter breaks the line."""

    def __init__(
        self,
        save: Callable[[str], object],
        name: str,
        placeholder: str = "",
        lines: int = 1,
        entered: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("", save, placeholder, name, lines)
        self._entered = entered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._entered and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self._entered()
            return
        super().keyPressEvent(event)


class Row(QFrame):
    """One entry. Stored as soon as one of its `WORDS` holds something, taken out when none does any more."""

    WORDS: tuple[str, ...] = ("text",)
    LINES = 1  # how many simple ones it is as high as, and takes as long to make
    takes_along = False  # whether others go with it when it is removed
    unwanted = Signal()  # the bin was tapped

    def __init__(self, entry_id: str, acts: Acts, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.entry_id, self.acts, self.values = entry_id, acts, dict(values)
        self.stored = self.dropped = False
        self.bin = button("", self.unwanted.emit, "quiet", "trash-2", self.tr("消す"))
        self.bin.setFixedWidth(theme.TOUCH)

    def keep(self, **values: Any) -> None:
        """Take values in, and into the record where the entry says something."""
        changed = {key: value for key, value in values.items() if self.values.get(key) != value}
        self.values |= changed
        if not changed or self.dropped:
            return
        if self.stored and self.says_something():
            self.acts.edit(self.entry_id, **changed)
        elif self.stored:
            self.acts.remove(self.entry_id)
        elif self.says_something():
            self.acts.add(self.entry_id, **self.values)

    def says_something(self) -> bool:
        """Whether there is anything to keep."""
        return any(str(self.values.get(name) or "").strip() for name in self.WORDS)

    def take(self, entry: object) -> None:
        """Show the stored entry."""
        self.stored = True
        self.values |= {name: getattr(entry, name) for name in self.values}
        self.show_values()

    def show_values(self) -> None:
        """Put `values` into the fields."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the cursor where one begins to write."""
        raise NotImplementedError


class Entries(QWidget):
    """The rows of one list. `make` makes a row for an id; `stored` gives what the record holds now.

    `shown`: how many of those written before are seen at first, the newest; 0 for all.
    """

    def __init__(
        self,
        model: CaseModel,
        make: Callable[[str], Row],
        stored: Callable[[], Sequence[Any]],
        add_words: str,
        shown: int = 0,
    ) -> None:
        super().__init__()
        self._shown = shown
        self._before: QPushButton = button("", self._show_all, "quiet", "chevron-up")
        self._before.hide()
        self._model, self._make, self._stored = model, make, stored
        self._rows: dict[str, Row] = {}
        self._list: QVBoxLayout = column(spacing=10)
        self._add = button(add_words, self.add, "quiet", "plus")
        self._gone = Gone(model)
        self.setLayout(column(row(self._before, None), self._list, self._gone, row(self._add, None), spacing=4))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows[key] for key in sorted(self._rows))

    def refresh(self) -> None:
        """Bring the rows in line with the record. A row someone is writing in stays."""
        for _ in self.parts():
            pass

    def parts(self) -> Iterator[None]:
        """As `refresh`, a new row at a time."""
        found = {entry.id: entry for entry in self._stored()}
        for entry_id, each in tuple(self._rows.items()):
            if entry_id in found:
                each.take(found[entry_id])
            elif each.stored:
                self._vanished(each)
        for entry_id in self._wanted(sorted(found)):
            made = self._put(entry_id, found[entry_id])
            yield from repeat(None, made.LINES)
        if not self._rows:
            self._put(self._model.case.file.new_id())
        self._gone.heard()
        self._show_add()
        yield

    def _wanted(self, ids: list[str]) -> list[str]:
        """Those stored that are not shown yet: of the older ones none until they are asked for."""
        newest = ids if not self._shown else ids[-self._shown :]
        hidden = set(ids) - set(newest) - self._rows.keys()
        self._before.setText(self.tr("前のことば %1件を見る").replace("%1", str(len(hidden))))
        self._before.setVisible(bool(hidden))
        return [each for each in newest if each not in self._rows]

    def _show_all(self) -> None:
        self._shown = 0
        self.refresh()

    def add(self) -> Row:
        """A row to write in: the blank one if there is one, else a new one; the cursor goes there."""
        free = next((each for each in self.rows if not each.stored and not each.says_something()), None)
        made = free or self._put(self._model.case.file.new_id())
        self._show_add()
        made.start()
        return made

    def _put(self, entry_id: str, entry: object = None) -> Row:
        made = self._make(entry_id)
        self._rows[entry_id] = made
        made.unwanted.connect(lambda: self._remove(made))
        if entry:
            made.take(entry)
        else:
            made.show_values()
        self._list.insertWidget(sorted(self._rows).index(entry_id), made)
        made.show()  # at once, so that it can take the cursor
        return made

    def _vanished(self, each: Row) -> None:
        """Undone, or emptied: where the cursor is the row stays, as a blank one."""
        each.stored = False
        if each.isAncestorOf(QApplication.focusWidget() or self):
            each.values |= dict.fromkeys(each.WORDS, "")
            each.show_values()
        else:
            self._drop(each)

    def _remove(self, each: Row) -> None:
        stored = each.stored
        each.stored = False
        self._drop(each)
        if stored:
            standing = standing_on(self._model.record, each.entry_id)
            each.acts.remove(each.entry_id)
            self._gone.show_strip(standing)
        else:
            self.refresh()
        self._add.setFocus()

    def _drop(self, each: Row) -> None:
        del self._rows[each.entry_id]
        each.dropped = True  # a field that loses the cursor on its way out must not bring it back
        self._list.removeWidget(each)
        each.hide()
        each.deleteLater()

    def _show_add(self) -> None:
        blank = any(not each.stored and not each.says_something() for each in self._rows.values())
        self._add.setVisible(not blank)
        for each in self._rows.values():  # the only blank row cannot be taken away; its place is kept
            needed = each.stored or each.says_something() or len(self._rows) > 1
            each.bin.setToolTip("".join((self.tr("消す"), *self._beforehand(each))))
            if needed != each.bin.isEnabled():
                each.bin.setEnabled(needed)
                each.bin.setIcon(icon("trash-2", theme.SOFT_INK) if needed else QIcon())

    def _beforehand(self, each: Row) -> Iterator[str]:
        """What goes along is told before it goes."""
        if each.takes_along and each.stored and (count := standing_on(self._model.record, each.entry_id).actions):
            yield self.tr("（つながっている取組 %1件も一緒に消えます）").replace("%1", str(count))


def line(words: QWidget, *after: QWidget) -> QHBoxLayout:
    """A field that takes the room there is, and what stands behind it at its first line."""
    made = row(words, *after, spacing=4)
    made.setStretch(0, 1)
    for part in after:
        made.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return made


class Gone(QWidget):
    """Says that an entry was removed, with the way back, until something else is done."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._model = model
        self._back: QPushButton = button(self.tr("元に戻す"), self._undo, "quiet", "undo-2")
        self.words = label("", "soft", wrap=False)
        self.setLayout(row(self.words, self._back, None))
        self.hide()

    def show_strip(self, standing: Standing = NOTHING) -> None:
        """The removal has just been done; told with it is what stood on the entry."""
        self.words.setText("".join((self.tr("消しました。"), *self._told(standing))))
        self.show()

    def _told(self, standing: Standing) -> Iterator[str]:
        if standing.actions:
            yield self.tr("つながっていた取組 %1件も一緒に消えました。").replace("%1", str(standing.actions))
        if standing.goals:
            yield self.tr("つながっていた目標 %1件は残っています。").replace("%1", str(standing.goals))
        if standing.notes:
            yield self.tr("これについての記録 %1件は残っています。").replace("%1", str(standing.notes))

    def heard(self) -> None:
        """Something was done to the family: the way back is no longer the last step."""
        self.hide()

    def _undo(self) -> None:
        self.hide()
        self._model.undo()
