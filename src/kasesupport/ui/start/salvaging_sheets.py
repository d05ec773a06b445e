"""The sheets of a salvage."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kasesupport.domain.problems import Problem
from kasesupport.domain.set_aside import name_before
from kasesupport.ui import files
from kasesupport.ui.start.making_sheets import free
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import breakable
from kasesupport.ui.widgets import button, label, row

if TYPE_CHECKING:
    from kasesupport.cases.backups import BackupLine
    from kasesupport.domain.salvage import Told


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the new vault comes to stand, and which backups help, newest first."""

    folder: Path
    backups: tuple[Path, ...]


class SalvageSheet(Sheet):
    """What will be done, where to, and with which backups."""

    def __init__(self, damaged: Path, second: Path | None = None) -> None:
        super().__init__()
        self._damaged, self._second = damaged, second
        self._folder = free(damaged.parent, f"{damaged.stem}-取り出し")
        self._found: dict[Path, BackupLine] = {}
        self._place, self._backups = label("", "label"), label("")
        self.lay(
            self.tr("読めるものを取り出す"),
            label(self.tr("傷んだ保管庫から、読める記録を家庭ごとに取り出して、新しい保管庫をつくります。"
                          "足りないところは、控えから補います。傷んだ保管庫には書き込みません。")),
            label(self.tr("新しい保管庫の場所"), "soft"), self._place,
            row(button(self.tr("場所をかえる"), self._ask_place, icon_name="pencil"), None),
            label(self.tr("補うのに使う控え"), "soft"), self._backups,
            row(button(self.tr("ほかの場所（USBメモリーなど）の控えも使う"), self._ask, icon_name="search"), None),
            onward=self.tr("取り出しをはじめる"), back=True,
        )  # fmt: skip
        self._place.setText(breakable(self._folder))

    def begin(self) -> None:
        self.go.setFocus()

    def asked(self) -> Asked:
        """What was chosen."""
        lines = sorted(self._found.values(), key=lambda line: line.at, reverse=True)
        return Asked(self._folder, tuple(line.path for line in lines))

    def again(self) -> None:
        """A salvage went by; the next one comes to stand beside it."""
        self._folder = free(self._folder.parent, f"{self._damaged.stem}-取り出し")
        self._place.setText(breakable(self._folder))

    def look(self, folder: Path | None = None) -> None:
        """Take in the backups on the vault's own shelf and in its second place, or in this folder."""

        def find(_: object) -> "tuple[BackupLine, ...]":
            from kasesupport.cases import finding

            return finding.find(folder) if folder else finding.of_vault(self._damaged, self._shelves())

        self.work(find, self._take, words=self.tr("控えをさがしています…"))

    def _shelves(self) -> list[Path]:
        """The second place; of a vault that a restore put aside, the one in its place: its backups went there."""
        before = name_before(self._damaged.name)
        after = [self._damaged.with_name(before)] if before else []
        return [*([self._second] if self._second else []), *after]

    def _take(self, lines: "tuple[BackupLine, ...]") -> None:
        self._found |= {line.path.resolve(): line for line in lines}
        some = self.tr("%1件の控えを使います。").replace("%1", str(len(self._found)))
        none = self.tr("まだありません。控えがあると、読めないところも補えます。")
        self._backups.setText(some if self._found else none)
        self.begin()

    def _ask(self) -> None:
        if chosen := files.folder(self, self.tr("控えのあるフォルダー"), self._damaged.parent):
            self.look(chosen)

    def _ask_place(self) -> None:
        if chosen := files.folder(self, self.tr("新しい保管庫を置くフォルダー"), self._folder.parent):
            self._folder = free(chosen, f"{self._damaged.stem}-取り出し")
            self._place.setText(breakable(self._folder))
            self.go.setFocus()


class ReportSheet(Sheet):
    """Family by family: whole, made up for, lost. What is lost stands first. `back`: to salvage once more."""

    WIDTH = 760

    def __init__(self, told: "Told", folder: Path) -> None:
        from kasesupport.ui import salvage_report

        super().__init__()
        self._told, self._vault = told, folder.stem
        self._sent = label("", "goodbox")
        self._sent.hide()
        printing = button(self.tr("印刷する"), self._print, icon_name="printer")
        saving = button(self.tr("PDFに保存"), self._ask_pdf, icon_name="file-down")
        # The report may be long: the way on stands at its head and at its foot.
        self._open = button(self.tr("取り出した保管庫をひらく"), self.onward.emit, "main")
        later = self.tr("この結果は、新しい保管庫の中にも残り、「保管庫」の「取り出しの結果」でいつでも見られます。")
        self.lay(
            self.tr("取り出しました"),
            label(breakable(folder), "soft"), row(printing, saving, None, self._open), self._sent, label(later, "soft"),
            *salvage_report.parts(told),
            onward=self.tr("取り出した保管庫をひらく"), back=True,
        )  # fmt: skip
        self.way_back.setText(" " + self.tr("もどる（控えを足して、もう一度取り出す）"))

    def begin(self) -> None:
        self._open.setFocus()

    def save_pdf(self, path: Path) -> None:
        """Keep it as a PDF."""
        from kasesupport.ui import salvage_report

        try:
            salvage_report.save_pdf(self._told, self._vault, path)
        except Problem as problem:
            self.say_problem(problem)
            return
        self._say_sent(self.tr("PDFに保存しました。家庭の名前が載っています。紙と同じようにしまってください。"))

    def _ask_pdf(self) -> None:
        from kasesupport.ui import salvage_report

        if path := salvage_report.ask_pdf(self):
            self.save_pdf(path)

    def _print(self) -> None:
        from kasesupport.ui import salvage_report

        if salvage_report.print_it(self, self._told, self._vault):
            self._say_sent(self.tr("印刷に送りました。"))

    def _say_sent(self, words: str) -> None:
        self._sent.setText(words)
        self._sent.show()
