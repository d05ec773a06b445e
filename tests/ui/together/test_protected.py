"""Words of which the address was taken out are shown at the table, and never written back without it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.together.marked import opened

from kasesupport.cases import families, protections, talks, views
from kasesupport.cases.families import Newcomer
from kasesupport.domain.sheltering import HIDDEN, is_whole
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.together.page import TogetherPage
from kasesupport.ui.together.parts import Bubble

SAID = ("みどり町1-2-3の家が好き", "犬が好き")


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile) -> Iterator[TogetherPage]:
    case = families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵", index=True)])
    families.rename(case, address="みどり町1-2-3")
    (child,) = views.record(case).graph.persons
    for text in SAID:
        talks.say(case, "intake.worries", text, "child", speaker_id=child.id)
    protections.protect(case)
    made = opened(families.newest(case))
    qtbot.addWidget(made)
    for box in made.before.voices.values():
        box.setChecked(True)
    made.before.begin.click()
    yield made
    made.model.leave()


def test_a_tap_on_them_takes_up_nothing(page: TogetherPage) -> None:
    page.show_page("worries")
    bubbles = {is_whole(each.accessibleName()): each for each in page.findChildren(Bubble)}
    assert HIDDEN in bubbles[False].accessibleName()
    bubbles[False].click()
    assert page.inner.field.toPlainText() == ""
    bubbles[True].click()
    assert page.inner.field.toPlainText() == SAID[1]


def test_they_cannot_be_put_right_while_reading_back(page: TogetherPage) -> None:
    page.show_page("worries")
    (child,) = page.model.people()
    for text in SAID:
        page.model.say(page.inner.card, child.id, page.model.case.file.new_id(), text)
    page.show_page("play")
    shown = [(line.fix.isEnabled(), line.words.isReadOnly()) for line in page.inner.lines.values()]
    assert shown == [(False, True), (True, False)]
