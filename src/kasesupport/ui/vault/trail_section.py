"""足あと: who did what when, of one family or of all; kept as a CSV; looked through for tampering."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kasesupport.cases import access, backups, roles
from kasesupport.cases import practitioners as people
from kasesupport.cases.backups import CheckReport
from kasesupport.cases.sought import Sought
from kasesupport.domain.caseload import FamilyLine
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.vault.check_section import findings
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.families_sheet import FamilyPicker
from kasesupport.ui.vault.lines import held
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Asked, Job
from kasesupport.ui.vault.trail import Trail
from kasesupport.ui.vault.trail_csv import as_csv
from kasesupport.ui.widgets import button, card, label, row


class TrailSection(Section):
    """The whole window is the table's. Without the right to see all of it, one family has to be chosen first."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "開いた・書いた・印刷したことは、すべてここに残ります。この画面から書きかえたり消したりすることはできません。"
        )
        super().__init__(desk, self.tr("足あと"), lead, whole=True)
        self._family: FamilyLine | None = None
        self.trail: Trail | None = None

    def parts(self) -> list[QWidget]:
        file = self.desk.file
        before, self.trail = self.trail, None
        which = button(self._family_words(), self._pick, icon_name="house")
        if self._family is None and not people.may(file, "journal"):
            return [card(label(self._narrow_words()), row(which, None)), _filler()]
        self.trail = Trail(file, self.desk.fail, self._family_id())
        if before is not None:
            self.trail.seek_as(before)
        foot = [which]
        if self._family:
            foot.append(button(self.tr("すべての家庭"), lambda: self.look_at(None), "quiet", "x"))
        foot.append(button(self.tr("表（CSV）に書き出す"), self._ask_export, icon_name="file-down"))
        foot.append(button(self.tr("書きかえられていないか確かめる"), self.verify, icon_name="list-checks"))
        return [held(row(*foot[:-2], None, *foot[-2:])), self.trail]

    def look_at(self, family: FamilyLine | None) -> None:
        """Look at one family, or at all."""
        self._family = family
        self.back()

    def verify(self) -> None:
        """Go through the journal, and every row against it."""
        file, seen = self.desk.file, self.desk.seen
        words = self.tr("足あとのつながりと、いまの記録が足あとと合うかを、はじめから順に見ています。")
        job = Job(self.tr("確かめています"), words, lambda progress: backups.check(file, progress, seen=seen))
        self.work(job, self._verified)

    def export(self, path: Path) -> None:
        """Write what is looked for as a CSV; that it was written is noted in the journal."""
        file, family = self.desk.file, self._family_id()
        sought = self.trail.sought if self.trail else Sought()
        words = self.tr("少し時間がかかることがあります。")
        job = Job(
            self.tr("書き出しています"), words, lambda _: save(as_csv(file, family, sought), path), stoppable=False
        )
        self.work(job, lambda _: self.desk.note(self.tr("表（CSV）に書き出しました。使い終わったら消してください。")))

    def _family_id(self) -> str:
        return self._family.family_id if self._family else ""

    def _family_words(self) -> str:
        return self.tr("家庭：%1").replace("%1", self._family.name) if self._family else self.tr("家庭を選ぶ")

    def _narrow_words(self) -> str:
        return self.tr(
            "全体の足あとは、統括支援員と保管庫の管理担当が見られます。家庭を選ぶと、その家庭の足あとを見られます。"
        )

    def _pick(self) -> None:
        self.over(FamilyPicker(self.desk, self.tr("どの家庭の足あとを見ますか"), self.look_at, self.back))

    def _verified(self, report: CheckReport) -> None:
        title = self.tr("大丈夫です") if report.good else self.tr("気をつけることが見つかりました")
        foot = row(button(self.tr("もどる"), self.back, "main", "arrow-left"), None)
        self.over(
            card(label(title, "heading"), findings(report, keeper=roles.has(self.desk.file, "keeper")), foot, margin=24)
        )

    def _ask_export(self) -> None:
        if self.trail is None:
            return
        self.trail.flush()
        words = (
            self._extent(self.trail),
            self.tr("表のファイル（CSV）には、家庭とこどもの個人情報が、鍵のかかっていないまま入ります。"),
            self.tr("外部への提供や開示請求への対応など、必要なときだけ書き出し、使い終わったら消してください。"
                    "書き出したことは、足あとに残ります。"),
        )  # fmt: skip
        self.ask(Asked(self.tr("足あとを表（CSV）に書き出しますか"), words, self.tr("書き出す")), self._choose)

    def _extent(self, trail: Trail) -> str:
        """How many entries will be written, and how they were chosen."""
        found = access.count(self.desk.file, self._family_id(), sought=trail.sought)
        family = self._family_words() if self._family else ""
        chosen = "、".join(part for part in (family, trail.sought_words()) if part)
        if not chosen:
            return self.tr("足あとの全部（%1件）を書き出します。").replace("%1", str(found))
        words = self.tr("いま画面でさがしている%1件を書き出します（%2）。")
        return words.replace("%1", str(found)).replace("%2", chosen)

    def _choose(self) -> None:
        proposed = f"{self.tr('足あと（個人情報）')}-{self.desk.file.today().isoformat()}.csv"  # no family's name
        if chosen := files.new_file(self, self.tr("表（CSV）に書き出す"), proposed, "CSV (*.csv)"):
            self.export(chosen[0])


def _filler() -> QWidget:
    made = QWidget()
    made.setMinimumHeight(1)
    return made
