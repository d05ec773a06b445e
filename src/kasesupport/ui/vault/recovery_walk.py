"""A new recovery key: one sheet or two halves, each shown and printed once, and a look whether the paper is right."""

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import keys
from kasesupport.sheets import recovery_sheet
from kasesupport.ui.start.choice import choice
from kasesupport.ui.start.recovery_sheets import CheckSheet, CodeSheet
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Job
from kasesupport.ui.widgets import button, card, label, row


class RecoveryWalk:
    """Leads through the sheets over a section. The codes live as long as this walk."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._codes: tuple[str, ...] = ()

    def begin(self) -> None:
        """Ask for one sheet or two."""
        words = (
            _tr("合言葉を忘れたときや、鍵を持つ方が急に来られなくなったときのための、紙の鍵です。"),
            _tr("前につくった回復キーの紙は使えなくなります。新しい紙ができたら、細かく切って捨ててください。"),
        )
        one = choice(
            _tr("1枚の紙にする"), _tr("紙は、センターの金庫など、パソコンとは別の、鍵のかかる場所にしまいます。"),
            lambda: self._make("recovery"), "printer",
        )  # fmt: skip
        two = choice(
            _tr("ふたりでひらく（2枚に分ける）"), _tr("2枚の紙を別々の人が持ち、ふたりがそろったときだけ開けます。"),
            lambda: self._make("pair"), "users-round",
        )  # fmt: skip
        back = row(button(_tr("やめる"), self._section.back, "quiet", "arrow-left"), None)
        self._section.over(
            card(label(_tr("回復キーをつくる"), "heading"), *(label(each) for each in words), one, two, back, margin=24)
        )

    def _make(self, kind: str) -> None:
        file = self._section.desk.file
        job = Job(_tr("回復キーをつくっています"), "", lambda _: keys.new_recovery(file, kind), stoppable=False)
        self._section.work(job, self._made)

    def _made(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._show(0)

    def _show(self, half: int) -> None:
        if half == len(self._codes):
            self._check()
            return
        sheet = CodeSheet(self._codes[half], half + 1 if len(self._codes) > 1 else 0, of=0)
        sheet.back.connect(lambda: self._show(max(half - 1, 0)))
        sheet.onward.connect(lambda: self._show(half + 1))
        sheet.print_wanted.connect(lambda: self._print(sheet, half))
        self._section.over(sheet)
        sheet.begin()

    def _check(self) -> None:
        sheet = CheckSheet(self._codes, of=0)
        sheet.back.connect(lambda: self._show(len(self._codes) - 1))
        sheet.right.connect(self._done)
        self._section.over(sheet)
        sheet.begin()

    def _done(self) -> None:
        self._codes = ()
        self._section.back()
        self._section.desk.note(_tr("回復キーができました。紙は、パソコンとは別の、鍵のかかる場所にしまってください。"))

    def _print(self, sheet: CodeSheet, half: int) -> None:
        """Only the page of the half that is shown."""
        file = self._section.desk.file
        pages = recovery_sheet.build(self._codes, file.home.folder.stem, file.today())
        sheet.print_page(pages[half])


def _tr(words: str) -> str:
    return QCoreApplication.translate("RecoveryWalk", words)
