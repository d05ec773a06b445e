"""Families out and in again; foreign files; broken ones."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.families import families

from kasesupport.diagrams.genogram.look import is_dead
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, BondKind, Condition, FamilyGraph, Household, Person, Union
from kasesupport.domain.problems import Problem
from kasesupport.exchange.gedcom import read, written
from kasesupport.exchange.gedcom.lines import MOST
from kasesupport.exchange.gedcom.writing import Version

VERSIONS: tuple[Version, ...] = get_args(Version)
FULL = FamilyGraph(
    (
        Person("m", "佐倉 美咲", "さくら みさき", "ママ", "F", PartialDate(1990, 5, 2), key_person=True, work="スーパーで夕方まで", care="月に1回"),
        Person("f", "Tran Minh", sex="M", birth=PartialDate(1988, approx=True), missing=True),
        Person("g", "", called="じいじ", sex="M", death=PartialDate(2020, 3), deceased=True),
        Person("c", "佐倉 陽菜", sex="F", birth=PartialDate(2015, 4), index=True, note="小5", gender="女の子", conditions=(Condition("c-0", "illness", "now", "ぜんそく@発作"),), staff_note="担任と 連絡 ずみ"),
        Person("d", sex="U", birth=PartialDate(2027, 1), pregnancy=True),
        Person("l", loss="stillbirth", deceased=True),
        Person("p", "みどり園", kind="place"),
        Person("o", "ポチ", kind="pet"),
    ),
    (
        Union("u0", ("g",), ("m",)),
        Union("u", ("m", "f"), ("c", "l", "d"), "divorced", PartialDate(2012), PartialDate(2018, 6), (("l", "foster"),), (("c", "l"),), (("c", "l"),), (("c", "m"), ("c", "f"))),
        Union("v", ("p",), ("c",), "cohab", child_kinds=(("c", "special_adopted"),)),
    ),
    (Household("h", ("m", "c", "o"), "母子の家"), Household("k", ("c", "p"))),
    (Bond("m", "c", "close", id="b1", note="よく 話す"), Bond("f", "m", "violence_physical", True, id="b2", since=PartialDate(2016))),
)  # fmt: skip


def _comparable(graph: FamilyGraph) -> object:
    """The family without its ids, everything by place."""
    place = {each.id: n for n, each in enumerate((*graph.persons, *graph.unions, *graph.households))}
    persons = [
        replace(p, id="", deceased=is_dead(p), conditions=tuple(replace(c, id="") for c in p.conditions))
        for p in graph.persons
    ]
    unions = [
        (
            [place[p] for p in u.partners], [place[c] for c in u.children], u.kind, u.since, u.until,
            [(place[c], kind) for c, kind in u.child_kinds], [[place[c] for c in t] for t in u.twins],
            [[place[c] for c in t] for t in u.identical], [(place[c], place[p]) for c, p in u.custody],
        )
        for u in graph.unions
    ]  # fmt: skip
    households = [([place[m] for m in h.members], h.name) for h in graph.households]
    return (
        persons,
        unions,
        households,
        [(place[b.a], place[b.b], b.kind, b.directed, b.since, b.note) for b in graph.bonds],
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_survives_a_round_trip(version: Version) -> None:
    back = read(written(FULL, version, practitioner=True).encode())
    assert _comparable(back.graph) == _comparable(FULL)
    assert back.warnings == ()
    assert back.version == version


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_the_practitioners_alone_stays_at_home(version: Version) -> None:
    text = written(FULL, version)
    assert not any(word in text for word in ("ぜんそく", "担任", "violence", "2016"))
    assert "close" in text
    assert "よく 話す" in text


bonds = st.builds(lambda kind, directed: (kind, directed), st.sampled_from(get_args(BondKind)), st.booleans())


@settings(max_examples=runs(40), deadline=None)
@given(families(), st.sampled_from(VERSIONS), bonds)
def test_any_family_survives_a_round_trip(graph: FamilyGraph, version: Version, bond: tuple[str, bool]) -> None:
    told = replace(graph, bonds=(Bond(graph.persons[0].id, graph.persons[-1].id, *bond),))
    told = replace(told, unions=tuple(u for u in told.unions if len(u.partners) + len(u.children) > 1))
    back = read(written(told, version, practitioner=True).encode())
    assert _comparable(back.graph) == _comparable(told)


FOREIGN = """0 HEAD
1 SOUR OTHER
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @P1@ INDI
  1 NAME Anna /Berg/
    2 GIVN Anna
  1 SEX F
  1 BIRT
    2 DATE BEF 1950
    2 PLAC Tokyo
  1 NOTE Told by her
    2 CONT sister.
  1 FAMS @F1@
