"""合言葉付きPDFに保存: a passphrase for a PDF that is sent, typed twice; it is kept nowhere."""

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.drawing.pdfsealing import LONGEST, plain_to_type
from kasesupport.ui.secret_fields import PassphrasePair
from kasesupport.ui.widgets import button, column, label, row


class SealDialog(QDialog):
    """`passphrase` is what was settled on, "" for none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("合言葉付きPDFに保存"))
        self.passphrase = ""
        self.pair = PassphrasePair()
        self.pair.entered.connect(self.settle)
        self.said = label("", "warm")
        self.said.hide()
        lead = self.tr("このPDFは、合言葉を知っている人だけが開けます。別の道（電話など）で伝えてください。")
        lost = self.tr("合言葉はどこにも残りません。忘れたときは、ここでもう一度つくれます。")
        ways = row(
            button(self.tr("やめる"), self.reject, "quiet"), None,
            button(self.tr("これで保存する"), self.settle, "main", "lock"),
        )  # fmt: skip
        self.setLayout(
            column(label(lead), label(lost, "soft"), self.pair, self.said, None, ways, margin=20, spacing=12)
        )
        self.setMinimumSize(540, 420)
        self.pair.setFocus()

    def settle(self) -> None:
        """Take it, where both are the same and every program can open a PDF with it."""
        found = self.pair.passphrase()
        if found is None:
            return
        if not plain_to_type(found) or len(found.encode()) > LONGEST:
            self.said.setText(
                self.tr("全角の英数字や、とても長い合言葉は、開けないことがあります。別の合言葉にしてください。")
            )
            self.said.show()
            return
        self.passphrase = found
        self.pair.clear()
        self.accept()


def ask(parent: QWidget) -> str:
    """A passphrase for a PDF; "" where it was given up."""
    dialog = SealDialog(parent)
    dialog.exec()
    return dialog.passphrase
