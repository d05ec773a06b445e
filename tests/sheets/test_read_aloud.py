"""Every other page that the program prints can be read aloud, too: it begins with its title, pictures say what they show."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from kasesupport.domain.monthly import Monthly
from kasesupport.domain.people import Bond, Condition, FamilyGraph, Person, Union
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.salvage import Tally, Told, ToldFamily
from kasesupport.domain.shortage import Shortage
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.reading_order import Part, headings, read
from kasesupport.practice.load import load
from kasesupport.sheets import (
    guidance_sheet,
    monthly_sheet,
    office_tables,
    picture,
    poster,
    recovery_sheet,
    salvage_sheet,
    shortage_sheet,
)
from kasesupport.sheets.office_tables import Table

DAY, AT = date(2026, 11, 30), datetime(2026, 11, 30, 9, 12)
PERSONS = (
    Person("m", "美咲", conditions=(Condition("k", text="秘の病名"),), staff_note="秘の覚え書き"),
    Person("c", "陽葵", index=True),
)
FAMILY = CaseRecord(
    "f",
    "佐倉",
    graph=FamilyGraph(PERSONS, (Union("u", ("m",), ("c",)),), bonds=(Bond("m", "c", "violence", note="秘の傷"),)),
)
MADE: dict[str, Callable[[], tuple[Drawing, ...]]] = {
    "月ごとの点検票": lambda: monthly_sheet.build(Monthly("相談", 1, 2, 3, "ab" * 32, AT), DAY),
    "回復キー": lambda: recovery_sheet.build(("1234-" * 9 + "1234",), "相談", DAY),
    "取り出し": lambda: salvage_sheet.build(
        Told(AT, "相談.vault", (ToldFamily("佐倉", Tally(file=9)),), ToldFamily("", Tally()), 0), "相談", DAY
    ),
    "足りない資源": lambda: shortage_sheet.pages([Shortage("1", "夜の預かり", "short_stay")], DAY),
    "三つの評価": lambda: office_tables.pages("三つの評価", "{date}", [Table("成果", "数", ("", "年度"), (("届いた", "5"),))], DAY),
    "手引き": lambda: guidance_sheet.pages(load().phases[0], load(), DAY),
    "ジェノグラム": lambda: (picture.genogram_page(FAMILY, DAY, "ジェノグラム"),),
    "エコマップ": lambda: (picture.ecomap_page(FAMILY, DAY, "エコマップ"),),
}  # fmt: skip


def parts(page: Drawing) -> list[Part]:
    return list(read(page)[0])


@pytest.mark.parametrize("title", MADE)
def test_a_page_begins_with_its_title(title: str) -> None:
    first = MADE[title]()[0]
    assert parts(first)[0].role == "H1"
    assert title in headings(first)[0].words
    assert {part.role for part in parts(first)} <= {"H1", "H2", "P", "L", "Table", "Figure"}


@pytest.mark.parametrize("title", ["ジェノグラム", "エコマップ"])
def test_a_picture_says_who_is_on_it_and_nothing_that_it_does_not_show(title: str) -> None:
    (told,) = [part.alt for part in parts(MADE[title]()[0]) if part.role == "Figure"]
    assert "美咲" in told
    assert "陽葵" in told
    assert "秘" not in told
    assert "暴力" not in told


def test_a_picture_on_several_leaves_says_on_each_what_is_there() -> None:
    wide = picture.genogram_picture(FamilyGraph(tuple(Person(f"p{n}", f"名{n:02}") for n in range(30))), DAY)
    leaves = poster.sheets(wide, ("ジェノグラム", ""), DAY)
    assert len(leaves) > 1
    told = [next(part.alt for part in parts(leaf) if part.role == "Figure") for leaf in leaves]
    assert all(f"名{n:02}" in "".join(told) for n in range(30))
    assert "名29" not in told[0] or "名00" not in told[0]
