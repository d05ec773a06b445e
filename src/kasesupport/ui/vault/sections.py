"""Which sections the vault's page has, in the order of its rail."""

from PySide6.QtCore import QCoreApplication

from kasesupport.ui.vault.backups_section import BackupsSection
from kasesupport.ui.vault.check_section import CheckSection
from kasesupport.ui.vault.conventions_section import ConventionsSection
from kasesupport.ui.vault.fidelity_section import FidelitySection
from kasesupport.ui.vault.keys_section import KeysSection
from kasesupport.ui.vault.page import Entry
from kasesupport.ui.vault.people_section import PeopleSection
from kasesupport.ui.vault.practice_section import PracticeSection
from kasesupport.ui.vault.retention_section import RetentionSection
from kasesupport.ui.vault.review_section import ReviewSection
from kasesupport.ui.vault.salvaged_section import SalvagedSection
from kasesupport.ui.vault.settings_section import SettingsSection
from kasesupport.ui.vault.trail_section import TrailSection


def entries(*, salvaged: bool = False) -> tuple[Entry, ...]:
    """All of them; the salvage's only in a vault that was made by one."""
    result = Entry("salvaged", _tr("取り出しの結果"), "hand-heart", SalvagedSection)
    return (
        Entry("keys", _tr("鍵"), "key-round", KeysSection),
        Entry("backups", _tr("控え"), "save", BackupsSection),
        Entry("check", _tr("点検"), "list-checks", CheckSection),
        *([result] if salvaged else []),
        Entry("trail", _tr("足あと"), "footprints", TrailSection),
        Entry("people", _tr("人と役割"), "users", PeopleSection),
        Entry("retention", _tr("保存期間"), "calendar", RetentionSection),
        Entry("conventions", _tr("図の描き方"), "pencil", ConventionsSection),
        Entry("fidelity", _tr("実践のふり返り"), "clipboard-check", FidelitySection),
        Entry("review", _tr("数で見るふり返り"), "chart-line", ReviewSection),
        Entry("practice", _tr("様式と問い"), "clipboard-list", PracticeSection),
        Entry("settings", _tr("設定"), "settings", SettingsSection),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Sections", words)