0 @P2@ INDI
1 NAME Karl /Berg/
1 SEX M
1 DEAT Y
0 @P3@ INDI
1 NAME 陽菜 /山田/
1 SEX X
1 FAMC @F1@
2 PEDI Foster
0 @F1@ FAM
1 HUSB @P2@
1 WIFE @P1@
1 MARR
2 DATE 1970
1 EVEN
2 TYPE Separation
2 DATE 1980
1 CHIL @P9@
0 @N1@ NOTE something
0 TRLR
"""


def test_a_foreign_file_is_read_as_far_as_it_goes() -> None:
    found = read(FOREIGN.replace("\n", "\r\n").encode())
    anna, karl, child = found.graph.persons
    assert (anna.name, anna.sex, anna.birth) == ("Anna Berg", "F", PartialDate(1950, approx=True))
    assert (karl.deceased, karl.death) == (True, None)
    assert (child.name, child.sex) == ("山田 陽菜", "U")
    assert found.graph.unions == (
        Union("F1", ("P2", "P1"), ("P3",), "separated", PartialDate(1970), PartialDate(1980), (("P3", "foster"),)),
    )
    told = "\n".join(found.warnings)
    for word in (
        "「場所」（PLAC）",
        "「メモ」（NOTE）",
        "幅のある日付",
        "ファイルに見あたりません",
        "家族の記録に書かれていない子",
    ):
        assert word in told
    assert not any(word in told for word in ("EVEN", "SOUR", "GIVN"))


@pytest.mark.parametrize("size", range(len(FOREIGN) - 200, len(FOREIGN) - 5, 17))
def test_a_file_that_was_cut_says_so(size: int) -> None:
    assert any("途中で切れている" in words for words in read(FOREIGN[:size].encode()).warnings)


@pytest.mark.parametrize("lone", ["x", "0", "@", " ", "\t", "\x0b"])
def test_a_lone_sign_does_not_end_the_reading(lone: str) -> None:
    found = read(FOREIGN.replace("0 @P2@ INDI", f"{lone}\n0 @P2@ INDI").encode())
    assert [p.id for p in found.graph.persons] == ["P1", "P2", "P3"]


TWO = "0 HEAD\n0 @I1@ INDI\n1 SEX F\n0 @I2@ INDI\n1 SEX M\n{}0 TRLR\n"


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ("0 @I1@ INDI\n1 SEX M\n", "gedcom_doubled_id"),
        ("0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I1@\n", "gedcom_own_partner"),
        ("0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I1@\n", "gedcom_own_ancestor"),
        ("0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I2@\n0 @F2@ FAM\n1 HUSB @I2@\n1 CHIL @I1@\n", "gedcom_own_ancestor"),
    ],
)
def test_what_cannot_be_meant_is_refused_whole(records: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read(TWO.format(records).encode())
    assert caught.value.code == code


def test_a_whole_genealogy_is_refused_before_it_is_read() -> None:
    people = "".join(f"0 @I{n}@ INDI\n1 NAME A /B/\n" for n in range(MOST + 1))
    with pytest.raises(Problem) as caught:
        read(TWO.format(people.replace("@I1@", "@X1@").replace("@I2@", "@X2@")).encode())
    assert caught.value.code == "gedcom_too_many"


def test_nobody_and_nothing_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="gedcom_no_persons"):
        read(b"0 HEAD\n0 TRLR\n")
    with pytest.raises(Problem, match="gedcom_unreadable"):
        read(tmp_path / "nothing.ged")


@settings(max_examples=runs(200), deadline=None)
@given(st.data())
def test_no_damage_breaks_the_reading(data: st.DataObject) -> None:
    """Lines lost, doubled, moved and bytes flipped: a family or a Problem, never anything else."""
    lines = FOREIGN.encode().splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(("drop", "double", "swap", "flip", "deepen"))):
            case "drop":
                lines[at] = b""
            case "double":
                lines[at] *= 2
            case "swap":
                lines[at], lines[-1] = lines[-1], lines[at]
            case "flip":
                lines[at] = bytes([data.draw(st.integers(0, 255))]) + lines[at][1:]
            case _:
                lines[at] = str(data.draw(st.integers(0, 99))).encode() + lines[at][1:]
    with suppress(Problem):
        assert read(b"".join(lines)).graph.persons
