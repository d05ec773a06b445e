"""紙のことば and ふりがな: what is chosen is on the pages; a word that no list can read can be taught."""

from kasesupport.cases import people
from kasesupport.cases.readings import readings
from kasesupport.domain.problems import Problem
from kasesupport.ui.papers.page import PapersPage


def words(page: PapersPage) -> str:
    """What stands on the pages."""
    from tests.sheets.forms.checking import said

    return said(page.preview.pages)


def test_another_language_stands_beside_the_japanese_and_is_put_away_for_an_agency(page: PapersPage) -> None:
    page.show_one("consent")
    assert "Who may be told" not in words(page)
    page.readings.languages._tapped("en")
    assert "Who may be told" in words(page)
    page.show_one("request")
    assert not page.readings.isVisibleTo(page)
    assert "A native speaker" not in words(page)


def test_a_word_without_a_reading_is_told_and_can_be_taught(page: PapersPage) -> None:
    failed: list[Problem] = []
    page._model.failed.connect(failed.append)
    page.show_one("support-plan-child")
    page.readings.show_unread(("夜番",))
    assert page.readings.word.text() == "夜番"
    page.readings.reading_of.setText("night")
    page.readings.keep_reading()
    assert [each.code for each in failed] == ["no_reading"]
    page.readings.reading_of.setText("よばん")
    page.readings.keep_reading()
    assert readings(page._model.case.file) == (("夜番", "よばん"),)
    page.readings.taught._tapped("夜番")
    assert (page.readings.word.text(), page.readings.reading_of.text()) == ("夜番", "よばん")
    page.readings.reading_of.clear()
    page.readings.keep_reading()
    assert readings(page._model.case.file) == ()


def test_a_childs_sheet_is_one_childs(page: PapersPage) -> None:
    page.show_one("support-plan-child")
    assert not page.readings.whose.isVisibleTo(page)
    people.add_person(page._model.case, name="大地", is_index=True)
    page.show_one("support-plan-child")
    assert page.readings.whose.isVisibleTo(page)
    page.readings.grades._tapped("7")
    assert "陽葵" in words(page)
    page.readings.whose._tapped(page._model.record.graph.persons[-1].id)
    assert "大地" in words(page)
    assert "陽葵" not in words(page)


def test_readings_by_school_year_and_back_to_the_sheets_own(page: PapersPage) -> None:
    page.show_one("family-tree")
    assert page.readings.chosen == ("ja", "")
    page.readings.grades._tapped("7")
    assert page.readings.chosen == ("ja", "7")
    assert "かぞく" not in words(page)
    page.readings.grades._tapped("as-file")
    assert page.readings.chosen == ("ja", "")
