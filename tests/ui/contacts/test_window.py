"""経過記録 from the keyboard alone, its draft through a lock, templates, several children, and writing anew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.strays import Strays
from tests.vaults import new_casefile

from kasesupport.cases import drafts, families, views
from kasesupport.cases.begun import begun
from kasesupport.cases.begun import place as place_of
from kasesupport.cases.contacts import change, remove
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.today import due_today
from kasesupport.domain.contacts import Contact, Words, addenda, contacts, said, stored
from kasesupport.practice.load import load
from kasesupport.practice.office import OfficeFile, load_with
from kasesupport.ui.app import dress
from kasesupport.ui.case_page import CasePage
from kasesupport.ui.chronicle.lines import lines
from kasesupport.ui.contacts.desk import ContactDesk
from kasesupport.ui.contacts.form import ContactForm
from kasesupport.ui.contacts.reading import ContactReading
from kasesupport.ui.contacts.whose import Whose
from kasesupport.ui.contacts.window import ContactWindow
from kasesupport.ui.places import Laptop
from kasesupport.ui.widgets import TextField
from kasesupport.ui.window import MainWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
Key = Qt.Key
MOST = 6  # key presses of a telephone call beside its own words


class Hands:
    """Presses keys where the cursor is; what is no text is counted."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        QTest.keyClick(self._at(), key, held)

    def write(self, words: str) -> None:
        QTest.keyClicks(self._at(), words)

    def _at(self) -> QWidget:
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None
        return found


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MainWindow, OpenCase]]:
    """One window for all: what costs is opening a family in it."""
    dress(qapp)
    folder = tmp_path_factory.mktemp("contacts")
    file = new_casefile(folder)
    members = [Newcomer("child", "陽葵", index=True), Newcomer("child", "湊", index=True), Newcomer("mother", "美咲")]
    case = families.create(file, "佐倉", "さくら", members)
    made = MainWindow(None, lambda: file, Laptop(folder / "laptop"), lambda _: None)
    made._hold(file, None)
    made.open_family(case.family_id)
    made.show()
    yield made, case
    made._put_down()
    made._guard.rest()
    made.hide()
    made.deleteLater()
    file.close()


@pytest.fixture
def case(shared: tuple[MainWindow, OpenCase]) -> OpenCase:
    return shared[1]


@pytest.fixture
def window(shared: tuple[MainWindow, OpenCase], qtbot: QtBot) -> Iterator[MainWindow]:
    made, case = shared
    made.activateWindow()
    yield made
    desk(made).put_down()
    for note in contacts(views.record(case)):
        remove(case, note.id)
    drafts.forget(case.file, place_of(case.family_id))


def desk(window: MainWindow) -> ContactDesk:
    assert isinstance(window.page, CasePage)
    return window.page.findChild(ContactDesk)


def writing(window: MainWindow, qtbot: QtBot, note_id: str = "") -> ContactWindow:
    desk(window).write_anew(note_id)
    made = desk(window).windows[note_id]
    qtbot.waitUntil(lambda: (at := QApplication.focusWidget()) is not None and made.isAncestorOf(at))
    return made


def test_a_telephone_call_is_written_down_by_keys_alone(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    hands, ahead = Hands(), case.file.today() + timedelta(days=3)
    hands.press(Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ContactWindow))
    assert isinstance(QApplication.focusWidget(), TextField)
    hands.press(Key.Key_1, ALT)
    hands.write("asa ga tsurai")
    hands.press(Key.Key_N, ALT)
    hands.write(f"{ahead.month}/{ahead.day}")
    hands.press(Key.Key_Tab)
    hands.write("1000")
    hands.press(Key.Key_Return, CTRL)
    assert hands.count <= MOST
    record = views.record(case)
    (note,) = contacts(record)
    told, now = stored(record, note), case.file.now()
    misaki = record.graph.persons[2].id
    assert (told.on, told.answers[("record.how", "")]) == (now.date(), "phone")
    assert told.answers[("record.with", "")] == [misaki]
    assert [(w.question, w.text, w.speaker, w.speaker_id) for w in told.words] == [
        ("record.words", "asa ga tsurai", "carer", misaki)
    ]
    assert (told.next.on, told.next.at) == (ahead.isoformat(), "10:00")
    assert [each.due.on for each in due_today(case.file)] == [ahead]
    assert desk(window).windows == {}
    assert drafts.kept(case.file) == {}
    window.page.model.undo()
    assert contacts(views.record(case)) == ()


