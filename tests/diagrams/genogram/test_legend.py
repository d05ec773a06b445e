"""The legend: each symbol that is used, as the office draws it, and no other."""

from dataclasses import replace
from datetime import date

import pytest

from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.diagrams.genogram.legend import SIGN, entries, legend
from kasesupport.diagrams.hit import bounds
from kasesupport.domain.conventions import CUSTOMS, Conventions, chosen
from kasesupport.domain.people import Bond, Condition, FamilyGraph, Household, Person, Union

LOOK = GenogramLook(date(2026, 11, 24))
FULL = replace(LOOK, practitioner=True, bonds=True)
EVERYBODY = FamilyGraph(
    (
        Person("m", "m", sex="M"), Person("f", "f", sex="F", key_person=True, conditions=(Condition("c", "illness"),)),
        Person("u", "u"), Person("i", "i", sex="F", index=True), Person("d", "d", sex="M", deceased=True),
        Person("x", "x", sex="F", missing=True), Person("p", pregnancy=True), Person("l1", loss="miscarriage"),
        Person("l2", loss="abortion"), Person("l3", loss="stillbirth"), Person("s", "s", sex="F", kind="supporter"),
        Person("pl", "園", kind="place"), Person("pet", "ポチ", kind="pet"),
    ),
    (
        Union("u1", ("m", "f"), ("i", "u", "p"), "married", child_kinds=(("u", "adopted"),)),
        Union("u2", ("d", "x"), ("l1", "l2"), "cohab", twins=(("l1", "l2"),), identical=(("l1", "l2"),)),
    ),
    (Household("h", ("f", "i")),),
    (Bond("m", "f", "conflict"), Bond("m", "i", "neglect"), Bond("f", "f", "close")),
)  # fmt: skip
PERSONS = [
    "男性", "女性", "性別不明・その他", "本人", "亡くなった方", "行方やくわしいことがわからない方", "妊娠中", "流産",
    "人工妊娠中絶", "死産", "親族でない人・支援者", "施設・里親家庭などの場所", "ペット", "キーパーソン",
]  # fmt: skip


def told(graph: FamilyGraph, look: GenogramLook) -> list[str]:
    return [entry.word for entry in entries(graph, look)]


def test_everything_that_is_used_is_named_once() -> None:
    lines = ["婚姻", "事実婚", "養子", "一卵性の双子", "同居"]
    assert told(EVERYBODY, LOOK) == [*PERSONS, *lines]
    assert told(EVERYBODY, FULL) == [*PERSONS, "病気", *lines, "対立", "ネグレクト"]


def test_nothing_else_is_named() -> None:
    assert told(FamilyGraph((Person("m", "m", sex="M"),)), FULL) == ["男性"]
    assert told(FamilyGraph((Person("pet", "ポチ", kind="pet"),)), FULL) == ["ペット"]
    assert told(FamilyGraph(), FULL) == []


DRAWN = {
    "unknown_sex": "性別不明・その他", "death": "亡くなった方", "pregnancy": "妊娠中", "marriage": "婚姻",
    "adoption": "養子", "household": "同居",
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_signs_are_drawn_as_the_office_chose(name: str) -> None:
    signs = []
    for custom in CUSTOMS[name]:
        look = replace(LOOK, conventions=chosen(Conventions(), name, custom))
        signs.append(next(entry.sign for entry in entries(EVERYBODY, look) if entry.word == DRAWN[name]))
    assert signs[0] != signs[1]


def test_signs_fit_their_room_and_rows_their_width() -> None:
    for entry in entries(EVERYBODY, FULL):
        left, top, width, height = bounds(entry.sign)
        assert -SIGN / 2 <= left <= left + width <= SIGN / 2 + 1, entry.word
        assert -14 <= top <= top + height <= 14, entry.word
    items, high = legend(EVERYBODY, FULL, 400.0)
    left, top, width, height = bounds(items)
    assert left >= 0 and left + width <= 400  # noqa: PT018
    assert top >= 0 and top + height <= high  # noqa: PT018
    assert legend(FamilyGraph(), FULL, 400.0) == ((), 0.0)
