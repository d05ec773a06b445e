"""Which sections the vault's page has, in the order of its rail."""

from PySide6.QtCore import QCoreApplication

from kasesupport.ui.vault.backups_section import BackupsSection
from kasesupport.ui.vault.check_section import CheckSection
from kasesupport.ui.vault.conventions_section import ConventionsSection
from kasesupport.ui.vault.keys_section import KeysSection
from kasesupport.ui.vault.page import Entry
from kasesupport.ui.vault.people_section import PeopleSection
from kasesupport.ui.vault.retention_section import RetentionSection
from kasesupport.ui.vault.settings_section import SettingsSection
from kasesupport.ui.vault.trail_section import TrailSection


def entries() -> tuple[Entry, ...]:
    """All of them."""
    return (
        Entry("keys", _tr("鍵"), "key-round", KeysSection),
        Entry("backups", _tr("控え"), "save", BackupsSection),
        Entry("check", _tr("点検"), "list-checks", CheckSection),
        Entry("trail", _tr("足あと"), "footprints", TrailSection),
        Entry("people", _tr("人と役割"), "users", PeopleSection),
        Entry("retention", _tr("保存期間"), "calendar", RetentionSection),
        Entry("conventions", _tr("図の描き方"), "pencil", ConventionsSection),
        Entry("settings", _tr("設定"), "settings", SettingsSection),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Sections", words)