def test_words_facts_and_our_view_stay_apart_and_one_note_tells_of_two_children(
    window: MainWindow, case: OpenCase, qtbot: QtBot
) -> None:
    made, hands = writing(window, qtbot), Hands()
    for key, words in ((Key.Key_K, "kotoba"), (Key.Key_J, "jijitsu"), (Key.Key_M, "mitate"), (Key.Key_Y, "yoi")):
        hands.press(key, ALT)
        hands.write(words)
    for chip in made.form.parts["record.about"].chips.values():
        chip.click()
    boxes = list(made.form.parts["record.child_met"].boxes.values())
    boxes[0].setCurrentIndex(boxes[0].findData("alone"))
    hands.press(Key.Key_H, ALT)
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Return, CTRL)
    record = views.record(case)
    (note,) = contacts(record)
    himari, minato, _ = (person.id for person in record.graph.persons)
    assert {(s.question, s.text, s.speaker) for s in said(record, note.id)} == {
        ("record.words", "kotoba", ""), ("record.facts", "jijitsu", "observed"),
        ("record.view", "mitate", "practitioner"), ("record.good", "yoi", ""),
    }  # fmt: skip
    told = stored(record, note).answers
    assert told[("record.about", "")] == [himari, minato]
    assert told[("record.child_met", himari)] == "alone"
    assert told[("record.how", "")] == "visit"


def test_what_was_typed_comes_up_again_after_a_lock(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    made = writing(window, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), "kakikake")
    made.hide()  # as the lock does, and as if the power failed after the draft was kept
    kept = drafts.kept(case.file)[place_of(case.family_id)]
    assert kept["words"][0][1] == "kakikake"
    window.open_family(case.family_id)
    qtbot.waitUntil(lambda: "" in desk(window).windows)
    again = desk(window).windows[""]
    assert again.form.contact().words[0].text == "kakikake"
    QTest.keyClick(again, Key.Key_Escape)
    window.open_family(case.family_id)
    qtbot.wait(1)
    assert desk(window).windows == {}  # it was closed by hand: it waits for the next one
    assert [(each.family_id, each.due.kind, each.about) for each in begun(case.file)] == [(case.family_id, "draft", "")]
    assert writing(window, qtbot).form.contact().words[0].text == "kakikake"
    desk(window).windows[""].drop()
    assert drafts.kept(case.file) == {}


