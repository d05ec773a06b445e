"""会議: from a new meeting to what was decided, two families on its agenda, never more than one of them read."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.sheets.forms.checking import said

from kasesupport.cases import families, meetings, plans, tasks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.meetings import ASKED, ATTENDS, DECIDE, ITEM
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.home import HomePage
from kasesupport.ui.meeting.case_page import CaseMeetings
from kasesupport.ui.meeting.dialog import MeetingPapers
from kasesupport.ui.meeting.page import MeetingsPage
from kasesupport.ui.meeting.tasks import TasksCard
from kasesupport.ui.model import CaseModel


@pytest.fixture
def cases(casefile: CaseFile) -> list[OpenCase]:
    return [families.create(casefile, name, kana=kana) for name, kana in (("佐倉", "さくら"), ("青木", "あおき"))]


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, cases: list[OpenCase]) -> Iterator[MeetingsPage]:
    """Two families on the agenda of a meeting, the first of them looked at."""
    load_fonts()
    home = HomePage(casefile)
    qtbot.addWidget(home)
    home.resize(1366, 700)
    home.show()
    next(each for each in home.findChildren(QPushButton) if each.text().strip() == "会議").click()
    page = home.meetings
    assert page is not None
    page.shelf.add.click()
    for case in reversed(cases):
        page.agenda.seek.setText(views.record(case).kana[:2])
        page.agenda.found[case.family_id].click()
    yield page
    home.leave()


def words_on(page: MeetingsPage) -> str:
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    fields = [each for each in page.findChildren(QLineEdit) if each.isVisibleTo(page)]
    long = [each for each in page.findChildren(QPlainTextEdit) if each.isVisibleTo(page)]
    return "\n".join((*shown, *(each.text() for each in fields), *(each.toPlainText() for each in long)))


def row(page: MeetingsPage, case: OpenCase) -> QPushButton:
    """The family on the agenda."""
    assert page.meeting is not None
    items = meetings.agenda(case.file, page.meeting.id)
    return page.agenda.rows[next(each.note_id for each in items if each.family_id == case.family_id)]


def field(page: MeetingsPage, name: str) -> Any:
    assert page.part is not None
    return next(each.body for each in page.part.fields if each.field.id == name)


def test_from_the_agenda_to_a_task_that_is_done_and_undone(
    page: MeetingsPage, cases: list[OpenCase], casefile: CaseFile
) -> None:
    assert page.model is not None
    assert page.model.case.family_id == cases[0].family_id
    field(page, DECIDE).keep("送り迎えをだれと分け合うか")
    field(page, ASKED).keep("asked")
    field(page, ATTENDS).keep("part")
    assert page.meeting is not None
    item = next(i for i in meetings.agenda(casefile, page.meeting.id) if i.family_id == cases[0].family_id)
    assert item.decide == "送り迎えをだれと分け合うか"
    assert "送り迎えをだれと分け合うか" in row(page, cases[0]).accessibleName()
    assert page.part is not None
    page.part.tasks.add.click()
    (typed,) = page.part.tasks.rows.values()
    typed.what.setText("学童に聞く")
    typed.what.textEdited.emit("学童に聞く")
    page.flush()
    typed.done.click()
    told = tasks.tasks(views.record(cases[0]).notes)
    assert [(t.what, t.done, t.meeting_id) for t in told] == [
        ("学童に聞く", casefile.today().isoformat(), page.meeting.id)
    ]
    page._undo.click()
    assert [t.done for t in tasks.tasks(views.record(cases[0]).notes)] == [""]
    page._redo.click()
    assert all(t.done for t in tasks.tasks(views.record(cases[0]).notes))


def test_one_family_s_words_never_stand_beside_another_s(
    page: MeetingsPage, cases: list[OpenCase], casefile: CaseFile
) -> None:
    field(page, "meeting.talk").keep("桜の家の話")
    assert "桜の家の話" in words_on(page)
    row(page, cases[1]).click()
    assert "桜の家の話" not in words_on(page)
    left = page.sitting
    page.show_one("")
    page.begin(left.meeting, left.item)  # as one comes back from the family
    assert page.sitting == left
    field(page, "meeting.talk").keep("青い家の話")
    page._undo.click()  # the family that is looked at
    notes = [views.record(case).notes[0].value("meeting.talk") for case in cases]
    assert notes == ["桜の家の話", None]
    plans.add_entry(cases[0], "appointment", on="2026-12-01", at="", what="会う")
    page._undo.click()
    assert views.record(cases[0]).appointments  # another family's act is not taken back from here


def test_the_meeting_itself_is_written_and_another_day_is_carried(
    page: MeetingsPage, cases: list[OpenCase], casefile: CaseFile
) -> None:
    page.form.purpose.setPlainText("次の三か月を決める")
    page.form.on.retype("2027-01-15")
    page.flush()
    assert page.meeting is not None
    assert (page.meeting.purpose, page.meeting.on) == ("次の三か月を決める", "2027-01-15")
    assert {note.on for case in cases for note in views.record(case).notes if note.question == ITEM} == {"2027-01-15"}
    page.form.purpose.setPlainText("佐倉さんの三か月を決める")
    page.flush()
    assert "佐倉" in page.form._named.text()
    page.form.purpose.setPlainText("次の三か月を決める")
    page.flush()
    assert page.form._named.isHidden()
    assert "次の三か月を決める" not in "".join(map(str, views.record(cases[0]).notes))
    assert page._away.isHidden()
    for case in cases:
        row(page, case).click()
        page._take_off(views.record(case).notes[0].id)
    page._away.click()
    assert meetings.meetings(casefile) == ()
    page._undo.click()
    assert len(meetings.meetings(casefile)) == 1


def test_its_papers_are_of_its_families_alone_each_with_its_own_words(
    qtbot: QtBot, page: MeetingsPage, cases: list[OpenCase], casefile: CaseFile
) -> None:
    families.create(casefile, "林")
    field(page, "meeting.talk").keep("桜の家の話")
    row(page, cases[1]).click()
    field(page, "meeting.talk").keep("青い家の話")
    field(page, DECIDE).keep("学習をどう支えるか")
    shown = MeetingPapers(casefile, print, print, None, page.meeting)
    qtbot.addWidget(shown)
    assert list(shown._states) == [case.family_id for case in reversed(cases)]
    shown.choose("minutes")
    shown.bind()
    qtbot.waitUntil(lambda: bool(shown.made.pages), timeout=30_000)
    whose: dict[int, list[str]] = {0: [], 1: []}
    for drawn, entry in zip(shown.made.pages, shown.made.outline, strict=True):
        whose[0 if cases[0].family_id[-6:].upper() in entry else 1].append(said([drawn]))
    assert "桜の家の話" in "".join(whose[0])
    assert "青い家の話" not in "".join(whose[0])
    assert "桜の家の話" not in "".join(whose[1])
    shown.choose("case-record")
    shown.bind()
    qtbot.waitUntil(lambda: bool(shown.made.pages), timeout=30_000)
    assert "学習をどう支えるか" in said(shown.made.pages[:1])
    assert "林" not in said(shown.made.pages)


def test_what_was_decided_stands_in_the_case(
    qtbot: QtBot, page: MeetingsPage, cases: list[OpenCase], casefile: CaseFile
) -> None:
    assert page.meeting is not None
    task = tasks.add(cases[0], "学童に聞く", "田中", meeting_id=page.meeting.id)
    model = CaseModel(cases[0])
    shown, card = CaseMeetings(model, lambda _: None, load()), TasksCard(model)
    for each in (shown, card):
        qtbot.addWidget(each)
    card.refresh()
    assert shown.part is not None
    assert list(shown.part.tasks.rows) == [task]
    card.ticks[task].click()
    assert tasks.tasks(model.record.notes)[0].done
    card.refresh()
    assert card.ticks[task].isChecked()  # it stays to be taken back
    card.ticks[task].click()
    assert not tasks.tasks(model.record.notes)[0].done
    model.leave()


def test_the_last_undo_leaves_the_focus_on_redo_and_the_last_redo_on_undo(page: MeetingsPage) -> None:
    page.shelf.add.click()
    for greying, other in ((page._undo, page._redo), (page._redo, page._undo)):
        while greying.isEnabled():
            greying.setFocus()
            greying.click()
        assert page.window().focusWidget() is other
