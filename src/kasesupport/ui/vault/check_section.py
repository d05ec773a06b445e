"""点検: look through the whole vault now, what the last look found, and a printed head against the journal."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from kasesupport import messages
from kasesupport.cases import backups
from kasesupport.cases.backups import CheckReport, Finding
from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Job
from kasesupport.ui.vault.when import when_words
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy


class CheckSection(Section):
    """A report of this session is shown as it is; one that found damage is not written into the damaged vault."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "保管庫のすみずみまで、傷みや抜けがないかを見ます。週にいちどがめやすです。記録は何も変わりません。"
        )
        super().__init__(desk, self.tr("点検"), lead)
        self._fresh: CheckReport | None = None

    def parts(self) -> Iterable[QWidget]:
        report = self._fresh or backups.last_check(self.desk.file)
        yield self._last(report)
        if report:
            yield card(findings(report))
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
        self.refresh()
        if report.good:
            self.desk.note(self.tr("点検が終わりました。すべて、だいじょうぶです。"))

    def _last(self, report: CheckReport | None) -> QFrame:
        said = when_words(report.at, self.desk.file.now()) if report else self.tr("まだ点検していません")
        parts = [label(self.tr("最後の点検"), "label"), label(said, "title"), *self._result(report)]
        now = button(self.tr("いま点検する"), self.check_now, "main", "list-checks")
        laid = row(column(*parts, spacing=4), now)
        laid.setStretch(0, 1)
        return card(laid)

    def _result(self, report: CheckReport | None) -> list[QWidget]:
        if report and not report.good:
            return [label(self.tr("気をつけることが見つかりました。下の、三角の印のところを読んでください。"), "warm")]
        if backups.check_due(self.desk.file):
            return [label(self.tr("前の点検から1週間がたちました。「いま点検する」を押してください。"), "warm")]
        return [label(self.tr("すべて、だいじょうぶでした。"), "soft")] if report else []

    def _comparing(self) -> QFrame:
        """Whoever cut off the end of the journal cannot take back what stands on paper."""
        self.seq, self.hash = self._field(self.tr("番号"), 140), self._field(self.tr("しるし（はじめの8文字）"), 320)
        self.said = label("", "label")
        self.said.hide()
        go = button(self.tr("くらべる"), self._compare, icon_name="search")
        self.hash.returnPressed.connect(go.click)
        words = self.tr("点検票に印刷された「番号」と「しるし」を打ちこむと、その記録がいまもあるかを確かめられます。")
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
        return {
            "there": self.tr("○ 合っています。%1番の記録は、印刷したときのままあります。"),
            "other": self.tr("× %1番の記録は、印刷したときのものとちがいます。打ちまちがいがなければ、このまま使わず、"
                             "管理を担当する方に伝えてください。"),
            "missing": self.tr("× %1番の記録がありません。打ちまちがいがなければ、古い控えから戻したか、終わりのほうの"
                               "記録が切り取られたおそれがあります。管理を担当する方に伝えてください。"),
        }[backups.compare_head(self.desk.file, seq, typed)].replace("%1", str(seq))  # fmt: skip

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


def findings(report: CheckReport) -> QWidget:
    """What was looked at, one line each, with a tick or a warning."""
    held = QWidget()
    held.setLayout(column(*(_finding(each) for each in report.findings), spacing=8))
    return held


def _finding(each: Finding) -> QWidget:
    mark = QLabel()
    mark.setPixmap(pixmap(*(("check", theme.GOOD) if each.good else ("triangle-alert", theme.WARM))))
    words = label(messages.finding_text(each.code, each.good, each.facts, "ja"), "" if each.good else "warm")
    held = QWidget()
    laid = row(mark, words, spacing=10)
    laid.setStretch(1, 1)
    held.setLayout(laid)
    return held
