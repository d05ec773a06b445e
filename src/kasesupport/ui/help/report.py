"""動作の報告: what somebody who mends the program has to know, and nothing of a family. Shown before it is saved."""

import locale
import platform
import sys
from collections.abc import Iterable, Mapping

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

import kasesupport
from kasesupport.domain.problems import Problem
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.widgets import button, column, label, row

WORDS = {
    "schema": "保管庫の形",
    "families": "家庭の数",
    "people": "人の数",
    "acts": "操作の数",
    "bytes": "保管庫の大きさ（バイト）",
    "backups": "控えの数",
}


def report(numbers: Mapping[str, int], codes: Iterable[str]) -> str:
    """The lines. `numbers`: of the open vault, empty where none is; `codes`: of the Problems that were told of late.

    A path is in none of them: it may hold a user's or an office's name.
    """
    lines = [
        "kasesupport 動作の報告",
        f"版：{kasesupport.__version__}（{'組み立てたもの' if getattr(sys, 'frozen', False) else 'ソースから'}）",
        f"システム：{platform.system()} {platform.release()} {platform.machine()}",
        f"Python {platform.python_version()}、Qt {qVersion()}、表示：{QGuiApplication.platformName()}",
        f"言語と文字：{locale.getlocale()[0] or '-'} {sys.getfilesystemencoding()}",
        *(f"画面：{_told(screen)}" for screen in QGuiApplication.screens()),
        *(f"{WORDS[name]}：{number}" for name, number in numbers.items()),
        f"最近のお知らせの番号：{'、'.join(codes) or 'なし'}",
    ]
    return "\n".join(lines) + "\n"


def _told(screen: QScreen) -> str:
    size = screen.size()
    return (
        f"{size.width()} × {size.height()}、倍率 {screen.devicePixelRatio():g}、{screen.logicalDotsPerInch():.0f} dpi"
    )


class ReportDialog(QDialog):
    """Shows the lines as they would be saved; `save_as` writes them where one chooses."""

    def __init__(self, text: str, over: QWidget) -> None:
        super().__init__(over)
        self.setWindowTitle(self.tr("動作の報告"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("保存される文"))
        self._said = label("", "soft")
        lead = label(
            self.tr(
                "困ったときに、つくった人に伝えるためのものです。名前、記録の言葉、場所、日付は入りません。"
                "下の文が、そのまま保存されます。送るかどうかは、職場の決まりに合わせて決めてください。"
            )
        )
        ways = row(
            button(self.tr("保存する"), self.save_as, "main", "save"), button(self.tr("閉じる"), self.close), None
        )
        self.setLayout(column(lead, self.text, self._said, ways, margin=18, spacing=12))
        self.resize(680, 520)

    def save_as(self) -> None:
        """Ask for a file, and write the text as it is shown."""
        chosen = files.new_file(self, self.tr("動作の報告を保存する"), "kasesupport-report.txt", self.tr("文 (*.txt)"))
        if chosen is None:
            return
        try:
            save(self.text.toPlainText().encode("utf-8"), chosen[0])
        except Problem as problem:
            from kasesupport import messages

            self._said.setText(messages.text(problem, "ja"))
        else:
            self._said.setText(self.tr("保存しました。"))
