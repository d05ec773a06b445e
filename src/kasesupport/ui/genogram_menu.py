"""Everything that can be done on the genogram, with its key: for the menu, the keys, and the list of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kasesupport.domain.people import FamilyGraph
from kasesupport.ui import genogram_words as words
from kasesupport.ui.genogram_ring import RELATIVES, why_not
from kasesupport.ui.widgets import button, column, label, row


@dataclass(frozen=True)
class Entry:
    """One thing to do: its name, its words, its key as it is written in the menu. `person`: needs one selected."""

    name: str
    words: str
    key: str = ""
    person: bool = False
    writes: bool = True


def entries() -> tuple[tuple[Entry, ...], ...]:
    """By groups, in the order of the menu."""
    tips = words.tips()
    around = tuple(Entry(name, tips[name], str(n), person=True) for n, name in enumerate(RELATIVES, 1))
    return (
        around,
        (
            Entry("ring", _tr("まわりのボタンを出す"), "Enter", person=True),
            Entry("remove", _tr("選んだものを消す"), "Delete"),
            Entry("person", _tr("人をたす（つながりなし）"), "N"),
        ),
        (
            Entry("lasso", _tr("同居の枠で囲む"), "W"),
            Entry("connect", _tr("ふたりをつなぐ"), "T"),
            Entry("arrange", _tr("整列（見やすく並べなおす）"), "S"),
        ),
        (
            Entry("near", _tr("大きく見る"), "+", writes=False),
            Entry("far", _tr("小さく見る"), "-", writes=False),
            Entry("whole", _tr("全体を見る"), "0", writes=False),
        ),
        (
            Entry("keep", _tr("今日の記録として残す"), "K"),
            Entry("look_back", _tr("これまでの図を見る"), "H", writes=False),
            Entry("paper", _tr("印刷・保存"), "Ctrl+P", writes=False),
            Entry("take_in", _tr("GEDCOMから取り込む")),
            Entry("give_out", _tr("GEDCOMに書き出す"), writes=False),
        ),
        (
            Entry("undo", _tr("元に戻す"), "Ctrl+Z"),
            Entry("redo", _tr("やり直す"), "Ctrl+Shift+Z"),
            Entry("keys", _tr("キーの一覧"), "F1", writes=False),
        ),
    )


def by_key() -> Mapping[str, Entry]:
    """Single signs that are typed on the canvas."""
    return {entry.key.lower(): entry for group in entries() for entry in group if len(entry.key) == 1}


class MenuButton(QPushButton):
    """「操作」: the menu is filled for what is selected when it opens. `act` takes an entry's name."""

    def __init__(self, act: Callable[[str], object], can_write: bool) -> None:
        super().__init__(f" {_tr('操作')}")
        made = button("", lambda: None, "quiet", "list-checks")
        self.setObjectName("quiet")
        self.setIcon(made.icon())
        self.setIconSize(made.iconSize())
        self.setMinimumHeight(made.minimumHeight())
        self.setAccessibleName(_tr("操作の一覧"))
        self.setProperty("reads", True)
        self._act, self._can_write = act, can_write
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.fill("", FamilyGraph(), "")

    def fill(self, kind: str, graph: FamilyGraph, subject: str) -> None:
        """What can be done with the subject: a person, a line, an outline, or "" for none."""
        self._menu.clear()
        for n, group in enumerate(entries()):
            if n:
                self._menu.addSeparator()
            for entry in group:
                made = self._menu.addAction(f"{entry.words}\t{entry.key}")
                made.setObjectName(entry.name)
                made.triggered.connect(lambda _=False, name=entry.name: self._act(name))
                made.setEnabled(self._possible(entry, kind, graph, subject))

    def _possible(self, entry: Entry, kind: str, graph: FamilyGraph, subject: str) -> bool:
        if entry.writes and not self._can_write:
            return False
        if entry.name == "remove":
            return bool(kind)
        if entry.name == "ring":
            return kind in ("person", "union")
        return not entry.person or (kind == "person" and not why_not(graph, subject, entry.name))


class KeysPanel(QWidget):
    """The list of keys, at the side."""

    def __init__(self, done: Callable[[], object]) -> None:
        super().__init__()
        keys = (
            (_tr("Tab・Shift+Tab"), _tr("人を順に選ぶ")),
            (_tr("↑ ↓ ← →"), _tr("となりの人を選ぶ")),
            *((entry.key, entry.words) for group in entries() for entry in group),
            ("Esc", _tr("やめる・選ぶのをやめる")),
            ("Ctrl+L", _tr("鍵をかける")),
        )
        parts = [_line(*each) for each in keys]
        close = button(_tr("とじる"), done, "", "x")
        self.setLayout(column(*parts, close, spacing=2))


def _line(key: str, meaning: str) -> QWidget:
    holder = QWidget()
    sign = label(key, "label")
    sign.setFixedWidth(110)
    said = row(sign, label(meaning), spacing=6)
    said.setStretch(1, 1)
    holder.setLayout(said)
    return holder


def _tr(text: str) -> str:
    return QCoreApplication.translate("genogram", text)
