"""Pages beside the list that load when they are first wanted, with their ways out tied."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.widgets import centred, column

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile
    from kasesupport.ui.closing_page import ClosingPage
    from kasesupport.ui.glass_page import GlassPage
    from kasesupport.ui.new_family import NewFamilyPage
    from kasesupport.ui.register.page import RegisterPage
    from kasesupport.ui.vault.page import VaultPage

Way = Callable[[], object]
Fail = Callable[[Problem], object]
VaultWays = tuple[
    Callable[[str], None], Callable[[Problem], None], Callable[[], None], Callable[[], None], Callable[[], None]
]  # note, fail, lock, set_anew, settle


def new_family(file: "CaseFile", found: Callable[[str], object], left: Way, failed: Fail) -> "NewFamilyPage":
    """The form for a new family; `found` takes its id."""
    from kasesupport.ui.new_family import NewFamilyPage

    form = NewFamilyPage(file)
    form.made.connect(found)
    form.left.connect(left)
    form.failed.connect(failed)
    return form


def glass(
    file: "CaseFile", name: str, found: Callable[[str], object], left: Way, failed: Fail, mended: Way
) -> "GlassPage":
    """To open a hidden family with a reason."""
    from kasesupport.ui.glass_page import GlassPage

    page = GlassPage(file, name)
    page.found.connect(found)
    page.left.connect(left)
    page.failed.connect(failed)
    page.mended.connect(mended)
    return page


def register(file: "CaseFile", left: Way, note: Callable[[str], object], failed: Fail, lock: Way) -> "RegisterPage":
    """The area's resources; `note` says in passing what was done."""
    from kasesupport.ui.register.page import of_office

    page = of_office(file, note, failed, lock)
    page.left.connect(left)
    return page


def vault(file: "CaseFile", left: Way, ways: VaultWays, seen: Path | None) -> "VaultPage":
    """The pages of the vault itself; `ways` and `seen` as its Desk wants them."""
    from kasesupport.ui.vault.desk import Desk
    from kasesupport.ui.vault.page import VaultPage
    from kasesupport.ui.vault.sections import entries

    note, failed, lock, set_anew, settle = ways
    page = VaultPage(Desk(file, note, failed, lock, set_anew, seen=seen, settle=settle), entries())
    page.left.connect(left)
    return page


def closing(file: "CaseFile", over: Way, back: Way) -> "ClosingPage":
    """The backup before the end."""
    from kasesupport.ui.closing_page import ClosingPage

    page = ClosingPage(file)
    page.over.connect(over)
    page.back.connect(back)
    return page


def about(left: Way) -> tuple[QWidget, Way]:
    """What the vault protects, and from what it does not; and what puts the cursor there once it is shown."""
    from kasesupport.ui.start.help import HelpSheet

    sheet = HelpSheet()
    sheet.back.connect(left)
    return centred(column(sheet, None, margin=20), sheet.WIDTH + 40), sheet.begin
