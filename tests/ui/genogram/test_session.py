"""A whole family drawn by mouse alone, by finger alone and by keys alone: the same record each time."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.genograms import graph, named, shown, write
from tests.ui.hands import Finger, Keys, Mouse

from kasesupport.cases import families
from kasesupport.domain.people import FamilyGraph
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.fonts import load_fonts
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.model import CaseModel

# The family of resources/example/2-tsuji.toml, in the order in which it might be told.
TOLD = (
    ("莉子", "father", "浩", ""), ("莉子", "mother", "真由美", ""), ("真由美", "partner", "大輔", "M"),
    ("浩", "partner", "香織", "F"), ("莉子", "partner", "海斗", "M"), ("浩", "mother", "トメ", ""),
)  # fmt: skip
KINDS = {
    ("浩", "真由美"): "divorced", ("真由美", "大輔"): "married", ("浩", "香織"): "married", ("莉子", "海斗"): "dating",
}  # fmt: skip
EXPECTED = {
    "persons": {
        ("莉子", "F", True), ("浩", "M", False), ("真由美", "F", False), ("大輔", "M", False), ("香織", "F", False),
        ("海斗", "M", False), ("悠", "U", False), ("赤ちゃん", "U", False), ("トメ", "F", False),
    },
    "unions": {
        (frozenset({"浩", "真由美"}), "divorced", ("莉子",)), (frozenset({"真由美", "大輔"}), "married", ("悠",)),
        (frozenset({"浩", "香織"}), "married", ()), (frozenset({"莉子", "海斗"}), "dating", ("赤ちゃん",)),
        (frozenset({"トメ"}), "unknown", ("浩",)),
    },
    "bonds": {(frozenset({"莉子", "トメ"}), "close")},
    "households": {frozenset({"莉子", "海斗", "赤ちゃん"})},
}  # fmt: skip


def as_told(family: FamilyGraph) -> dict[str, set[object]]:
    """The record without its ids."""
    name = {p.id: p.name for p in family.persons}
    return {
        "persons": {(p.name, p.sex, p.index) for p in family.persons},
        "unions": {
            (frozenset(name[p] for p in u.partners), u.kind, tuple(name[c] for c in u.children)) for u in family.unions
        },
        "bonds": {(frozenset({name[b.a], name[b.b]}), b.kind) for b in family.bonds},
        "households": {frozenset(name[m] for m in h.members) for h in family.households},
    }


@pytest.mark.parametrize("how", [Mouse, Finger, Keys])
def test_the_same_family_whatever_one_works_with(
    qtbot: QtBot, casefile: CaseFile, qapp: QApplication, how: type[Mouse] | type[Finger] | type[Keys]
) -> None:
    load_fonts()
    page = shown(qtbot, CaseModel(families.create(casefile, "辻")))
    page.setGeometry(0, 0, 790, 790)  # no larger than the screen of the platform: no finger comes beyond
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    hands = how(page)
    hands.press(next(b for b in page.frame.findChildren(QPushButton) if "こども" in b.text()))
    _named(page, "莉子")
    hands.sex("F")
    for who, relative, name, sex in TOLD:
        hands.ring(who, relative)
        _named(page, name)
        if sex:
            hands.sex(sex)
    for couple, kind in KINDS.items():
        hands.couple(couple, f"kind:{kind}")
    hands.couple(("真由美", "大輔"), "child_of_union")
    _named(page, "悠")
    hands.ring("莉子", "child")
    _named(page, "赤ちゃん")
    hands.bond("莉子", "トメ", "bond:close")
    hands.ring("莉子", "together")
    for name in ("海斗", "赤ちゃん"):
        hands.press(page.side.part.ticks[named(page, name)])
    assert as_told(graph(page)) == EXPECTED
    while page.model.can_undo():
        page.model.undo()
    assert graph(page).persons == ()


def _named(page: GenogramPage, name: str) -> None:
    """The cursor stands in the name of whoever was added: one only writes."""
    field = page.side.part.name
    assert field.hasFocus()
    write(field, name)
    page.flush()