def test_a_template_begins_and_a_wrong_hour_is_said(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    made = writing(window, qtbot)
    box = made._templates
    box.setCurrentIndex(box.findData("home_visit"))
    box.activated.emit(box.currentIndex())
    contact = made.form.contact()
    assert contact.answers[("record.how", "")] == "visit"
    assert "住まいの様子" in contact.words[0].text
    made.form.parts["record.time"].line.setText("昼すぎ")
    made.keep()
    assert made.isVisible()
    assert made.said.text()
    made.form.parts["record.time"].line.setText("午後2時半")
    made.keep()
    assert contacts(views.record(case))[0].value("record.time") == "14:30"


def test_it_is_written_anew_in_its_window_and_undone(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    made = writing(window, qtbot)
    QTest.keyClicks(QApplication.focusWidget(), "first")
    made.keep()
    (note,) = contacts(views.record(case))
    anew = writing(window, qtbot, note.id)
    rows = anew.form.words["record.words"].rows
    assert [each.text.toPlainText() for each in rows] == ["first", ""], "one empty box is enough, and below the words"
    row = rows[0]
    row.text.setPlainText("second")
    anew.keep()
    assert [each.text for each in said(views.record(case), note.id)] == ["second"]
    window.page.model.undo()
    assert [each.text for each in said(views.record(case), note.id)] == ["first"]


def test_a_window_goes_with_its_family(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    made = writing(window, qtbot)
    window.page.put_away.emit()
    assert not made.isVisible()


def test_a_record_is_read_with_what_was_changed_and_added_to(window: MainWindow, case: OpenCase, qtbot: QtBot) -> None:
    with Strays(ContactWindow) as strays:
        made = writing(window, qtbot)
        QTest.keyClicks(QApplication.focusWidget(), "first")
    assert strays.found == []
    made.keep()
    (note,) = contacts(views.record(case))
    told = stored(views.record(case), note)
    change(case, note.id, replace(told, words=(replace(told.words[0], text="second"),)))
    with Strays(ContactReading) as strays:
        window.page.go(f"contact/{note.id}")
    assert strays.found == []
    reading = desk(window).windows[note.id]
    assert isinstance(reading, ContactReading)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is reading.words)
    words = reading.text.toPlainText()
    assert words.index("second") < words.index("直した記録") < words.index("first")
    QTest.keyClicks(reading.words, "later")
    QTest.keyClick(reading.words, Key.Key_Return, CTRL)
    record = views.record(case)
    assert [each.value("record.added") for each in addenda(record, note.id)] == ["later"]
    assert "later" in reading.text.toPlainText()
    assert [each.text for each in said(record, note.id)] == ["second"]
    assert drafts.kept(case.file) == {}
    window.page.model.undo()
    assert addenda(views.record(case), note.id) == ()
    assert not reading._edit.isHidden()
    reading.write_anew()
    assert isinstance(desk(window).windows[note.id], ContactWindow)


def test_from_the_list_a_family_is_looked_for_by_a_few_letters(
    window: MainWindow, case: OpenCase, qtbot: QtBot
) -> None:
    asked = Whose(case.file, window)
    qtbot.addWidget(asked)
    asked.show()
    asked.sought.setText("だれもいない")
    QTest.keyClick(asked.sought, Key.Key_Return)
    assert asked.chosen == ""
    asked.sought.setText("さく")
    QTest.keyClick(asked.sought, Key.Key_Return)
    assert asked.chosen == case.family_id
    assert not asked.isVisible()
    window.page.go("contact")
    assert isinstance(desk(window).windows[""], ContactWindow)


def test_tab_goes_as_one_reads_and_comes_round(window: MainWindow, qtbot: QtBot) -> None:
    made = writing(window, qtbot)
    for words in ("ichi", "ni"):  # a box more each time, below the last
        QTest.keyClicks(made.form.words["record.words"].next, words)
    qtbot.waitUntil(lambda: made.form.words["record.words"].rows[-1].y() > 0)  # they take their places
    made.activateWindow()
    made.form.day.line.setFocus()
    qtbot.waitUntil(made.form.day.line.hasFocus)
    seen: list[QWidget] = []
    while (at := QApplication.focusWidget()) not in seen:
        assert at is not None
        seen.append(at)
        QTest.keyClick(at, Key.Key_Tab)
    names = [each.accessibleName() for each in seen]
    order = [
        "いつのことか", "時刻", "どうやって", "話した・会った家族 美咲", "そのほかの相手", "こどもに会えたか 陽葵", "聞いた言葉",
        "事実（見たこと・したこと）", "わたしたちの見立て", "気がかり", "小さなよい変化", "次の約束の日", "ひな形",
    ]  # fmt: skip
    assert [name for name in dict.fromkeys(names) if name in order] == order
    assert names.count("聞いた言葉") == 3
    assert made.form.parts["record.how"].first in seen


OURS = """
phase = "record"

[[question]]
id = "record.contact"

[[question.field]]
id = "record.our_car"
kind = "yesno"
label = "車で行った"

[[question.field]]
id = "record.our_thanks"
kind = "statements"
speakers = ["carer"]
label = "お礼の言葉"

[[question.field]]
id = "record.brought"
withdrawn = "2027-04"
"""


def test_an_office_s_own_fields_are_asked_and_what_is_asked_no_longer_is_kept(
    window: MainWindow, case: OpenCase, qtbot: QtBot
) -> None:
    model = window.page.model
    form = ContactForm(model, load_with([OfficeFile("町.toml", OURS)]), lambda: None)
    qtbot.addWidget(form)
    old = Words("record.facts", "見た", "observed")
    form.show_contact(Contact(case.file.today(), {("record.brought", ""): "絵本"}, (old,)))
    form.parts["record.our_car"].pick.chips["yes"].click()
    form.words["record.our_thanks"].rows[0].text.setPlainText("ありがとう")
    told = form.contact()
    assert told.answers == {("record.our_car", ""): "yes", ("record.brought", ""): "絵本"}
    misaki = model.record.graph.persons[2].id
    assert [(each.question, each.text, each.speaker, each.speaker_id) for each in told.words] == [
        ("record.facts", "見た", "observed", ""), ("record.our_thanks", "ありがとう", "carer", misaki),
    ]  # fmt: skip


def test_words_without_a_speaker_are_kept_and_both_places_say_so_softly(
    window: MainWindow, case: OpenCase, qtbot: QtBot
) -> None:
    made = writing(window, qtbot)
    rows = made.form.words["record.words"]
    assert not any(each.untold.isVisible() for each in rows.rows)
    first = rows.rows[0]
    first.text.setPlainText("朝がつらい")
    assert first.untold.isVisible()
    first.who.setCurrentIndex(1)
    assert not first.untold.isVisible()
    first.who.setCurrentIndex(0)
    assert first.untold.isVisible()
    assert not made.form.words["record.facts"].rows[0].untold.isVisible()
    made.form.words["record.facts"].rows[0].text.setPlainText("玄関で会った")
    assert not made.form.words["record.facts"].rows[0].untold.isVisible()
    QTest.keyClick(first.text, Key.Key_Return, CTRL)
    told = [line.words for line in lines(views.record(case), load(), {}, case.file.today()) if line.kind == "contact"]
    assert "「朝がつらい」（だれの言葉か未記入）" in told[0]
    assert told[0].count("未記入") == 1
