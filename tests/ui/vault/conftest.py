"""A real vault, opened, and its page; what the sections say in passing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.vaults import new_vault

from kasesupport.cases import opening
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.slots import Kdf
from kasesupport.ui.app import dress
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.sections import entries

PASSPHRASE = "みどりの川をわたる七つの橋"
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)


@dataclass
class Heard:
    """What the page said to the window."""

    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    locked: int = 0
    set_anew: int = 0

    def lock(self) -> None:
        self.locked += 1

    def anew(self) -> None:
        self.set_anew += 1


@pytest.fixture
def vault(vault_folder: Path) -> Iterator[CaseFile]:
    new_vault(vault_folder, PASSPHRASE, practitioner="青木みどり", label="鍵1")
    opened = opening.unlock(vault_folder, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, vault: CaseFile, heard: Heard) -> Iterator[VaultPage]:
    dress(qapp)  # where a tap lands depends on the letters and rules of the program
    desk = Desk(vault, heard.notes.append, heard.problems.append, heard.lock, heard.anew)
    made = VaultPage(desk, entries())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.put_down()
