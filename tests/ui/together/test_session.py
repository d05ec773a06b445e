"""A whole sitting with fingers; what it leaves in the record, and that every target is large enough."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.ui.together.marked import opened, small, taken
from tests.ui.together.painted import settle
from tests.ui.together.session import WORDS, Finger, laid, sit, write

from kasesupport.cases import versions, views
from kasesupport.domain.people import Person
from kasesupport.domain.together import (
    EXPLAINED,
    EXPLAINED_WHAT,
    EXPLAINED_WHO,
    FEELING,
    FEELING_SCALE,
    OUTCOME,
    PROGRESS,
    PROGRESS_SCALE,
    PROGRESS_WHO,
)
from kasesupport.drawing.items import Text
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.app import dress
from kasesupport.ui.together.feelings_card import face_of, value_of
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.pictures import PictureCard
from kasesupport.ui.together.ruby import Ruby

HOME = ("ママ", "ひまり", "あおくん")
SIZES = ((1366, 768), (1920, 1200))
TICKS = {"silence", "stop", "who", "written"}


@pytest.fixture(scope="module")
def sitting(qapp: QApplication, file: CaseFile) -> Iterator[TogetherPage]:
    dress(qapp)  # letters and rules as in the program: targets are as large as they make them
    page = opened(taken(file, "sakura"))
    home = {p.id for p in page.model.people() if p.called in HOME}
    for person, box in page.before.present.items():
        box.setChecked(person in home)
    page.before.begin.click()
    laid(page, 1366, 768)
    yield page
    page.model.leave()
    page.close()
    page.deleteLater()


def sat_there(page: TogetherPage) -> list[Person]:
    return [p for p in page.model.people() if p.called in HOME]


def test_a_sitting_of_three_one_of_whom_is_silent(sitting: TogetherPage) -> None:
    page, case = sitting, sitting.model.case
    before = views.record(case)
    sit(page, Finger())
    record = views.record(case)
    new = {s.id for s in record.statements} - {s.id for s in before.statements}
    said = {s.text: s for s in record.statements if s.id in new and s.state == "said"}
    (kept,) = said
    assert kept == WORDS["ひまり"]
    assert (said[kept].speaker, said[kept].played) == ("child", "right")
    quiet = [s for s in record.statements if s.id in new and s.state == "declined"]
    assert {s.question for s in quiet} == {"intake.worries", "intake.feeling_words"}
    felt = [n.value(FEELING_SCALE) for n in record.notes if n.question == FEELING]
    assert felt == [7, 3]
    told = [n for n in record.notes if n.question == EXPLAINED and n.on == page.model.today]
    heard = {n.value(EXPLAINED_WHO): n.value(EXPLAINED_WHAT) for n in told}
    assert all(set(heard[p.id]) >= TICKS for p in sat_there(page))
    assert "クロ" in {p.called for p in record.graph.persons}
    assert "ゆかちゃん" in {r.name for r in record.resources}
    assert "夕食のあと、音読を聞く" in {a.text for a in record.plan.actions}
    assert "15:00" in {a.at for a in record.appointments}
    assert versions.versions(case, "genogram")
    assert versions.versions(case, "ecomap")
    version = versions.data_of(case, versions.versions(case, "genogram")[-1].id)
    assert "所属" in version  # whole, though nothing of it was seen


def test_every_target_is_large_named_and_reached_by_keys(sitting: TogetherPage) -> None:
    page = sitting
    for name in ("tell", "play", "end", "leave", *page.model.seen.cards, "table"):
        page.show_page(name)
        for size in SIZES if name == "table" else SIZES[:1]:
            laid(page, *size)
            assert (name, small(page.window())) == (name, [])
        buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
        assert [b for b in buttons if not (b.accessibleName() or b.text()).strip()] == []
        assert [e.text() for e in page.findChildren(QLabel) if "《" in e.text()] == []  # only Ruby sets readings
    tiles = page.inner.tiles.values()
    assert all(tile.focusPolicy().value & 1 for tile in tiles)  # Tab comes there
    assert page.focusWidget() in tiles


def test_words_stay_those_of_whoever_was_chosen_when_they_were_typed(sitting: TogetherPage) -> None:
    page, (child, carer, *_) = sitting, sat_there(sitting)
    page.show_page("treasure")
    empty = [e for e in page.inner.findChildren(Ruby) if e.text().startswith("まだ、なにも書いて")]
    assert [any(isinstance(i, Text) and i.reading for i in e.drawing().items) for e in empty] == [True]
    page.inner.who.choose(child.id)
    page.inner.field.setPlainText("ねこ")  # not saved yet: that takes half a second
    page.inner.who.choose(carer.id)
    page.inner.field.setPlainText("夕ごはん")
    page.inner.speak(child.id)
    said = {s.text: s.speaker_id for s in page.model.said(page.inner.card)}
    assert (said["ねこ"], said["夕ごはん"]) == (child.id, carer.id)
    page.show_page("plan")
    page.inner.who.choose(child.id)
    page.inner.field.setPlainText("ねこの世話")
    page.inner.center.click()
    page.inner.field.setPlainText("電話する")
    page.inner.who.choose(carer.id)
    done = {a.text: (a.actors, a.person_id) for a in page.model.record.plan.actions}
    assert (done["ねこの世話"], done["電話する"]) == (("family", child.id), ("center", ""))


def test_each_face_stands_for_the_middle_of_its_fifth() -> None:
    assert [face_of(value_of(face)) for face in range(1, 6)] == [1, 2, 3, 4, 5]
    assert [face_of(number) for number in range(11)] == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_numbers_are_each_persons_own_and_of_this_sitting(sitting: TogetherPage) -> None:
    page, (child, carer, *_) = sitting, sat_there(sitting)
    page.show_page("looking_back")
    (goal, *_), satisfied = [a for a, n in page.inner.numbers if a.question == PROGRESS], "outcome.feel_satisfied"
    other = next(a for a, _ in page.inner.numbers if a.field == satisfied)
    for person, number in ((child, 3), (carer, 8), (child, 5)):
        page.inner.speak(person.id)
        page.inner.numbers[goal, number].click()
        page.inner.numbers[other, number].click()
    notes = views.record(page.model.case).notes
    far = {
        n.value(PROGRESS_WHO): n.value(PROGRESS_SCALE)
        for n in notes
        if n.question == PROGRESS and n.on == page.model.today
    }
    glad = {n.about_id: n.value(satisfied) for n in notes if n.question == OUTCOME and n.on == page.model.today}
    assert far == glad == {child.id: 5, carer.id: 8}
    page.inner.speak(carer.id)
    assert [n for (a, n), made in page.inner.numbers.items() if a == goal and made.isChecked()] == [8]


@pytest.mark.parametrize("name", ["family", "ties", "worries", "table"])
def test_a_card_that_is_left_is_gone_with_all_that_it_drew(sitting: TogetherPage, name: str) -> None:
    sitting.show_page(name)
    settle()
    left = weakref.ref(getattr(sitting.inner, "page", sitting.inner))
    sitting.show_page("leave")
    settle()
    gc.collect()
    assert left() is None


def test_whom_the_register_does_not_know_stays_this_familys_alone(sitting: TogetherPage) -> None:
    page = sitting
    page.show_page("ties")
    laid(page, 1366, 768)
    write(page.inner.page.dock.search, "となりの やさしい おばちゃん")
    QTest.keyClick(page.inner.page.dock.search, Qt.Key.Key_Return)
    assert {r.name: r.kind for r in page.model.record.resources}["となりの やさしい おばちゃん"] == "own"
    assert "となりの やさしい おばちゃん" not in {r.name for r in views.register(page.model.case.file)}


def test_two_fingers_zoom_and_pan_the_pictures(sitting: TogetherPage) -> None:
    page, finger = sitting, Finger()
    page.show_page("family")
    laid(page, 1366, 768)
    assert isinstance(page.inner, PictureCard)
    canvas = page.inner.page.canvas
    before = canvas.camera
    middle = canvas.rect().center()
    offset = middle * 0.2
    finger.two(canvas, (middle - offset, middle + offset), (middle - offset * 2, middle + offset * 2))
    near = canvas.camera
    assert near.scale > before.scale * 1.5
    finger.two(canvas, (middle, middle + offset), (middle + offset, middle + offset * 2))
    assert abs(canvas.camera.scale - near.scale) < near.scale * 0.05
    assert canvas.camera.dx > near.dx
