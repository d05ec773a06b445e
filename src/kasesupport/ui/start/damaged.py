"""A vault in which damage was met before: what mends it comes first, opening it last."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from kasesupport.ui import damage
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.choice import choice
from kasesupport.ui.start.sheet import Sheet, link
from kasesupport.ui.start.words import breakable, moment_words
from kasesupport.ui.widgets import label, row


class DamagedSheet(Sheet):
    """`open_wanted`: by the passphrase all the same; it is read through first then."""

    WIDTH = 700
    restore_wanted = Signal()
    salvage_wanted = Signal()
    open_wanted = Signal()
    other_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, folder: Path, laptop: Laptop) -> None:
        super().__init__()
        at = moment_words(datetime.fromisoformat(laptop.damage(folder)))
        met = self.tr("%1に、この保管庫のファイルに傷みが見つかりました。").replace("%1", at)
        self._ways = damage.ways(self._mend)
        self._looking = damage.look_for_backup(self, self._ways, folder, laptop.second(folder))
        again = choice(
            self.tr("合言葉でひらいて、もう一度確かめる"),
            self.tr("全体を読んでから開きます。まだ傷んでいれば、開かずにお知らせします。USBメモリーの接触が悪かったときなどに。"),
            self.open_wanted.emit, "unlock",
        )  # fmt: skip
        other = link(self.tr("別の保管庫"), self.other_wanted.emit)
        self.below.setLayout(row(other, link(self.tr("保管庫と鍵のこと"), self.help_wanted.emit), None))
        words = (label(f"{met}{damage.safe()}"), label(damage.to_do()), label(breakable(folder), "soft"))
        self.lay(damage.title(), *words, *self._ways, again)

    def begin(self) -> None:
        self._ways[0].setFocus()

    def put_down(self) -> None:
        self._looking.wait()
        super().put_down()

    def _mend(self, way: str) -> None:
        (self.restore_wanted if way == damage.RESTORE else self.salvage_wanted).emit()
