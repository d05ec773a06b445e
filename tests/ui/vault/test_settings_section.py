from tests.ui.vault.conftest import Heard
from tests.ui.vault.pressing import press

from kasesupport.cases.lock_setting import lock_minutes
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.vault.page import VaultPage


def test_the_minutes_until_the_lock_are_kept_and_heeded_at_once(page: VaultPage, vault: CaseFile, heard: Heard) -> None:
    page.go("settings")
    page.section("settings").minutes.setValue(12)
    press(page, "この時間にする")
    assert lock_minutes(vault) == 12
    assert (heard.set_anew, len(heard.notes)) == (1, 1)
