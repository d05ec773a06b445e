"""What two persons can become to each other: offered by pictures, the impossible in words; bonds and their panel."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.genograms import drag, graph, named, press, shown, spot, tap, write

from kasesupport.cases import bonds, families, people, unions
from kasesupport.diagrams import hit
from kasesupport.domain.dates import PartialDate
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.bond import BondPanel
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.relate import RelatePanel
from kasesupport.ui.genogram.ways import Section
from kasesupport.ui.model import CaseModel


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> GenogramPage:
    """A couple with a child, another woman, and an old man, none of them related to the three."""
    load_fonts()
    case = families.create(casefile, "佐倉")
    told = (("健一", "M", 1980), ("美咲", "F", 1983), ("陽葵", "F", 2015), ("香織", "F", 1985), ("源三", "M", 1940))
    ids = {n: people.add_person(case, name=n, sex=s, birth=PartialDate(y)) for n, s, y in told}
    unions.add_child(case, unions.join(case, ids["健一"], ids["美咲"], "married"), ids["陽葵"])
    return shown(qtbot, CaseModel(case))


def asked(page: GenogramPage, a: str, b: str) -> RelatePanel:
    page.joining.ask(named(page, a), named(page, b))
    part = page.side.part
    assert isinstance(part, RelatePanel)
    return part


def section(part: RelatePanel, title: str) -> Section:
    return next(each for each in part.sections if each.title == title)


def on_the_line(page: GenogramPage, subject: str) -> QPoint:
    """Half-way along the first stroke of a line."""
    picture = page.canvas.picture
    (x0, y0), (x1, y1) = hit.rings(hit.find(picture.drawing, subject).items[0].ops)[0][:2]
    return spot(page, (x0 + x1) / 2 + picture.origin[0], (y0 + y1) / 2 + picture.origin[1])


def test_a_mother_and_her_child(page: GenogramPage) -> None:
    part = asked(page, "美咲", "陽葵")
    assert "親子や" in section(part, "パートナー").note
    assert "もう親子として" in section(part, "陽葵は 美咲の").note
    assert "先に生まれている" in section(part, "美咲は 陽葵の").note
    assert len(section(part, "関係線（美咲 から 陽葵 へ）").choices) == 12


def test_a_second_mother_by_birth_is_explained_and_an_adoptive_one_can_be(page: GenogramPage) -> None:
    part = asked(page, "香織", "陽葵")
    kinds = section(part, "陽葵は 香織の").choices
    assert [bool(choice.why) for choice in kinds] == [True, False, False, False, False]
    assert "生みの親として書けるのは、ふたりまで" in kinds[0].why
    said: list[str] = []
    page.model.noted.connect(said.append)
    before = graph(page)
    biological, adopted = (f"parent:{named(page, '香織')}:{named(page, '陽葵')}:{k}" for k in ("biological", "adopted"))
    grid = next(grid for grid in part.grids if biological in grid.buttons)
    press(grid.buttons[biological])
    assert said == [kinds[0].why]
    assert graph(page) == before
    press(grid.buttons[adopted])
    union = graph(page).unions[-1]
    assert (union.partners, union.child_kinds) == ((named(page, "香織"),), ((named(page, "陽葵"), "adopted"),))
    page.model.undo()
    assert graph(page) == before  # one step


def test_an_own_ancestor_is_explained(page: GenogramPage) -> None:
    undated = people.add_person(page.model.case, name="誰か", sex="M")
    people.make_parent(page.model.case, named(page, "健一"), undated)
    people.edit_person(page.model.case, named(page, "陽葵"), birth=None)
    part = asked(page, "陽葵", "誰か")
    assert "自分が自分の祖先になって" in section(part, "誰かは 陽葵の").note


def test_siblings_with_and_without_parents(page: GenogramPage) -> None:
    child, woman, man = (named(page, name) for name in ("陽葵", "香織", "源三"))
    asked(page, "香織", "源三").choose("sibling")
    assert graph(page).unions[-1].partners == ()
    assert set(graph(page).unions[-1].children) == {woman, man}
    assert "もうきょうだいとして" in section(asked(page, "香織", "源三"), "きょうだい").note
    assert "それぞれの親" in section(asked(page, "香織", "陽葵"), "きょうだい").note
    baby = people.add_person(page.model.case, name="蓮")
    asked(page, "蓮", "陽葵").choose("sibling")
    assert graph(page).unions[0].children == (child, baby)


def test_half_siblings_are_no_partners_and_of_children_one_thinks_of_siblings_first(page: GenogramPage) -> None:
    case = page.model.case
    other = unions.join(case, named(page, "健一"), named(page, "香織"), "married")
    brother = people.add_person(case, name="翔", sex="M", birth=PartialDate(2021))
    page.model.do(unions.add_child, other, brother)
    part = asked(page, "翔", "陽葵")
    assert [each.title for each in part.sections][:2] == ["きょうだい", "パートナー"]
    assert "きょうだいなので" in section(part, "パートナー").note
    assert "もうきょうだいとして" in section(part, "きょうだい").note
    grown = asked(page, "源三", "香織")
    assert [each.title for each in grown.sections][:2] == ["パートナー", "きょうだい"]
    assert section(grown, "パートナー").choices


def test_those_who_came_together_by_a_marriage_can_be_partners(page: GenogramPage) -> None:
    brought = people.add_person(page.model.case, name="湊", sex="M", birth=PartialDate(2004))
    page.model.do(unions.add_child, graph(page).unions[0].id, brought, "step")
    assert section(asked(page, "湊", "陽葵"), "パートナー").choices


def test_partners_are_joined_with_their_kind_and_the_line_is_gone_on_with(page: GenogramPage) -> None:
    asked(page, "健一", "香織").choose("partner:dating")
    union = graph(page).unions[-1]
    assert (page.selected, union.kind) == (union.id, "dating")
    assert "もうパートナーとして" in section(asked(page, "健一", "香織"), "パートナー").note


def test_putting_a_person_down_on_another_asks_and_moves_nobody(page: GenogramPage) -> None:
    places = page.canvas.picture.places
    a, b = places[named(page, "源三")], places[named(page, "健一")]
    drag(page, a, (a[0] + 20, a[1]), b)
    assert isinstance(page.side.part, RelatePanel)
    assert page.model.record.pins == ()
    assert not page.rings.ring.isVisible()


def test_what_letting_go_would_do_is_said_before(page: GenogramPage) -> None:
    places = page.canvas.picture.places
    start, end = (spot(page, *places[named(page, name)]) for name in ("源三", "健一"))
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.canvas, end)
    assert page.dock.hint.text().startswith("ここで指を離すと、健一 との間柄を")
    QTest.mouseMove(page.canvas, QPoint(5, 5))
    assert "健一" not in page.dock.hint.text()
    QTest.mouseMove(page.canvas, end)
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=end)
    assert "健一" not in page.dock.hint.text()
    assert not isinstance(page.side.part, RelatePanel)


def test_a_line_pulled_from_the_ring_asks_for_bonds_first(page: GenogramPage) -> None:
    tap(page, "源三")
    made = page.rings.ring.buttons["bond"]
    to = made.mapFrom(page.frame, spot(page, *page.canvas.picture.places[named(page, "陽葵")]))
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    QTest.mouseMove(made, QPoint(90, 60))
    assert page.canvas.surface.rubber is not None
    QTest.mouseMove(made, to)
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=to)
    part = page.side.part
    assert isinstance(part, RelatePanel)
    assert part.sections[0].title == "関係線（源三 から 陽葵 へ）"
    assert page.in_hand == ""


def test_a_pull_that_ends_on_nobody_leaves_everything(page: GenogramPage) -> None:
    before = graph(page)
    tap(page, "源三")
    made = page.rings.ring.buttons["bond"]
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    QTest.mouseMove(made, QPoint(90, 60))
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=made.mapFrom(page.frame, QPoint(3, 3)))
    assert (page.in_hand, page.canvas.surface.rubber, graph(page)) == ("", None, before)


def test_bonds_by_key_alone(page: GenogramPage) -> None:
    page.canvas.setFocus()
    page.select(named(page, "健一"))
    QTest.keyClick(page.canvas, Qt.Key.Key_7)
    assert page.in_hand == "bond"
    QTest.keyClick(page.canvas, Qt.Key.Key_Right)
    other = page.selected
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    part = page.side.part
    assert isinstance(part, RelatePanel)
    part.grids[0].buttons["bond:conflict"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert [(b.a, b.b, b.kind) for b in graph(page).bonds] == [(named(page, "健一"), other, "conflict")]
    assert page.canvas.hasFocus()


def test_a_bond_is_seen_tapped_changed_and_removed(page: GenogramPage) -> None:
    mother, child = named(page, "美咲"), named(page, "陽葵")
    asked(page, "美咲", "陽葵").choose("bond:close")
    assert page.look.bonds
    bond = graph(page).bonds[0]
    page.select("")
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=on_the_line(page, bond.id))
    part = page.side.part
    assert (page.selected, isinstance(part, BondPanel)) == (bond.id, True)
    press(part.kinds.buttons["control"])
    write(part.note, "受験のころから")
    part.since.line.setFocus()
    write(part.since.line, "令和5年")
    page.flush()
    press(part.turn)
    bond = graph(page).bonds[0]
    assert (bond.a, bond.b, bond.kind, bond.directed) == (child, mother, "control", True)
    assert (bond.note, bond.since) == ("受験のころから", PartialDate(2023))
    page.act("remove")
    assert graph(page).bonds == ()


def test_escape_at_the_side_gives_the_question_up(page: GenogramPage) -> None:
    part = asked(page, "健一", "香織")
    before = graph(page)
    assert part.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not isinstance(page.side.part, RelatePanel)
    assert (page.canvas.has_keys(), page.selected, graph(page)) == (True, named(page, "健一"), before)
    page.side.part.name.setFocus()
    write(page.side.part.name, "け")
    QTest.keyClick(page.side.part.name, Qt.Key.Key_Escape)
    assert page.canvas.has_keys()
    assert next(p.name for p in graph(page).persons if p.id == page.selected).endswith("け")


def test_several_bonds_between_two(page: GenogramPage) -> None:
    for kind in ("close", "conflict"):
        asked(page, "美咲", "陽葵").choose(f"bond:{kind}")
    assert [b.kind for b in graph(page).bonds] == ["close", "conflict"]


def test_violence_is_offered_with_the_practitioners_layer_alone(page: GenogramPage) -> None:
    def kinds() -> set[str]:
        return {name for grid in asked(page, "健一", "美咲").grids for name in grid.buttons if name.startswith("bond:")}

    assert not any("violence" in name or "neglect" in name for name in kinds())
    page.select("")
    page.see(practitioner=True)
    assert {"bond:violence_physical", "bond:neglect"} <= kinds()


def test_a_recorded_bond_of_violence_can_be_read_though_it_is_not_offered(page: GenogramPage) -> None:
    bond = bonds.add_bond(page.model.case, named(page, "健一"), named(page, "美咲"), "violence_physical")
    page.select(bond)
    part = page.side.part
    assert isinstance(part, BondPanel)
    assert [name for name in part.kinds.buttons if "violence" in name] == ["violence_physical"]
