"""The second factor of a key: a key file that is there, a new one, or none where the office allows it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kasesupport.cases import keys
from kasesupport.domain.problems import Problem
from kasesupport.ui import files
from kasesupport.ui.start.making_sheets import same_disk
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.widgets import button, column, label, row


class FactorField(QFrame):
    """`bits` are the key file's, b"" for none. `needed`: the office asks for one. `settled`: one was chosen here."""

    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.bits = b""
        self.needed = keys.factor_required(desk.file)
        self._said = label("", "soft")
        choose = button(self.tr("鍵ファイルを選ぶ"), self._choose, icon_name="key-round")
        make = button(self.tr("新しくつくる"), self._make, icon_name="plus")
        self._without = button(self.tr("使わない"), self.clear, "quiet", "x")
        self.setLayout(
            column(label(self.tr("鍵ファイル"), "label"), self._said, row(choose, make, self._without, None), spacing=6)
        )
        self.clear()

    def clear(self) -> None:
        """None."""
        self.bits = b""
        words = (
            self.tr(
                "センターの決まりで、鍵ファイルが要ります。USBメモリーにある鍵ファイルを選ぶか、新しくつくってください。"
            )
            if self.needed
            else self.tr("使わなくてもかまいません。使うと、合言葉を知られても、USBメモリーがなければ開けません。")
        )
        self._show(words)

    def take(self, path: Path) -> None:
        """Use the key file that is there."""
        self._get(lambda: keys.read_key_file(path), self.tr("「%1」を使います。").replace("%1", path.name))

    def make(self, path: Path) -> None:
        """Write a new key file there and use it."""
        said = self.tr("「%1」をつくりました。写しをもうひとつ、別の安全な場所に置くと安心です。").replace(
            "%1", path.name
        )
        if same_disk(path.parent, self._desk.file.home.folder):
            said += self.tr("いまは保管庫と同じパソコンの中にあります。USBメモリーに移して、別に持ち歩いてください。")
        self._get(lambda: keys.new_key_file(path), said)

    def lacks(self) -> bool:
        """Whether one is needed and not there."""
        return self.needed and not self.bits

    def _get(self, get: Callable[[], bytes], said: str) -> None:
        try:
            self.bits = get()
        except Problem as problem:
            self._desk.fail(problem)
            return
        self._show(said)

    def _show(self, words: str) -> None:
        self._said.setText(words)
        self._without.setVisible(bool(self.bits) and not self.needed)

    def _choose(self) -> None:
        if path := files.existing_file(self, self.tr("鍵ファイルを選ぶ"), Path.home(), files.key_files(others=True)):
            self._settle(lambda: self.take(path))

    def _make(self) -> None:
        if chosen := files.new_file(self, self.tr("鍵ファイルを置くUSBメモリー"), "kasesupport.key", files.key_files()):
            self._settle(lambda: self.make(chosen[0]))

    def _settle(self, act: Callable[[], object]) -> None:
        act()
        if self.bits:
            self.settled.emit()
