"""Locking and coming back, in the windows; the process that would end goes on here, empty (test_memory.py ends it)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from tests.vaults import new_vault

from kasesupport.cases import drafts, families, keys, opening, practitioners, retention, views
from kasesupport.cases.drafts import Draft
from kasesupport.cases.families import Newcomer
from kasesupport.cases.lock_setting import set_lock_minutes
from kasesupport.cases.office import office
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.family_page import FamilyPage, PersonDialog
from kasesupport.ui.glass_page import GlassPage
from kasesupport.ui.home import HomePage
from kasesupport.ui.idle import Moment, look
from kasesupport.ui.new_family import NewFamilyPage
from kasesupport.ui.notice_strip import NoticeStrip
from kasesupport.ui.office_dialog import OfficeDialog
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.page import StartPage
from kasesupport.ui.still_here import StillHereBar
from kasesupport.ui.vault.erase_sheets import EraseForm
from kasesupport.ui.vault.keep_form import KeepForm
from kasesupport.ui.vault.key_forms import ChangeForm
from kasesupport.ui.vault.page import VaultPage
from kasesupport.ui.vault.person_sheet import PersonSheet
from kasesupport.ui.vault.trail import Trail
from kasesupport.ui.window import MainWindow

PASSPHRASE = "みどりの川をわたる七つの橋"
QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
LOCKED: list[Path | None] = []


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "相談.vault"
    new_vault(folder, PASSPHRASE)
    return folder


@pytest.fixture
def open_window(qtbot: QtBot, vault: Path, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Opens the vault in a new window, as a new process does after the passphrase."""
    made: list[MainWindow] = []
    LOCKED.clear()

    def open_one() -> MainWindow:
        window = MainWindow(vault, opening.open_example, Laptop(tmp_path / "laptop"), LOCKED.append)
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        window.findChild(StartPage).opened.emit(opening.unlock(vault, PASSPHRASE), vault)
        QApplication.processEvents()
        return window

    yield open_one
    for window in made:
        window.put_away()


