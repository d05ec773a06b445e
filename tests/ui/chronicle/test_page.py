"""経過: what was said, noted and decided, by day, with a search and the way to where it stands."""

from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.sheets.forms.opened import letters

from kasesupport.cases import contacts, episodes, events, families, levels, notes, people, plans, talks
from kasesupport.cases.families import Newcomer
from kasesupport.domain.contacts import Contact, Words
from kasesupport.domain.dates import PartialDate
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.chronicle import paper
from kasesupport.ui.chronicle.page import ChroniclePage
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.model import CaseModel

PRACTICE = load()


@pytest.fixture
def went() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication, went: list[str]) -> ChroniclePage:
    load_fonts()
    case = families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True)])
    talks.say(case, "intake.worries", "夜に眠れない", "carer", said_on="2026-03-02")
    note = notes.add_note(case, "support.log", date(2026, 4, 3))
    talks.answer(case, "support.log_what", "見学にいっしょに行った", note_id=note)
    talks.say(case, "support.log_words", "いいにおいだった", "child", note_id=note, said_on="2026-04-03")
    levels.mark(case, "capacity", date(2026, 4, 5), "tight", reason="夜勤がつづく")
    events.add_event(case, PartialDate(2026, 5), "年長組に上がった")
    plans.edit_plan(case, title="朝をらくに", agreed_on="2026-04-10")
    made = ChroniclePage(CaseModel(case), went.append, PRACTICE)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def told(page: ChroniclePage) -> list[str]:
    return [f"{line.on} {line.words}" for line in page.lines]


def test_every_day_stands_with_the_newest_first(page: ChroniclePage) -> None:
    days = [line.on for line in page.lines]
    assert days == sorted(days, reverse=True)
    words = "\n".join(told(page))
    for wanted in ("「夜に眠れない」　保護者", "したこと：見学にいっしょに行った", "「いいにおいだった」", "ぎりぎり　夜勤がつづく",
                   "年長組に上がった", "朝をらくに"):  # fmt: skip
        assert wanted in words
    assert words.count("いいにおいだった") == 1


def test_words_and_kinds_narrow_it_down(page: ChroniclePage) -> None:
    page.sought.setText("ヤキン")
    assert told(page) == []
    page.sought.setText("夜")
    assert told(page) == ["2026-04-05 ぎりぎり　夜勤がつづく", "2026-03-02 「夜に眠れない」　保護者"]
    page.kind.chips["words"].click()
    assert told(page) == ["2026-03-02 「夜に眠れない」　保護者"]


def test_a_line_leads_to_where_it_is_written(page: ChroniclePage, went: list[str]) -> None:
    page.sought.setText("見学")
    assert "取組の記録" in page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl(page.lines[0].at))
    assert went == ["support/support.doing"]


def test_what_comes_new_is_read_while_it_is_seen(page: ChroniclePage) -> None:
    case = page._model.case
    episodes.pause(case, case.file.today(), "ひと区切り")
    assert any("ひと区切り" in words for words in told(page))


def test_what_was_typed_is_shown_as_typed(page: ChroniclePage) -> None:
    events.add_event(page._model.case, PartialDate(2026, 6), "<b>太字</b>&amp;")
    assert "<b>太字</b>&amp;" in page.text.toPlainText()


def contact(page: ChroniclePage) -> str:
    case = page._model.case
    himari = page._model.record.graph.persons[0].id
    answers = {("record.how", ""): "visit", ("record.time", ""): "10:00", ("record.child_met", himari): "alone"}
    words = (
        Words("record.words", "プールに行った", "child", himari),
        Words("record.view", "表情が明るい", "practitioner"),
    )
    return contacts.keep(case, Contact(date(2026, 5, 2), answers, words))


def test_it_is_narrowed_down_by_person_speaker_form_and_day(page: ChroniclePage) -> None:
    note = contact(page)
    himari = page._model.record.graph.persons[0].id
    every = len(page.lines)
    for box, key in (
        (page.filters.how, "visit"), (page.filters.person, himari), (page.filters.speaker, "practitioner"),
    ):  # fmt: skip
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
        assert [line.at for line in page.lines] == [f"contact/{note}"]
        page.filters.clear()
    page.filters.since.retype("2026年5月2日")
    page.filters.until.retype("令和8年5月2日")
    assert [line.id for line in page.lines] == [note]
    assert "直した日" not in page.text.toPlainText()
    contacts.change(page._model.case, note, Contact(date(2026, 5, 2), {}, (Words("record.facts", "ちがう日の話"),)))
    assert "直した日" in page.text.toPlainText()
    page._model.undo()
    page.filters.clear()
    assert len(page.lines) == every


def test_school_years_begin_between_the_days_that_are_told(page: ChroniclePage) -> None:
    case = page._model.case
    people.edit_person(case, page._model.record.graph.persons[0].id, birth="2018-06-01")
    events.add_event(case, PartialDate(2025, 1, 10), "引っ越した")
    started = [f"{line.on} {line.words}" for line in page.lines if line.kind == "school"]
    assert started == ["2026-04-01 陽葵　小2", "2025-04-01 陽葵　小1"]
    page.filters.school.click()
    assert not [line for line in page.lines if line.kind == "school"]


def test_what_is_seen_is_what_is_printed(page: ChroniclePage) -> None:
    contact(page)
    page.kind.chips["contact"].click()
    made = paper.pages(page._model, PRACTICE, page.filters.wanted, page.lines)
    words = letters(to_pdf(made, title="経過記録"))
    assert "プールに行った" in words
    assert "表情が明るい" in words
    assert "見学にいっしょに行った" not in words
    page.filters.clear()
    everything = letters(to_pdf(paper.pages(page._model, PRACTICE, page.filters.wanted, page.lines), title="経過記録"))
    assert "見学にいっしょに行った" in everything
