"""The sheets of a restore."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kasesupport.ui import files
from kasesupport.ui.start.choice import choice
from kasesupport.ui.start.making_sheets import free
from kasesupport.ui.start.sheet import Sheet, link
from kasesupport.ui.start.words import NAME, breakable, holds_words, moment_words
from kasesupport.ui.widgets import Fold, button, column, empty, label, row

if TYPE_CHECKING:
    from kasesupport.cases.finding import BackupLine, Comparison, Look


NAMES = 60  # of families that are shown


class BackupsSheet(Sheet):
    """All backups of a vault, newest first, or of a folder that is chosen. `chosen` carries the BackupLine."""

    chosen = Signal(object)
    salvage_wanted = Signal()

    def __init__(self, vault: Path | None, second: Path | None = None) -> None:
        super().__init__()
        self._vault, self._second = vault, second
        self.lines: tuple[BackupLine, ...] = ()
        self._where = label("", "soft")
        self._found_at: Path | None = None
        self._lines: QVBoxLayout = column(spacing=8)
        self._other = button(self.tr("ほかの場所（USBメモリーなど）の控えをさがす"), self._ask, icon_name="search")
        self._salvage = link(
            self.tr("よい控えがないときは、保管庫から読めるものを取り出す"), self.salvage_wanted.emit, "hand-heart"
        )
        self.lay(
            self.tr("控えから戻す"),
            label(self.tr("どの控えから戻すかを選んでください。選んだだけでは、何も変わりません。"), "soft"),
            label(self.tr("家庭の数や名前は、合言葉を入れるまで見えません。控えを入れたUSBメモリーなどをなくしても、"
                          "拾った人に何も知られないようにするためです。"), "soft"),
            self._where, self._lines, row(self._other, None), row(self._salvage, None), back=True,
        )  # fmt: skip
        self._salvage.setVisible(vault is not None and vault.exists())

    def begin(self) -> None:
        first = self._lines.itemAt(0)
        widget = first.widget() if first else None
        (widget or self._other).setFocus()

    def look(self, folder: Path | None = None) -> None:
        """Show what stands on the vault's shelf, in its second place and on sticks, or in this folder."""
        where = folder or self._vault or self._second
        if where is None:
            self.show_lines((), None)
            return

        def find(_: object) -> "tuple[BackupLine, ...]":
            from kasesupport.cases import finding

            if folder is not None or self._vault is None:
                return finding.find(where)
            return finding.of_vault(where, (*([self._second] if self._second else []), *files.sticks()))

        words = self.tr("控えをさがしています…")
        self.work(find, lambda lines: self.show_lines(lines, where), words=words)

    def show_lines(self, lines: "tuple[BackupLine, ...]", where: Path | None) -> None:
        """These were found."""
        self.lines = lines
        self._found_at = where
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(self._choice(line))
        self._where.setText(breakable(where or ""))
        self._where.setVisible(where is not None)
        if not lines:
            self.say(self._nothing(where))
        self.begin()

    def tell(self, lines: "tuple[BackupLine, ...]") -> None:
        """The same, with what a key told of them."""
        self.show_lines(lines, self._found_at)

    def _choice(self, line: "BackupLine") -> QWidget:
        """With its place, where that is not the vault itself."""
        inside = self._vault is not None and line.path.is_relative_to(self._vault)
        words = holds_words(line) if inside else f"{holds_words(line)}\n{breakable(line.path.parent)}"
        return choice(moment_words(line.at), words, lambda: self.chosen.emit(line), "rotate-ccw")

    def _ask(self) -> None:
        start = (self._vault or Path.home() / NAME).parent
        if chosen := files.folder(self, self.tr("控えのあるフォルダー"), start):
            self.look(chosen)

    def _nothing(self, where: Path | None) -> str:
        if where is None:
            return ""
        return self.tr(
            "ここには控えが見つかりませんでした。何も変えていません。"
            "控えをとっているUSBメモリーなどを差し込んで、上の「ほかの場所の控えをさがす」のボタンでさがしてください。"
        )


