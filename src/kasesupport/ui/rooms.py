"""The window's pages on an open vault, put together with their ways. Each loads when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.ui.backup_clock import BackupClock
from kasesupport.ui.coming_back import ComingBack
from kasesupport.ui.widgets import centred, column

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile
    from kasesupport.domain.meetings import Meeting
    from kasesupport.ui.case_page import CasePage
    from kasesupport.ui.closing_page import ClosingPage
    from kasesupport.ui.glass_page import GlassPage
    from kasesupport.ui.home import HomePage
    from kasesupport.ui.new_family import NewFamilyPage
    from kasesupport.ui.notice_strip import NoticeStrip
    from kasesupport.ui.places import Laptop
    from kasesupport.ui.register.page import RegisterPage
    from kasesupport.ui.start.help import HelpSheet
    from kasesupport.ui.together.page import TogetherPage
    from kasesupport.ui.vault.page import VaultPage

BACK_UP = "back_up"  # a place that a notice leads to


@dataclass(frozen=True, slots=True)
class Ways:
    """Where one can go: `home`, a `family` by its id (and one of its pages), a `hidden` one by its name, a `new` one,
    the `vault` at a section, `about` it, the area's `register` at an entry, `lock`. `first` makes this vault the one to
    offer first; `fail` says a Problem, `note` in passing what was done, `settle` takes a Problem away, `hush` keeps
    everything that is said until later. `back`: where one came from, to go home to.
    """

    home: Callable[[], object]
    family: Callable[..., object]
    hidden: Callable[[str], object]
    new: Callable[[], object]
    vault: Callable[[str], object]
    about: Callable[[], object]
    register: Callable[[str], object]
    first: Callable[[], object]
    lock: Callable[[], None]
    fail: Callable[[Problem], None]
    note: Callable[[str], None]
    settle: Callable[[], None]
    hush: Callable[[bool], object] = bool
    back: ComingBack = field(default_factory=ComingBack)


def families(file: "CaseFile", ways: Ways, strip: QWidget, clock: BackupClock | None) -> "HomePage":
    """The list, below what one should know; of the last backup is told where a `clock` makes them."""
    from kasesupport.ui.home import HomePage
    from kasesupport.ui.vault_line import VaultLine

    line = VaultLine(file) if clock is not None else None
    if line is not None and clock is not None:
        line.wanted.connect(ways.vault)
        clock.made.connect(line.refresh)
    page = HomePage(file, strip, line)
    page.going.connect(ways.back.keep)
    page.chosen.connect(ways.family)
    page.chosen_at.connect(
        lambda family, at: ways.family(family, at) if family else ways.register(at.partition("/")[2])
    )
    page.hidden_wanted.connect(ways.hidden)
    page.new_wanted.connect(ways.new)
    page.papers_wanted.connect(lambda of: meeting(file, ways, page, of))
    page.contact_wanted.connect(lambda: contact(file, ways, page))
    page.failed.connect(ways.fail)
    page.noted.connect(ways.note)
    return page


def contact(file: "CaseFile", ways: Ways, over: QWidget) -> None:
    """経過を書く from the list of families: of one that is looked for."""
    from kasesupport.ui.contacts.whose import Whose

    asked = Whose(file, over)
    if asked.exec() and asked.chosen:
        ways.family(asked.chosen, "contact")


def meeting(file: "CaseFile", ways: Ways, over: QWidget, of: "Meeting | None" = None) -> None:
    """会議の紙 over the list of families, or of one meeting."""
    from kasesupport.ui.meeting.dialog import MeetingPapers

    MeetingPapers(file, ways.note, ways.fail, over, of).exec()


def strip(notices: list[Notice], ways: Ways, only: str, *, keeper: bool) -> "NoticeStrip":
    """What one should know after opening; `only` as the strip has it, `keeper`: who reads it is one."""
    from kasesupport.ui.help.desk import open_guide
    from kasesupport.ui.notice_strip import NoticeStrip

    made = NoticeStrip(notices, only, keeper=keeper)
    own: dict[str, Callable[[], object]] = {"help": ways.about, "first": ways.first}
    own["news"] = partial(open_guide, made, "news")
    made.wanted.connect(lambda place: own[place]() if place in own else ways.vault(place))
    return made


def glass(file: "CaseFile", ways: Ways, name: str) -> "GlassPage":
    """Where a hidden family is opened with a reason."""
    from kasesupport.ui.glass_page import GlassPage

    page = GlassPage(file, name)
    page.found.connect(ways.family)
    page.left.connect(ways.home)
    page.failed.connect(ways.fail)
    page.mended.connect(ways.settle)
    return page


def new_family(file: "CaseFile", ways: Ways) -> "NewFamilyPage":
    """The form for a new family."""
    from kasesupport.ui.new_family import NewFamilyPage

    form = NewFamilyPage(file)
    form.made.connect(ways.family)
    form.chosen.connect(ways.family)
    form.left.connect(ways.home)
    form.failed.connect(ways.fail)
    return form


def table(file: "CaseFile", ways: Ways, family_id: str, laptop: "Laptop", at: str = "") -> "CasePage | TogetherPage":
    """A family on the table; `at` "together" the screen for the family itself. Raises what `model.opened` does."""
    return together(file, ways, family_id) if at == "together" else desk(file, ways, family_id, laptop)


def together(file: "CaseFile", ways: Ways, family_id: str) -> "TogetherPage":
    """The screen that is turned to the family. Raises what `families.open_case` does."""
    from kasesupport.cases import access, office_practice
    from kasesupport.cases import families as opening
    from kasesupport.practice.together import load_together
    from kasesupport.ui.together.page import TogetherPage

    case = opening.open_case(file, family_id)
    access.opened(case)
    page = TogetherPage(case, load_together(office_practice.in_use(file).practice))
    page.left.connect(lambda at: ways.family(family_id, at))
    page.lock_wanted.connect(ways.lock)
    page.hushed.connect(ways.hush)
    page.failed.connect(ways.fail)
    return page


def desk(file: "CaseFile", ways: Ways, family_id: str, laptop: "Laptop") -> "CasePage":
    """The office's own pages of a family, as this laptop shows them. Raises what `model.opened` does."""
    from kasesupport.cases import office_practice, watching
    from kasesupport.ui.case_page import CasePage
    from kasesupport.ui.contacts.desk import ContactDesk
    from kasesupport.ui.model import opened
    from kasesupport.ui.pages import makers
    from kasesupport.ui.papers import form_desk

    model = opened(file, family_id)
    chosen = office_practice.in_use(file)
    page = CasePage(model, chosen.practice, makers(chosen.practice, laptop), ways.back.words)
    if chosen.faults:
        found = [Notice("office_file", problem.facts) for problem in chosen.faults]
        page.tell(strip(found, ways, "", keeper=False))
    if (path := watching.watched_folder(file)) and model.can_write:
        from kasesupport.ui.attached.arrivals import Arrivals  # loads the decoders: only where a folder is watched

        page.tell(Arrivals(Path(path), model, page.go, lambda: form_desk.forms(file).forms))
    model.setParent(page)
    model.failed.connect(ways.fail)
    model.noted.connect(ways.note)
    model.another_wanted.connect(ways.family, Qt.ConnectionType.QueuedConnection)
    page.left.connect(ways.home)
    page.lock_wanted.connect(ways.lock)
    page.turned.connect(ways.settle)
    ContactDesk(page, chosen.practice)
    page.together_wanted.connect(lambda: ways.family(family_id, "together"))
    if sought := ways.back.take_sought():
        from kasesupport.ui.search.showing import show_words

        show_words(page, *sought)
    return page


