"""The sheets of a salvage."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.ui import files, theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.start.making_sheets import free
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import breakable
from kasesupport.ui.widgets import button, card, column, label, row

if TYPE_CHECKING:
    from kasesupport.cases.backups import BackupLine
    from kasesupport.cases.salvaging import FamilyTally, Report, Tally

SIGNS = (("triangle-alert", theme.WARM), ("rotate-ccw", theme.ACCENT), ("check", theme.GOOD))  # by rank


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
            self.tr("傷んだ保管庫から取り出す"),
            label(self.tr("読める記録を家庭ごとに取り出して、新しい保管庫をつくります。"
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

    def look(self, folder: Path | None = None) -> None:
        """Take in the backups on the vault's own shelf and in its second place, or in this folder."""

        def find(_: object) -> "tuple[BackupLine, ...]":
            from kasesupport.cases import finding

            return (
                finding.find(folder)
                if folder
                else finding.of_vault(self._damaged, [self._second] if self._second else [])
            )

        self.work(find, self._take, words=self.tr("控えをさがしています…"))

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
    """Family by family: whole, made up for, lost. What is lost stands first."""

    WIDTH = 760

    def __init__(self, report: "Report", folder: Path) -> None:
        super().__init__()
        families = sorted(report.families, key=lambda family: (rank(family.rows), family.name))
        lines = [self._line(self._name(family), family.rows, report, family.family_id) for family in families]
        shared = self._line(self.tr("資源の一覧・設定・使う人"), report.shared, report, "")
        self.lay(
            self.tr("取り出しました"),
            label(self._summary(report), "label"), label(breakable(folder), "soft"),
            *lines, shared, *self._remarks(report),
            onward=self.tr("取り出した保管庫をひらく"),
        )  # fmt: skip

    def begin(self) -> None:
        self.go.setFocus()

    def _summary(self, report: "Report") -> str:
        counts = [sum(rank(family.rows) == each for family in report.families) for each in (2, 1, 0)]
        words = self.tr("%n家庭のうち、そろっている家庭 %1、確かめてほしい家庭 %2、失われたところのある家庭 %3。")
        words = words.replace("%n", str(len(report.families)))
        for place, count in enumerate(counts, start=1):
            words = words.replace(f"%{place}", str(count))
        return words

    def _remarks(self, report: "Report") -> list[QWidget]:
        said = []
        if report.total.backup:
            said.append(
                self.tr("控えから補ったところは、控えをとったときの内容です。家族といっしょに確かめてください。")
            )
        if report.older:
            said.append(
                self.tr(
                    "読めなくなった書き込みで変わっていたかもしれない記録を、"
                    "「いちばん新しい内容ではないかもしれません」と書いています。"
                    "家族といっしょに確かめてください。"
                )
            )
        if report.total.unlinked:
            said.append(
                self.tr(
                    "つながり先（人・機関など）が失われた記録は、言葉をそのままに、つながりを空けて取り出しました。"
                    "だれの・どこのことかを入れなおしてください。"
                )
            )
        if report.entries_missing:
            words = self.tr("足あと（だれが・いつ・何を）のうち、%1件が読めませんでした。")
            said.append(words.replace("%1", str(report.entries_missing)))
        said.append(self.tr("傷んだ保管庫は、そのまま残してあります。新しいほうを確かめるまで、消さないでください。"))
        return [label(words, "soft") for words in said]

    def _name(self, family: "FamilyTally") -> str:
        return family.name or self.tr("（名前が読めない家庭）")

    def _line(self, name: str, rows: "Tally", report: "Report", family_id: str) -> QFrame:
        from kasesupport.cases import salvaging

        icon_name, color = (("triangle-alert", theme.WARM), ("rotate-ccw", theme.ACCENT), ("check", theme.GOOD))[
            rank(rows)
        ]
        words = self._words(rows, salvaging.unlinked(report, family_id))
        sign = label("", wrap=False)
        sign.setPixmap(pixmap(icon_name, color, 24))
        laid = row(sign, column(label(name, "label"), label(words, "soft"), spacing=2), spacing=12)
        laid.setStretch(1, 1)
        return card(laid, margin=12, kind=("limits", "aside", "entry")[rank(rows)])

    def _words(self, rows: "Tally", unlinked: str) -> str:
        parts = [self.tr("%1件の記録").replace("%1", str(rows.kept))]
        if rows.filled:
            parts.append(self.tr("そのうち%1件は、控えや足あとから補いました").replace("%1", str(rows.filled)))
        if unlinked:
            parts.append(self.tr("つながり先が失われたもの：%1").replace("%1", unlinked))
        if rows.older:
            words = self.tr("%1件は、いちばん新しい内容ではないかもしれません")
            parts.append(words.replace("%1", str(rows.older)))
        if rows.lost:
            parts.append(self.tr("%1件が失われました").replace("%1", str(rows.lost)))
        return "。".join(parts) + ("。" if len(parts) > 1 else self.tr("。すべてそろっています。"))


def rank(rows: "Tally") -> int:
    """0 where something is lost, 1 where something was made up for or may be older, 2 where all was whole."""
    return 0 if rows.lost or rows.unlinked else 2 if rows.is_whole else 1