class TargetSheet(Sheet):
    """What the backup holds, against today's vault; a place of its own, or that of today's vault.

    `placed` carries a new folder; `replace_wanted` asks before today's vault makes way.
    """

    placed = Signal(object)
    replace_wanted = Signal()

    def __init__(self, looked: "Look", vault: Path | None) -> None:
        super().__init__()
        self._near = vault or Path.home() / NAME
        found = looked.comparison
        line = found.backup
        words = self._relation(found)
        parts = [label(moment_words(line.at), "heading"), label(holds_words(line), "soft"),
                 *self._names(looked.families), label(words, "label")]  # fmt: skip
        ways = self._ways(found)
        self._first = ways[0]
        self.lay(self.tr("どこに戻しますか"), *parts, *self._erased(found), *ways, back=True)

    def begin(self) -> None:
        self._first.setFocus()

    def _ways(self, found: "Comparison") -> list[QWidget]:
        """The first is the usual one."""
        aside = choice(
            self.tr("別の場所に戻す"),
            self.tr("新しいフォルダーに戻して、中を見てみます。いまの保管庫には手を加えません。"),
            self._ask, "plus",
        )  # fmt: skip
        instead = choice(
            self.tr("いまの保管庫と入れかえる"),
            self.tr("いまの保管庫は、別の名前で残します。"),
            self.replace_wanted.emit, "rotate-ccw",
        )  # fmt: skip
        here = choice(
            self.tr("もとの場所に戻す"), breakable(self._near), lambda: self.placed.emit(self._near), "rotate-ccw"
        )
        stands = found.relation not in ("no_vault", "other_vault")
        first = instead if stands else here if not self._near.exists() else aside
        ways: list[QWidget] = [first] if first is aside else [first, aside]
        for unused in {aside, instead, here} - set(ways):
            unused.deleteLater()
        return ways

    def erases_again(self) -> bool:
        """Whether what was erased since the backup is to be erased again."""
        return self.again.isChecked()

    def _erased(self, found: "Comparison") -> list[QWidget]:
        """What is known of families that were erased since, and the tick that carries it on."""
        self.again = QCheckBox(self.tr("消した家庭をもう一度消す（おすすめ）"), self)
        self.again.setChecked(True)
        self.again.setVisible(bool(found.erased))
        if found.erased is None:
            return [label(self._unknown(), "warm")]
        words = self.tr("この控えには、あとで消去した%1家庭の記録が残っています。戻しただけでは、その記録も戻ります。")
        return [label(words.replace("%1", str(found.erased)), "warm"), self.again] if found.erased else []

    def _names(self, families: tuple[str, ...] | None) -> list[QWidget]:
        """Closed at first: others may look on."""
        if families is None:
            return [label(self.tr("家庭の名前は、この控えを戻してからでないと読めません。"), "soft")]
        if not families:
            return []
        more = self.tr("　ほか%1家庭").replace("%1", str(len(families) - NAMES)) if len(families) > NAMES else ""
        inner = QWidget()
        inner.setLayout(column(label("、".join(families[:NAMES]) + more), margin=10))
        return [Fold(self.tr("入っている家庭の名前を見る"), inner, "users-round")]

    def _unknown(self) -> str:
        return self.tr(
            "控えをとった日よりあとに消去した家庭があれば、その記録も戻ります。いまの保管庫からは、それを確かめられません。"
            "戻したあとで、消去のときの書類などと見くらべて、「保管庫」の「保存期間」で、もう一度消去してください。"
        )

    def _ask(self) -> None:
        if chosen := files.folder(self, self.tr("戻した保管庫を置くフォルダー"), self._near.parent):
            self.placed.emit(free(chosen, f"{self._near.stem}-戻したもの"))

    def _relation(self, found: "Comparison") -> str:
        words = {
            "same": self.tr("いまの保管庫と同じところまでの記録です。"),
            "older": self.tr("いまの保管庫には、この控えよりあとの記録が%lost件あります。"),
            "newer": self.tr("いまの保管庫にない記録が、この控えに%gained件あります。"),
            "apart": self.tr("いまの保管庫にだけある記録が%lost件、この控えにだけある記録が%gained件あります。"),
            "other_vault": self.tr("いまの保管庫とは別の保管庫の控えです。"),
            "no_vault": self.tr("控えの中身を確かめました。"),
            "unreadable": self.tr("いまの保管庫は読めないため、くらべられませんでした。"),
        }[found.relation]
        return words.replace("%lost", str(found.lost)).replace("%gained", str(found.gained))


class SureSheet(Sheet):
    """The question before today's vault makes way."""

    def __init__(self, found: "Comparison", vault: Path, *, erase_again: bool) -> None:
        super().__init__()
        swap = self.tr("いまの保管庫を、%1の控えと入れかえます。")
        words = [swap.replace("%1", moment_words(found.backup.at))]
        if found.lost:
            words.append(
                self.tr("控えよりあとの記録%1件は、入れかえた保管庫には入りません。").replace("%1", str(found.lost))
            )
        if found.erased:
            again = self.tr("控えのあとに消去した%1家庭は、戻すときに、もう一度消去します。")
            stays = self.tr("控えのあとに消去した%1家庭の記録も、もとに戻ります。")
            words.append((again if erase_again else stays).replace("%1", str(found.erased)))
        words.append(
            self.tr(
                "いまの保管庫は消さずに、同じ場所に「…（戻す前 日付）」の名前で残します。あとから見ることもできます。"
            )
        )
        words.append(self.tr("これまでの控えは、入れかえたあとも、控えの一覧に残ります。"))
        self.lay(
            self.tr("入れかえてよいですか"), *(label(each) for each in words), label(breakable(vault), "soft"),
            onward=self.tr("入れかえる"), back=True,
        )  # fmt: skip

    def begin(self) -> None:
        """The cursor stands on the way back, so that Return alone does nothing weighty."""
        self.way_back.setFocus()
