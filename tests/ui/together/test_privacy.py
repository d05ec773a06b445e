"""No word of another family, of the office or of a note is in the family's window: every column of words is marked."""

from tests.ui.together.marked import Marked, private, shown
from tests.ui.together.painted import everything, said, settle, written

from kasesupport.cases import views
from kasesupport.ui.together.page import TogetherPage


def test_only_what_may_be_seen_is_in_the_window(page: TogetherPage, family: Marked, other: Marked) -> None:
    before = everything(page.window())
    assert [mark for mark in (*other.marks.values(), *private(family)) if mark in before] == []
    page.before.begin.click()
    text = shown(page)
    assert {mark: place for mark, place in private(family).items() if mark in text} == {}
    assert [mark for mark in other.marks.values() if mark in text] == []
    record = page.model.record
    called = [*(p.name for p in record.graph.persons), *(r.name for r in record.resources)]
    assert [mark for mark in called if mark not in text] == []  # the capture sees what is there
    assert page.window().windowTitle() in ("", "kasesupport")


def test_what_is_painted_is_captured_too(page: TogetherPage) -> None:
    page.before.begin.click()
    page.show_page("worries")
    settle()
    painted = written(page.window())
    assert "いまは言わない" in painted  # a widget of Qt's
    assert page.model.people()[0].name in said(page.window())  # a drawing of our own


def test_earlier_words_are_shown_of_whoever_agreed_and_of_nobody_else(page: TogetherPage, family: Marked) -> None:
    said_here = [s for s in views.record(family.case).statements if s.state == "said"]
    chosen = next(iter(page.before.voices))
    page.before.voices[chosen].setChecked(True)
    page.before.begin.click()
    asked = page.model.seen.questions
    text = shown(page, "worries", "treasure", "wishes", "well")
    seen = {s.id for s in said_here if family.marks["statement", "text", s.id] in text}
    assert seen == {s.id for s in said_here if s.speaker_id == chosen and s.question in asked}
    assert seen


def test_the_model_holds_nothing_that_may_not_be_seen(page: TogetherPage, family: Marked) -> None:
    page.before.begin.click()
    told = repr(page.model.record)
    also = {("goal", "check")}  # on the family's own sheet, though no card shows it
    leaks = {place for mark, place in private(family).items() if f"'{mark}'" in told}
    assert leaks - also == set()
