"""Everything that can be done on the genogram, with its key: for the menu, the keys, and the list of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kasesupport.ui.genogram import words
from kasesupport.ui.genogram.ring import RELATIVES
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, label, row


@dataclass(frozen=True)
class Entry:
    """One thing to do: its name, its words, its key as it is written in the menu. `person`: needs one selected."""

    name: str
    words: str
    key: str = ""
    person: bool = False
    writes: bool = True


Group = tuple[str, tuple[Entry, ...]]  # its title where it is a menu of its own, and what is in it


def entries() -> tuple[Group, ...]:
    """By groups, in the order of the menu."""
    tips = words.tips()
    around = tuple(Entry(name, tips[name], str(n), person=True) for n, name in enumerate(RELATIVES, 1))
    chosen = (
        Entry("ring", _tr("まわりのボタンを出す"), "Enter", person=True),
        Entry("lines", _tr("この人の線や枠を順に選ぶ"), "9", writes=False),
        Entry("remove", _tr("選んだものを消す"), "Delete"),
    )
    family = (
        Entry("person", _tr("人を足す（つながりなし）"), "N"),
        Entry("lasso", _tr("同居の枠で囲む"), "W"),
        Entry("connect", _tr("ふたりをつなぐ"), "T"),
        Entry("arrange", _tr("整列（見やすく並べなおす）"), "S"),
        Entry("arrange_one", _tr("選んだ人だけ並べなおす"), "A", person=True),
    )
    sizes = (
        Entry("near", _tr("大きく見る"), "+", writes=False),
        Entry("far", _tr("小さく見る"), "-", writes=False),
        Entry("find", _tr("人をさがす"), "Ctrl+F", writes=False),
        Entry("whole", _tr("全体を見る"), "0", writes=False),
    )
    out = (
        Entry("keep", _tr("今日の記録として残す"), "K"),
        Entry("look_back", _tr("これまでの図を見る"), "H", writes=False),
        Entry("paper", _tr("印刷・保存"), "Ctrl+P", writes=False),
        Entry("take_in", _tr("家系図のファイルから取り込む（GEDCOM）")),
        Entry("give_out", _tr("家系図のファイルに書き出す（GEDCOM）"), writes=False),
    )
    back = (
        Entry("undo", _tr("元に戻す"), "Ctrl+Z"),
        Entry("redo", _tr("やり直す"), "Ctrl+Shift+Z"),
        Entry("keys", _tr("キーの一覧"), "?", writes=False),
    )
    return (
        (_tr("選んだ人に"), around), ("", chosen), ("", family), (_tr("何人かに"), _several()),
        (_tr("見える大きさ"), sizes),
        (_tr("残す・印刷・取り込み"), out), ("", back),
    )  # fmt: skip


def _several() -> tuple[Entry, ...]:
    return (
        Entry("gather", _tr("まとめて選ぶ（人を順に押す・四角でなぞる）"), "G", writes=False),
        Entry("all", _tr("全員を選ぶ"), "Ctrl+A", writes=False),
        Entry("closer", _tr("選んだ人を大きく見る"), "Z", person=True, writes=False),
        Entry("copy", _tr("写す（絵とデータ）"), "Ctrl+C", writes=False),
        Entry("cut", _tr("切り取る"), "Ctrl+X", person=True),
        Entry("paste", _tr("貼る（写した人・名前の行）"), "Ctrl+V"),
        Entry("double", _tr("もう1組つくる"), "Ctrl+D", person=True),
        Entry("level", _tr("選んだ人の高さをそろえる"), person=True),
        Entry("upright", _tr("選んだ人の左右をそろえる"), person=True),
        Entry("even", _tr("選んだ人を等間隔にする"), person=True),
    )


def by_key() -> Mapping[str, Entry]:
    """Single signs that are typed on the canvas."""
    return {entry.key.lower(): entry for _, group in entries() for entry in group if len(entry.key) == 1}


class MenuButton(QPushButton):
    """「操作」: the menu is filled when it opens. `act` takes an entry's name; `kind` tells what is selected."""

    def __init__(self, act: Callable[[str], object], kind: Callable[[], str], model: CaseModel) -> None:
        super().__init__(f" {_tr('操作')}")
        made = button("", lambda: None, "quiet", "list-checks")
        self.setObjectName("quiet")
        self.setIcon(made.icon())
        self.setIconSize(made.iconSize())
        self.setMinimumHeight(made.minimumHeight())
        self.setAccessibleName(_tr("操作の一覧"))
        self.setProperty("reads", True)
        self._act, self._kind, self._model = act, kind, model
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What can be done with what is selected: a person, a line, an outline, or nothing."""
        kind = self._kind()
        self._menu.clear()
        for old in self._menu.findChildren(QMenu):
            old.deleteLater()
        for title, group in entries():
            if title:
                menu = self._menu.addMenu(title)
            else:
                menu = self._menu
                menu.addSeparator()
            for entry in group:
                made = menu.addAction(f"{entry.words}\t{entry.key}")
                made.setObjectName(entry.name)
                made.triggered.connect(lambda _=False, name=entry.name: self._act(name))
                made.setEnabled(self._possible(entry, kind))
            if title:
                menu.setEnabled(any(self._possible(entry, kind) for entry in group))

    def _possible(self, entry: Entry, kind: str) -> bool:
        if entry.writes and not self._model.can_write:
            return False
        if entry.name in ("undo", "redo"):
            return self._model.can_undo() if entry.name == "undo" else self._model.can_redo()
        if entry.name in ("remove", "lines"):
            return bool(kind)
        if entry.name == "ring":
            return kind in ("person", "union")
        return not entry.person or kind == "person"


class KeysPanel(QWidget):
    """The list of keys, at the side."""

    def __init__(self, done: Callable[[], object]) -> None:
        super().__init__()
        keys = (
            (_tr("Tab・Shift+Tab"), _tr("人を順に選ぶ")),
            (_tr("↑ ↓ ← →"), _tr("となりの人を選ぶ")),
            (_tr("名前でEnter"), _tr("性別、生まれた日、絵の順に進む")),
            *((entry.key, entry.words) for _, group in entries() for entry in group),
            ("Esc", _tr("やめる・横の欄から絵にもどる")),
            ("Ctrl+L", _tr("鍵をかける")),
        )
        parts = [_line(*each) for each in keys]
        close = button(_tr("とじる"), done, "", "x")
        self.setLayout(column(*parts, close, spacing=7))


def _line(key: str, meaning: str) -> QWidget:
    holder = QWidget()
    sign = label(key, "label")
    sign.setFixedWidth(124)
    said = row(sign, label(meaning), spacing=6)
    said.setStretch(1, 1)
    holder.setLayout(said)
    return holder


def _tr(text: str) -> str:
    return QCoreApplication.translate("genogram", text)
