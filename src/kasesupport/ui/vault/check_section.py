"""点検: look through the whole vault now, what the last look found, and a printed head against the journal."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from kasesupport import messages
from kasesupport.cases import backups, roles
from kasesupport.cases.backups import CheckReport, Finding
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import monthly_sheet
from kasesupport.ui import damage, files, theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import held
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Job
from kasesupport.ui.vault.when import when_words
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy


class CheckSection(Section):
    """A report of this session is shown as it is; one that found damage is not written into the damaged vault."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "保管庫のすみずみまで、傷みや抜けがないかを見ます。週に一度がめやすです。記録は何も変わりません。"
        )
        super().__init__(desk, self.tr("点検"), lead)
        self._fresh: CheckReport | None = None

    def parts(self) -> Iterable[QWidget]:
        if self._fresh is not None and self._fresh.damaged:  # nothing else can be read any more
            yield card(label(self.tr("点検で、傷みが見つかりました"), "heading"), airy(damage.where_to_go()))
            yield card(findings(self._fresh, keeper=self._is_keeper()))
            return
        report = self._fresh or backups.last_check(self.desk.file)
        yield self._last(report)
        if report:
            yield card(findings(report, keeper=self._is_keeper()))
        yield self._monthly()
        yield self._comparing()

    def check_now(self) -> None:
        """Check behind a sheet."""
        file, seen = self.desk.file, self.desk.seen
        words = self.tr("大きな保管庫では、少し時間がかかります。途中でやめても、何も変わりません。")
        self.work(
            Job(self.tr("点検しています"), words, lambda progress: backups.check(file, progress, seen=seen)),
            self._checked,
        )

    def _checked(self, report: CheckReport) -> None:
        self._fresh = report
        self.desk.do(lambda: backups.keep_check(self.desk.file, report))
        if report.damaged:
            self.desk.fail(Problem("damaged_file"))
        self.refresh()
        if report.good:
            self.desk.note(self.tr("点検が終わりました。すべて、大丈夫です。"))

    def _last(self, report: CheckReport | None) -> QFrame:
        said = when_words(report.at, self.desk.file.now()) if report else self.tr("まだ点検していません")
        parts = [label(self.tr("最後の点検"), "label"), label(said, "title"), *self._result(report)]
        now = button(self.tr("いま点検する"), self.check_now, "main", "list-checks")
        laid = row(column(*parts, spacing=6), now)
        laid.setStretch(0, 1)
        return card(laid)

    def _result(self, report: CheckReport | None) -> list[QWidget]:
        if report and not report.good:
            return [label(self.tr("気をつけることが見つかりました。下の、三角の印のところを読んでください。"), "warm")]
        if backups.check_due(self.desk.file):
            return [label(self.tr("前の点検から1週間がたちました。「いま点検する」を押してください。"), "warm")]
        return [label(self.tr("すべて、大丈夫でした。"), "soft")] if report else []

    def _monthly(self) -> QFrame:
        words = self.tr(
            "いまの件数、最後の控えと点検、最後の記録の「番号」と「しるし」を1枚の紙に残します。月に一度印刷して、"
            "パソコンとは別のところにしまってください。家庭のことは何も印刷されません。"
        )
        show = button(self.tr("印刷する"), self._print, icon_name="printer")
        keep = button(self.tr("PDFに保存"), self._ask_pdf, icon_name="file-down")
        return card(label(self.tr("今月の点検票"), "heading"), airy(words, "soft"), row(show, keep, None))

    def sheet(self) -> tuple[Drawing, ...]:
        """The monthly sheet as things stand."""
        file = self.desk.file
        return monthly_sheet.build(backups.monthly(file), file.today())

    def save_pdf(self, path: Path) -> None:
        """Keep the monthly sheet as a PDF."""
        if self.desk.do(lambda: save(to_pdf(self.sheet(), title=self.tr("点検票")), path)):
            self.desk.note(self.tr("PDFに保存しました。"))

    def _ask_pdf(self) -> None:
        proposed = f"{self.tr('点検票')}-{self.desk.file.today().isoformat()}.pdf"
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0])

    def _print(self) -> None:
        if ask_and_print(self, self.sheet()):
            self.desk.note(self.tr("印刷に送りました。"))

    def _comparing(self) -> QFrame:
        """Whoever cut off the end of the journal cannot take back what stands on paper."""
        self.seq, self.hash = self._field(self.tr("番号"), 140), self._field(self.tr("しるし（はじめの8文字）"), 320)
        self.said = label("", "label")
        self.said.hide()
        go = button(self.tr("くらべる"), self._compare, icon_name="search")
        self.hash.returnPressed.connect(go.click)
        words = self.tr("点検票に印刷された「番号」と「しるし」を入れると、その記録がいまもあるかを確かめられます。")
        return card(
            label(self.tr("紙の点検票とくらべる"), "heading"), airy(words, "soft"),
            row(self.seq, self.hash, go, None), self.said,
        )  # fmt: skip

    def _compare(self) -> None:
        if not self.seq.text().strip().isdecimal():
            self._say(self.tr("番号を数字で入れてください。"))
            return
        self.desk.do(lambda: self._say(self._answer(int(self.seq.text()), self.hash.text())))

    def _answer(self, seq: int, typed: str) -> str:
        tell = self.tr("保管庫の管理担当の方に伝えてください。")
        if self._is_keeper():
            tell = self.tr("フォルダーごと写しをとって残し、上司と役所の情報担当に伝えてください。")
        said = {
            "there": self.tr("○ 合っています。%1番の記録は、印刷したときのままあります。"),
            "other": self.tr("× %1番の記録は、印刷したときのものとちがいます。入れまちがいがなければ、このまま"
                             "使わず、%2"),
            "missing": self.tr("× %1番の記録がありません。入れまちがいがなければ、古い控えから戻したか、終わりのほうの"
                               "記録が切り取られたおそれがあります。%2"),
        }[backups.compare_head(self.desk.file, seq, typed)]  # fmt: skip
        return said.replace("%1", str(seq)).replace("%2", tell)

    def _is_keeper(self) -> bool:
        return roles.has(self.desk.file, "keeper")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _field(self, name: str, width: int) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setFixedWidth(width)
        return made


def findings(report: CheckReport, *, keeper: bool) -> QWidget:
    """What was looked at, one line each, with a tick or a warning; `keeper`: a keeper of the vault reads it."""
    return held(column(*(_finding(each, keeper=keeper) for each in report.findings), spacing=8))


def _finding(each: Finding, *, keeper: bool) -> QWidget:
    mark = QLabel()
    mark.setPixmap(pixmap(*(("check", theme.GOOD) if each.good else ("triangle-alert", theme.WARM))))
    said = messages.finding_text(each.code, each.good, each.facts, "ja", keeper=keeper)
    words = label(said, "" if each.good else "warm")
    laid = row(mark, words, spacing=10)
    laid.setStretch(1, 1)
    return held(laid)
