"""The first page of somebody without a vault."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from kasesupport.ui import theme
from kasesupport.ui.help.desk import open_guide
from kasesupport.ui.icons import pixmap
from kasesupport.ui.start.sheet import Sheet, link
from kasesupport.ui.widgets import button, label, row

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile


class WelcomeSheet(Sheet):
    """Each way on is a signal."""

    make_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    restore_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first = button(self.tr("保管庫をつくる"), self.make_wanted.emit, "main", "key-round")
        guide = link(self.tr("手引き"), lambda: open_guide(self), "book-open")
        self.lay(
            self.tr("kasesupport へようこそ"),
            label(self.tr("家族と一緒に、ジェノグラムとエコマップを描き、サポートプランをつくる道具です。"
                          "インターネットは使いません。記録は、鍵のかかった「保管庫」ひとつに入ります。"), "soft"),
            self._first,
            button(self.tr("いまある保管庫をひらく"), self.open_wanted.emit, icon_name="lock"),
            button(self.tr("例の家庭で試す"), self.example_wanted.emit, icon_name="users-round"),
            label(self.tr("「例の家庭」は架空です。試したことは、終わるとすべて消えます。"), "soft"),
            row(
                link(self.tr("控えから戻す"), self.restore_wanted.emit, "rotate-ccw"),
                link(self.tr("保管庫と鍵のこと"), self.help_wanted.emit, "circle-help"),
                guide,
                None,
            ),
        )  # fmt: skip
        self.layout().insertWidget(0, picture())  # type: ignore[union-attr]

    def begin(self) -> None:
        self._first.setFocus()


class ExampleSheet(Sheet):
    """While the example families are laid out. `opened` carries the CaseFile."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lay(
            self.tr("例の家庭で試す"),
            label(self.tr("架空の家庭です。試したことは、終わるとすべて消えます。"), "soft"),
            back=True,
        )

    def open(self, try_example: "Callable[[], CaseFile]") -> None:
        """Begin."""
        self.work(lambda _: try_example(), self.opened.emit, words=self.tr("例の家庭を並べています…"))


def picture(name: str = "house", color: str = theme.ACCENT) -> QLabel:
    """A large icon over a page."""
    shown = QLabel()
    shown.setPixmap(pixmap(name, color, 56))
    return shown
