"""添付: what was attached to the family; more is brought by a button, a drag or the clipboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from kasesupport.domain.attached import Attached
from kasesupport.domain.dates import PartialDate, both
from kasesupport.ui.papers.pieces import Pieces
from kasesupport.ui.widgets import LineField, button, card, column, ground, label, row

Act = Callable[[], object]
MB = 1024 * 1024
FINGERPRINT = 16  # hex digits of the SHA-256 that are shown


class AttachedList(QWidget):
    """Newest first. `chosen` is told which one; `ask` opens the dialog; `brought` gets what was dropped or copied."""

    def __init__(
        self, chosen: Callable[[str], object], ask: Act, brought: Callable[[QMimeData], object], stop: Act
    ) -> None:
        super().__init__()
        self._brought = brought
        self.setAcceptDrops(True)
        self.list = Pieces(lambda *_: None, chosen, self.tr("添付した写真とPDF"), moves=False)
        self.list.setSpacing(3)
        self.ask = button(self.tr("ファイルから"), ask, "main", "paperclip")
        self.paste = button(
            self.tr("貼りつけ"), self._paste, icon_name="clipboard-list", tip=self.tr("コピーした写真を添付（Ctrl+V）")
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._busy = ground(row(self._bar, button(self.tr("やめる"), stop, "quiet")))
        self._busy.hide()
        self._nothing = label(
            self.tr(
                "手で書いてもらった紙の写真やスキャンを、ここに取っておけます。写真（JPEG・PNG）とPDF、一つ20MBまでです。"
                "ここへ落としても、コピーして貼りつけても入ります。"
            ),
            "soft",
        )
        whole = column(row(self.ask, self.paste), self._busy, self._nothing, self.list, ground(column(None)))
        whole.setStretch(3, 1)
        self.setLayout(whole)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._paste)

    def offer(self, lines: Sequence[tuple[str, str]], chosen: str, *, may: bool) -> None:
        """Show these, each by its id; `may`: more can be brought."""
        self.list.offer([(each, words, False) for each, words in lines], chosen)
        self._nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        for part in (self.ask, self.paste):
            part.setEnabled(may)
        self.setAcceptDrops(may)

    def show_share(self, share: float) -> None:
        """How far the file is looked at; 1.0: done."""
        self._busy.setVisible(share < 1)
        self._bar.setValue(round(share * 100))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from kasesupport.ui.attached.taking import has_some

        if has_some(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._brought(event.mimeData())

    def _paste(self) -> None:
        if self.paste.isEnabled():
            self._brought(QGuiApplication.clipboard().mimeData())


class AttachedPanel(QWidget):
    """What is known of one file, and what can be done with it. `call` takes its new name."""

    def __init__(self, call: Callable[[str], object], beside: Act, remove: Act) -> None:
        super().__init__()
        self._facts, self._mark = label("", ""), label("", "soft")
        self.name = LineField("", call, self.tr("例：ふり返りシート"), self.tr("何の紙か"))
        self.beside = button(self.tr("横に出して入力する"), beside, "main", "columns-2")
        self.remove = button(self.tr("添付を消す"), remove, "quiet", "trash-2")
        self.setLayout(column(card(
            label(self.tr("何の紙か（直せます）"), "label"), self.name, self._facts, self.beside,
            label(self.tr("写真を右に置いたまま、書いてあることを打ちこめます。"), "soft"),
            self.remove, self._mark, margin=14, spacing=9,
        )))  # fmt: skip

    def show_file(self, file: Attached | None, sheet: str, *, may: bool) -> None:
        """Show this one, None for none; `sheet`: what the sheet it shows is called."""
        self.setVisible(file is not None)
        if file is None:
            return
        by = self.tr("添付した人：%1").replace("%1", file.by_whom) if file.by_whom else ""
        size = f"{file.kind.upper()}　{max(file.size / MB, 0.1):.1f}MB"
        pages = self.tr("%1枚").replace("%1", str(file.pages)) if file.pages > 1 else ""
        shown = self.tr("センターの紙：%1").replace("%1", sheet) if sheet else ""
        self._facts.setText("\n".join(each for each in (shown, day(file), f"{size}　{pages}", by) if each))
        self._mark.setText(
            self.tr("写しの指紋 %1… 添付したときのままかを、開くたびに確かめます。").replace(
                "%1", file.sha256[:FINGERPRINT]
            )
        )
        self.name.show_text(file.what)
        self.beside.setEnabled(file.kept)
        for part in (self.name, self.remove):
            part.setEnabled(may)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.name.flush()


def day(file: Attached) -> str:
    """When, with the Japanese year beside it."""
    return both(PartialDate.from_text(file.on))
