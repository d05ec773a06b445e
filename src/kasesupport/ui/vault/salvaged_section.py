"""取り出しの結果: what the salvage that made this vault brought, as long as the vault is there."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kasesupport.cases import salvaging
from kasesupport.domain.salvage import Told
from kasesupport.ui import salvage_report
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.when import day_and_time
from kasesupport.ui.widgets import button, card, label, row


class SalvagedSection(Section):
    """Families stand under the names they have today; one that was erased since is told without a name."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr("この保管庫は、傷んだ保管庫から読めるものを取り出してつくりました。そのときの結果です。")
        super().__init__(desk, self.tr("取り出しの結果"), lead)

    def parts(self) -> Iterable[QWidget]:
        told = salvaging.told(self.desk.file)
        if told is None:
            return
        at = self.tr("%1に「%2」から取り出しました。").replace("%1", day_and_time(told.at)).replace("%2", told.source)
        printing = button(self.tr("印刷する"), lambda: self._print(told), icon_name="printer")
        saving = button(self.tr("PDFに保存"), lambda: self._ask_pdf(told), icon_name="file-down")
        yield card(label(at), row(printing, saving, None))
        yield from salvage_report.parts(told)

    def save_pdf(self, told: Told, path: Path) -> None:
        """Keep it as a PDF."""
        if self.desk.do(lambda: salvage_report.save_pdf(told, self._vault(), path)):
            self.desk.note(self.tr("PDFに保存しました。家庭の名前が載っています。紙と同じようにしまってください。"))

    def _ask_pdf(self, told: Told) -> None:
        if path := salvage_report.ask_pdf(self):
            self.save_pdf(told, path)

    def _print(self, told: Told) -> None:
        if salvage_report.print_it(self, told, self._vault()):
            self.desk.note(self.tr("印刷に送りました。"))

    def _vault(self) -> str:
        return self.desk.file.home.folder.stem
