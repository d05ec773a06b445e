"""The window of the guide: chapters at the left, one of them at the right. It stands beside the work, not over it."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget

from kasesupport import resources
from kasesupport.ui import theme
from kasesupport.ui.help import licences
from kasesupport.ui.help.chapters import Chapter, chapters
from kasesupport.ui.widgets import button, column, label, row

WIDE, HIGH = 1080, 700  # logical px
PICTURE = 700  # logical px: no picture is shown wider
PICTURE_SIGN = "\ufffc"  # what a picture is in the text of its paragraph
LICENCES = "licences"
LOOK = f"""
h1 {{ font-size: 24px; }} h2 {{ font-size: 19px; }} h3 {{ font-size: 16px; }}
a {{ color: {theme.ACCENT}; }}
"""


class Browser(QTextBrowser):
    """Shows a chapter; `go` gets the file name of another chapter that was pressed. No address outside is followed."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(lambda url: go(url.fileName()) if not url.scheme() and url.fileName() else None)

    def show_markdown(self, words: str, folder: Path) -> None:
        """Markdown whose pictures stand in `folder`."""
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{folder}/"))
        self.document().setDefaultStyleSheet(LOOK)
        self.document().setDocumentMargin(18)
        self.setMarkdown(words)
        self._air()
        self.moveCursor(self.textCursor().MoveOperation.Start)

    def show_plain(self, words: str) -> None:
        """Words as they are; nothing of the chapter before clings to them."""
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        self.setPlainText(words)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture no wider than the page."""
        name = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource:
            return None
        image = QImage(name.toLocalFile() or str(resources.guide() / name.path()))
        if image.width() > PICTURE:
            image = image.scaledToWidth(PICTURE, Qt.TransformationMode.SmoothTransformation)
        return image

    def _air(self) -> None:
        """Lines and paragraphs stand apart, as on every page; a picture stands in a line of its own height."""
        cursor = self.textCursor()
        cursor.beginEditBlock()  # laid out once, not a block at a time
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if PICTURE_SIGN not in block.text():
                form.setLineHeight(140.0, form.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(16.0 if form.headingLevel() else 2.0)
            form.setBottomMargin(6.0)
            form.setNonBreakableLines(False)  # a long command goes on in the next line
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()


class HelpWindow(QDialog):
    """`report` opens the report on the program."""

    def __init__(self, report: Callable[[], object], over: QWidget) -> None:
        super().__init__(over)
        self.setWindowTitle(self.tr("手引き"))
        self._chapters: tuple[Chapter, ...] = chapters()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("手引きの目次"))
        self.list.addItems([*(chapter.title for chapter in self._chapters), self.tr("ライセンス")])
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(0, theme.TOUCH))
        self.list.setFixedWidth(250)
        self.browser = Browser(self._follow)
        self.browser.setAccessibleName(self.tr("手引きの本文"))
        self.list.currentRowChanged.connect(self._show_row)
        self._build(report)

    def open_at(self, chapter: str) -> None:
        """Show a chapter by its id, and the window."""
        ids = [*(each.id for each in self._chapters), LICENCES]
        self.list.setCurrentRow(ids.index(chapter) if chapter in ids else 0)
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def _build(self, report: Callable[[], object]) -> None:
        close = button(self.tr("閉じる"), self.close, "main")
        tell = button(self.tr("動作の報告をつくる"), report, "quiet", "file-text")
        tell.setToolTip(self.tr("困ったときに、つくった人に伝えるためのもの。家庭のことは入りません。"))
        hint = label(self.tr("F1 を押すと、いまの画面の章がひらきます。"), "soft", wrap=False)
        body = row(self.list, self.browser, spacing=12)
        body.setStretch(1, 1)
        self.setLayout(column(body, row(tell, hint, None, close), margin=16, spacing=12))
        self.resize(WIDE, HIGH)

    def _show_row(self, number: int) -> None:
        if number >= len(self._chapters):
            self.browser.show_plain(licences.text())
        elif number >= 0:
            chapter = self._chapters[number]
            self.browser.show_markdown(self._led(chapter.text()), chapter.file.parent)

    def _led(self, words: str) -> str:
        """Without the ways to what is no chapter here: they would lead nowhere."""
        names = "|".join(re.escape(each.file.name) for each in self._chapters)
        return re.sub(rf"(?<!!)\[([^\]]*)\]\((?!(?:{names})[)#])[^)]*\)", r"\1", words)

    def _follow(self, name: str) -> None:
        """Another chapter; what is written for technicians alone stands in the source, not here."""
        number = next((n for n, each in enumerate(self._chapters) if each.file.name == name), -1)
        if number >= 0:
            self.list.setCurrentRow(number)
