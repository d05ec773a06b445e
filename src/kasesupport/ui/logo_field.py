"""The office's sign for its sheets: seen, chosen from a file, taken away."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from kasesupport import messages
from kasesupport.cases.office import HEAVIEST, checked_logo
from kasesupport.domain.problems import Problem
from kasesupport.ui import files
from kasesupport.ui.widgets import button, column, label, row

WIDE, HIGH = 150, 42  # px; the same shape as at the foot of a sheet


class LogoField(QWidget):
    """`content` is what was chosen, b"" for none. With `fixed` it is only shown."""

    def __init__(self, content: bytes, *, fixed: bool) -> None:
        super().__init__()
        self.content = content
        self._picture = QLabel()
        self._picture.setFixedSize(WIDE, HIGH)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._picture.setAccessibleName(self.tr("センターのロゴ"))
        self._none = label(self.tr("ロゴはありません"), "soft")
        self.said = label("", "warm")
        self._choose = button(self.tr("ロゴを選ぶ"), self.ask)
        self._away = button(self.tr("はずす"), lambda: self.show_content(b""), "quiet")
        self._choose.setVisible(not fixed)
        self._fixed = fixed
        line = row(self._picture, self._none, None, self._choose, self._away)
        self.setLayout(column(line, self.said, margin=0))
        self.show_content(content)

    def ask(self) -> None:
        """Ask for a picture."""
        kinds = self.tr("絵 (*.png *.jpg *.jpeg)")
        if path := files.existing_file(self, self.tr("ロゴを選ぶ"), Path.home(), kinds):
            self.take(path)

    def take(self, path: Path) -> None:
        """The picture of a file; one that will not do is told, and what was there stays."""
        try:
            with path.open("rb") as opened:
                self.show_content(checked_logo(opened.read(HEAVIEST + 1)))
        except OSError:
            self._tell(Problem("file_unreadable"))
        except Problem as problem:
            self._tell(problem)

    def show_content(self, content: bytes) -> None:
        """Show this sign, or that there is none."""
        self.content = content
        picture = QPixmap()
        picture.loadFromData(content)
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(WIDE, HIGH, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self._picture.setPixmap(picture)
        self._picture.setVisible(bool(content))
        self._none.setVisible(not content)
        self._away.setVisible(bool(content) and not self._fixed)
        self.said.hide()

    def _tell(self, problem: Problem) -> None:
        self.said.setText(messages.text(problem, "ja"))
        self.said.show()
