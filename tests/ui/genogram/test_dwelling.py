"""Dragging a person into a household's outline and out of it, on a real encrypted file."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import drag, graph, named, shown

from kasesupport.cases import families, households, people
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    """Mother and child live together; the child's grandmother lives with her sister."""
    load_fonts()
    model = CaseModel(
        families.create(casefile, "佐倉", members=[Newcomer("mother", "美咲"), Newcomer("child", "陽葵")])
    )
    mother = model.record.graph.persons[0].id
    granny = people.add_parent(model.case, mother, "F")
    people.edit_person(model.case, granny, name="節子")
    aunt = people.add_sibling(model.case, granny)
    people.edit_person(model.case, aunt, name="和子")
    households.add_household(model.case, (granny, aunt), "祖母の家")
    return shown(qtbot, model)


def homes(page: GenogramPage) -> set[frozenset[str]]:
    names = {person.id: person.name for person in graph(page).persons}
    return {frozenset(names[each] for each in house.members) for house in graph(page).households}


def pull(page: GenogramPage, name: str, to: tuple[float, float]) -> None:
    start = page.canvas.picture.places[named(page, name)]
    drag(page, start, ((start[0] + to[0]) / 2, (start[1] + to[1]) / 2), to)


def test_into_another_outline_is_moving_house_and_one_step_back(page: GenogramPage) -> None:
    said: list[str] = []
    page.model.noted.connect(said.append)
    before = graph(page)
    a, b = (page.canvas.picture.places[named(page, name)] for name in ("節子", "和子"))
    pull(page, "陽葵", ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    assert homes(page) == {frozenset({"美咲"}), frozenset({"節子", "和子", "陽葵"})}
    assert [subject for _, subject, _, _ in page.model.record.pins] == [named(page, "陽葵")]
    assert "祖母の家" in said[-1]
    page.model.undo()
    assert (graph(page), page.model.record.pins) == (before, ())


def test_out_of_the_own_outline_is_leaving(page: GenogramPage) -> None:
    x, y = page.canvas.picture.places[named(page, "陽葵")]
    pull(page, "陽葵", (x + 300, y + 20))
    assert homes(page) == {frozenset({"美咲"}), frozenset({"節子", "和子"})}


def test_a_small_move_within_it_is_a_pin(page: GenogramPage) -> None:
    before = homes(page)
    x, y = page.canvas.picture.places[named(page, "陽葵")]
    pull(page, "陽葵", (x + 18, y))
    assert homes(page) == before
    assert len(page.model.record.pins) == 1


def test_who_lives_nowhere_is_moved_about_freely(page: GenogramPage) -> None:
    page.select(named(page, "陽葵"))
    page.act("sibling")
    new, before = page.selected, homes(page)
    x, y = page.canvas.picture.places[new]
    drag(page, (x, y), (x + 50, y), (x + 120, y + 10))
    assert homes(page) == before
    assert [subject for _, subject, _, _ in page.model.record.pins] == [new]
