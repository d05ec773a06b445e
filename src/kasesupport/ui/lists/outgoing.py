"""「一覧に書き出す」: as a workbook or as a text, with what the text's encoding does not hold said before."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.cases import access, entries, names, shortages
from kasesupport.exchange.spreadsheets import sheets, writing
from kasesupport.exchange.spreadsheets.sheets import Outgoing
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.background import Work
from kasesupport.ui.choices import Choice
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy

WIDTH = 620  # logical px
SIGNS = 20  # that are named; the rest is counted


class WriteOut(QDialog):
    """`what`: "register" or "shortages". The names of the vault are taken out of the latter."""

    def __init__(self, desk: Desk, what: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._what = desk, what
        self._title = self.tr("地域資源台帳") if what == "register" else self.tr("足りない資源")
        self.setWindowTitle(self.tr("一覧に書き出す"))
        self.setFixedWidth(WIDTH)
        self._form = "xlsx"
        self._sheet = self._made()
        self.told = label("", "warm")
        forms = {
            "xlsx": self.tr("表計算ソフト（XLSX）"),
            "utf-8": self.tr("CSV（UTF-8）"),
            "cp932": self.tr("CSV（Shift_JIS）"),
        }
        self.choice = Choice(forms, (tuple(forms),), self._form, self._choose, self.tr("形"))
        self._work: Work | None = None
        self._lay()

    def done(self, result: int) -> None:
        """Waits for the thread: it may not outlive the window."""
        if self._work is not None:
            self._work.wait()
        super().done(result)

    def write(self, path: Path) -> None:
        """Write it off the main thread; that it went out is noted in the journal."""
        self._go.setEnabled(False)
        sheet, form = self._sheet, self._form

        def writing_out() -> Path:
            save(writing.xlsx(sheet) if form == "xlsx" else writing.text(sheet, form), path)
            return path

        self._work = Work(writing_out, self)
        self._work.done.connect(self._wrote)
        self._work.failed.connect(self._failed)
        self._work.start()

    def _made(self) -> Outgoing:
        file = self._desk.file
        if self._what == "register":
            return sheets.register(entries.listed(file))
        return sheets.missing(shortages.listed(file), names.all_names(file))

    def _lay(self) -> None:
        count = len(self._sheet.rows)
        words = self.tr("%1件を書き出します。") if count else self.tr("書き出すものは、まだありません。")
        self._go = button(self.tr("保存する場所を選ぶ"), self._ask, "main", "file-down")
        self._go.setEnabled(count > 0)
        foot = row(button(self.tr("やめる"), self.reject, "quiet", "arrow-left"), None, self._go)
        heading = label(self.tr("%1を一覧に書き出す").replace("%1", self._title), "heading")
        parts = (
            heading,
            label(words.replace("%1", f"{count:,}")),
            airy(self._kept(), "soft"),
            label(self.tr("形"), "label"),
            self.choice,
        )
        self.setLayout(column(*parts, self.told, foot, margin=24, spacing=14))
        self._choose(self._form)

    def _kept(self) -> str:
        if self._what == "register":
            return self.tr(
                "親族・友人・近所の人、家庭とのつながり、経験は入りません。書き出したファイルは暗号になっていないので、"
                "紙と同じように扱ってください。"
            )
        return self.tr(
            "家庭の数だけが入り、家庭と人の名前は入りません。書かれた言葉の中の名前は「（名前）」にかえます。"
            "渡す前に、だれのことかわかる言葉がないか、目を通してください。"
        )

    def _choose(self, form: str) -> None:
        self._form = form
        lost = writing.lacking(self._sheet) if form == "cp932" else {}
        signs = " ".join(list(lost)[:SIGNS])
        words = self.tr("Shift_JISにない文字が%1種類あります。「〓」として書き出します：%2")
        self.told.setText(words.replace("%1", str(len(lost))).replace("%2", signs))
        self.told.setVisible(bool(lost))
        if laid := self.layout():
            self.setFixedHeight(laid.totalHeightForWidth(WIDTH))

    def _ask(self) -> None:
        ending, kind = (".xlsx", "XLSX (*.xlsx)") if self._form == "xlsx" else (".csv", "CSV (*.csv)")
        proposed = f"{self._title}-{self._desk.file.today().isoformat()}{ending}"
        if chosen := files.new_file(self, self.tr("保存する場所を選ぶ"), proposed, kind):
            path = chosen[0]
            self.write(path if path.suffix else path.with_suffix(ending))

    def _wrote(self, path: Path) -> None:
        access.area_exported(self._desk.file, self._what)
        self._desk.note(self.tr("書き出しました：%1").replace("%1", path.name))
        self.accept()

    def _failed(self, problem: object) -> None:
        self._go.setEnabled(True)
        self._desk.fail(problem)  # type: ignore[arg-type]