def register(file: "CaseFile", ways: Ways, entry: str = "") -> "RegisterPage":
    """The area's resources; at one entry if its id is told."""
    from kasesupport.ui.register.page import of_office

    page = of_office(file, ways.note, ways.fail, ways.lock, ways.back.words)
    page.left.connect(ways.home)
    if entry:
        page.register.show_one(entry)
    return page


def vault(file: "CaseFile", ways: Ways, set_anew: Callable[[], None], seen: Path, section: str) -> "VaultPage":
    """The pages of the vault itself, at a section, or ("back_up") with a backup being made. Else as the Desk has it."""
    from kasesupport.cases.salvaging import is_salvaged
    from kasesupport.ui.vault.desk import Desk
    from kasesupport.ui.vault.page import VaultPage
    from kasesupport.ui.vault.sections import entries

    desk = Desk(file, ways.note, ways.fail, ways.lock, set_anew, seen=seen, settle=ways.settle)
    page = VaultPage(desk, entries(salvaged=is_salvaged(file)))
    page.left.connect(ways.home)
    if section == BACK_UP:
        page.back_up()
    elif section:
        page.go(section)
    return page


def closing(
    file: "CaseFile", over: Callable[[], object], back: Callable[[], object], mend: Callable[[str], object]
) -> "ClosingPage":
    """The last page; the three as its signals."""
    from kasesupport.ui.closing_page import ClosingPage

    page = ClosingPage(file)
    page.over.connect(over)
    page.back.connect(back)
    page.mend_wanted.connect(mend)
    return page


def about(ways: Ways) -> "tuple[QScrollArea, HelpSheet]":
    """「保管庫と鍵のこと」, and its sheet."""
    from kasesupport.ui.start.help import HelpSheet

    sheet = HelpSheet()
    sheet.back.connect(ways.home)
    return centred(column(sheet, None, margin=20), sheet.WIDTH + 40), sheet