def ctrl_l() -> None:
    target = QApplication.activeModalWidget() or next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    QTest.keyClick(target, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def reopen(vault: Path) -> CaseFile:
    return opening.unlock(vault, PASSPHRASE)


def test_ctrl_l_on_a_familys_page_saves_closes_and_comes_back_to_it(
    open_window: Callable[[], MainWindow], vault: Path
) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり", index=True)])
    window.open_family(case.family_id, "genogram")
    window.page.go("family")
    window.page.findChild(FamilyPage)._fields["address"].setFocus()
    QTest.keyClicks(window.page.findChild(FamilyPage)._fields["address"], "Midori 1-2")
    window.page.go("ecomap")
    ctrl_l()
    assert [vault] == LOCKED
    assert not window.isVisible()
    assert (vault / "data.db-wal").exists() is False, "a clean lock leaves no WAL"
    again = open_window()
    assert isinstance(again.page, CasePage)
    assert (again.page.model.case.family_id, again.page.current) == (case.family_id, "ecomap")
    assert again.page.model.record.address == "Midori 1-2"
    assert drafts.kept(again._file).keys() == {"where"}
    again._keeper.look()
    assert drafts.kept(again._file) == {}


def test_failed_tries_are_told_on_the_familys_page_too_where_the_list_is_not_seen(
    open_window: Callable[[], MainWindow], vault: Path
) -> None:
    window = open_window()
    window.open_family(families.create(window._file, "佐倉").family_id)
    ctrl_l()
    with pytest.raises(Problem, match="wrong_passphrase"):
        opening.unlock(vault, "ちがう合言葉です")
    again = open_window()
    assert isinstance(again.page, CasePage)
    (strip,) = again.page.findChildren(NoticeStrip)
    assert strip.isVisible()
    again._home()
    assert [notice.code for notice in again._notices].count("failed_tries") == 1  # closed by nobody yet


def test_what_stands_in_the_form_comes_back_as_it_was(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window._new_family()
    form = window.findChild(NewFamilyPage)
    form.name.setText("佐倉")
    form.add("other")
    for one, name, birth in zip(form._rows, ("ひまり", "", "さくら"), ("平成26年4月2日", "", "むかし"), strict=True):
        one.name.setText(name)
        one.birth.line.setText(birth)
    form._rows[2]._be("F")
    form._rows[2].together.setChecked(False)
    form._drop(form._rows[1])
    before = form.draft()
    ctrl_l()
    again = open_window()
    form = again.findChild(NewFamilyPage)
    assert form.draft() == before
    assert form._rows[0].newcomer().birth.text() == "2014-04-02"
    form.take_in()
    assert not isinstance(again.page, CasePage), "「むかし」 is no day: nothing is begun without it"
    form._rows[1].birth.retype("")
    form.take_in()
    assert isinstance(again.page, CasePage)
    assert drafts.kept(again._file) == {}, "it has become a family, and is not offered again"


def test_a_date_that_could_not_be_read_is_said_once_more_and_only_once(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり")])
    window.open_family(case.family_id)
    (person,) = views.record(case).graph.persons

    def type_and_lock() -> None:
        QApplication.activeModalWidget().form.birth.retype("sakura no koro")
        ctrl_l()

    QTimer.singleShot(0, type_and_lock)
    window.page.findChild(FamilyPage)._open(person.id)
    again = open_window()
    assert "生まれた日「sakura no koro」" in again._notes._words.text()
    again._keeper.look()
    assert drafts.kept(again._file) == {}


def test_a_day_that_was_only_looked_for_is_no_draft(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.open_family(families.create(window._file, "佐倉").family_id, "trail")
    window.page.findChild(Trail).since.retype("sakura no koro")
    ctrl_l()
    assert "sakura" not in open_window()._notes._words.text()


def test_a_date_given_up_with_its_dialog_is_not_said_again(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり")])
    window.open_family(case.family_id)
    (person,) = views.record(case).graph.persons

    def type_and_close() -> None:
        QApplication.activeModalWidget().form.birth.retype("sakura no koro")
        QApplication.activeModalWidget().accept()

    QTimer.singleShot(0, type_and_close)
    window.page.findChild(FamilyPage)._open(person.id)
    window._keeper.look()
    assert drafts.kept(window._file) == {}


def test_an_empty_form_is_no_draft_and_one_given_up_is_forgotten(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window._new_family()
    window._keeper.look()
    assert drafts.kept(window._file) == {}
    window.findChild(NewFamilyPage).kana.setText("さくら")
    window._keeper.look()
    assert drafts.kept(window._file).keys() == {"new_family"}
    window.findChild(NewFamilyPage).left.emit()
    assert drafts.kept(window._file) == {}


def test_typing_is_kept_within_a_second_without_any_lock(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window._new_family()
    QTest.keyClicks(window.findChild(NewFamilyPage).name, "Sakura")
    qtbot.waitUntil(lambda: drafts.kept(window._file).get("new_family", {}).get("name") == "Sakura", timeout=5000)


def test_what_an_input_method_held_when_the_power_failed_is_said_and_stands_in_no_field(
    qtbot: QtBot, open_window: Callable[[], MainWindow], vault: Path
) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり")])
    window.open_family(case.family_id)
    field = window.page.findChild(FamilyPage)._fields["address"]
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("みどりちょう", []))
    window._keeper.look()
    after = shutil.copytree(vault, vault.with_name("after.vault"))  # as the power left it
    written = QInputMethodEvent()
    written.setCommitString("緑町")
    QApplication.sendEvent(field, written)
    window._keeper.look()
    assert drafts.kept(window._file) == {}
    again = MainWindow(after, opening.open_example, Laptop(vault.with_name("other")), LOCKED.append)
    qtbot.addWidget(again)
    again.findChild(StartPage).opened.emit(opening.unlock(after, PASSPHRASE), after)
    assert "住所「みどりちょう」" in again._notes._words.text()
    assert views.record(families.open_case(again._file, case.family_id)).address == ""
    again._keeper.look()
    assert drafts.kept(again._file) == {}
    again.put_away()


def test_a_modal_dialog_locks_and_opens_again_with_its_words(
    qtbot: QtBot, open_window: Callable[[], MainWindow], vault: Path
) -> None:
    window = open_window()

    def type_and_lock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OfficeDialog)
        dialog.name.setText("みどり市")
        QTest.keyClick(dialog.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, type_and_lock)
    window._office()
    assert [vault] == LOCKED
    again: list[MainWindow] = []
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OfficeDialog):
            seen.append(dialog.name.text())
            dialog._keep()

    QTimer.singleShot(500, read_and_close)
    again.append(open_window())
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == ["みどり市"]
    assert office(again[0]._file).name == "みどり市"


def vault_form(window: MainWindow, section: str, form: Draft) -> QWidget:
    """A form of the vault's page, opened as its button does."""
    if not isinstance(window.page, VaultPage):
        window.open_vault()
    window.page.go(section)
    window.page.section(section).lay_form(form)
    return window.page.section(section)._laid


def test_a_colleague_half_typed_in_comes_back_on_the_vaults_page(open_window: Callable[[], MainWindow]) -> None:
    form = vault_form(window := open_window(), "people", {"form": "person", "of": ""})
    assert isinstance(form, PersonSheet)
    window._keeper.look()
    assert drafts.kept(window._file) == {}, "nothing is typed"
    QTest.keyClicks(form.name, "Ishida")
    form.title.setText("保健師")
    form._roles.chips["supervisor"].click()
    ctrl_l()
    again = open_window()
    form = again.page.section("people")._laid
    assert (form.name.text(), form.title.text(), form.role) == ("Ishida", "保健師", "supervisor")
    assert form._roles.chips["supervisor"].isChecked()
    form._keep()
    assert practitioners.practitioners(again._file)[-1].role == "supervisor"
    again._keeper.look()
    assert drafts.kept(again._file) == {}


def test_why_a_family_is_erased_or_kept_comes_back_but_never_its_name_typed_as_a_check(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり")])
    closed = update(tables.episode).where(tables.episode.c.family_id == case.family_id).values(closed_on="2026-03-31")
    window._file.transact(Op("t.close", case.family_id), lambda connection: connection.execute(closed))
    form = vault_form(window, "retention", {"form": "erase", "of": case.family_id})
    assert isinstance(form, EraseForm)
    form.reason.setText("保存期間がすぎたため")
    form.approver.setText("青木")
    form.name.setText("佐倉")
    ctrl_l()
    again = open_window()
    form = again.page.section("retention")._laid
    assert isinstance(form, EraseForm)
    assert (form.reason.text(), form.approver.text(), form.name.text()) == ("保存期間がすぎたため", "青木", "")
    form = vault_form(again, "retention", {"form": "keep", "of": case.family_id})
    form.why.setText("裁判が続いているため")
    form.until.line.setText("令和32年3月")
    ctrl_l()
    form = (third := open_window()).page.section("retention")._laid
    assert isinstance(form, KeepForm)
    assert (form.why.text(), form.until.line.text()) == ("裁判が続いているため", "令和32年3月")
    form._keep()
    assert retention.due(third._file)[0].state == "kept"


def test_the_reason_for_a_hidden_family_comes_back(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window._seek_hidden("佐倉")
    page = window.findChild(GlassPage)
    assert page.draft() == {}
    page.reason.setText("今夜の連絡に必要なため")
    ctrl_l()
    page = open_window().findChild(GlassPage)
    assert (page.name.text(), page.reason.text()) == ("佐倉", "今夜の連絡に必要なため")


def test_a_passphrase_half_typed_on_the_vaults_page_is_no_draft(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.open_vault()
    section = window.page.section("keys")
    line = next(line for line in keys.keys(window._file) if line.own)
    section.over(ChangeForm(section.desk, line, section.back))
    for field in section.findChildren(QLineEdit):
        field.setText("あたらしい合言葉をここに")
    window._keeper.look()
    assert drafts.kept(window._file) == {}


def test_a_persons_form_open_over_the_page_saves_what_is_typed(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    case = families.create(window._file, "佐倉", "", [Newcomer(name="ひまり")])
    window.open_family(case.family_id)
    (person,) = views.record(case).graph.persons

    def type_and_lock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        QTest.keyClicks(dialog.form.called, "Hima")
        ctrl_l()

    QTimer.singleShot(0, type_and_lock)
    window.page.findChild(FamilyPage)._open(person.id)
    again = open_window()
    assert again.page.model.record.graph.persons[0].called == "Hima"


def test_a_family_that_is_gone_by_then_is_not_opened(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    drafts.keep(window._file, "where", {"family": "no such family", "page": "genogram"})
    window.put_away()
    assert open_window().findChild(HomePage) is not None


def test_the_file_is_closed_and_the_end_comes_though_a_page_fails(
    open_window: Callable[[], MainWindow], vault: Path
) -> None:
    window = open_window()

    def broken() -> None:
        raise ValueError

    window._put_down = broken
    ctrl_l()
    window._put_down = lambda: None
    assert [vault] == LOCKED
    reopen(vault).close()  # refused with vault_in_use if it were still open


def test_the_warning_counts_down_over_the_open_dialog_and_any_key_takes_it_away(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    set_lock_minutes(window._file, 2)
    window._guard.set_anew()
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.resize(460, 300)
    dialog.setModal(True)
    dialog.show()
    watch, begun = window._guard.idle, look()
    watch._clock = lambda: Moment(begun.steady + 100, begun.wall + 100)
    watch.tick()
    bar = dialog.findChild(StillHereBar)
    assert bar.isVisible()
    assert "秒" in bar.words.text()
    assert dialog.rect().contains(bar.geometry())
    QTest.keyClick(field, Qt.Key.Key_A)
    assert dialog.findChild(StillHereBar) is None
    assert LOCKED == []
    dialog.close()


def test_the_button_says_that_somebody_is_still_here(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    watch, begun = window._guard.idle, look()
    watch._clock = lambda: Moment(begun.steady + 280, begun.wall + 280)
    watch.tick()
    window.findChild(StillHereBar).answer.click()
    assert window.findChild(StillHereBar) is None
    watch.tick()
    assert LOCKED == []


def test_a_wall_clock_that_jumped_locks(open_window: Callable[[], MainWindow], vault: Path) -> None:
    window = open_window()
    begun = look()
    window._guard.idle._clock = lambda: Moment(begun.steady + 1, begun.wall + 8 * 3600)
    window._guard.idle.tick()
    assert [vault] == LOCKED


@pytest.mark.parametrize("way", [MainWindow.lock, MainWindow.put_away])
def test_what_was_copied_is_taken_back_on_lock_and_on_closing(
    open_window: Callable[[], MainWindow], way: Callable[[MainWindow], object]
) -> None:
    window = open_window()
    QApplication.clipboard().setText("佐倉さんの住所")
    window._guard._clipboard.mark(QClipboard.Mode.Clipboard)  # offscreen nobody owns a clipboard
    way(window)
    assert QApplication.clipboard().text() == ""


def test_without_an_open_vault_ctrl_l_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    LOCKED.clear()
    window = MainWindow(None, opening.open_example, Laptop(tmp_path / "laptop"), LOCKED.append)
    qtbot.addWidget(window)
    window.show()
    ctrl_l()
    window.lock()
    assert LOCKED == []
    assert window.isVisible()
