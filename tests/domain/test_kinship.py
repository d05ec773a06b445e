"""Who is who to whom, in rows and in words."""

import pytest

from kasesupport.domain.births import by_birth
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.kinship import (
    ancestors,
    children,
    generations,
    is_cyclic,
    parents,
    partners,
    relation,
    siblings,
)
from kasesupport.domain.people import FamilyGraph, Person, Sex, Union


def _person(pid: str, sex: Sex, year: int | None = None) -> Person:
    return Person(pid, sex=sex, birth=PartialDate(year) if year else None)


FAMILY = FamilyGraph(
    persons=(
        _person("gf", "M"), _person("gm", "F"), _person("gf2", "M"),
        _person("mother", "F", 1985), _person("aunt", "F", 1988), _person("aunt_husband", "M"),
        _person("father", "M", 1980), _person("stepfather", "M", 1990), _person("friend", "F"),
        _person("me", "F", 2012), _person("brother", "M", 2015), _person("twin", "F", 2015),
        _person("half", "M", 2022), _person("fathers_son", "M", 2005), _person("steps_girl", "F", 2010),
        _person("cousin", "M", 2014), _person("stranger", "U"), _person("fosterchild", "M", 2016),
    ),
    unions=(
        Union("u1", ("gf", "gm"), ("mother", "aunt"), "divorced"),
        Union("u2", ("gf2", "gm"), (), "married"),
        Union("u3", ("father", "friend"), ("fathers_son",), "dating"),
        Union("u4", ("father", "mother"), ("me", "brother", "twin"), "divorced", twins=(("brother", "twin"),)),
        Union("u5", ("stepfather",), ("steps_girl",)),
        Union("u6", ("stepfather", "mother"), ("half", "fosterchild"), "married", child_kinds=(("fosterchild", "foster"),)),
        Union("u7", ("aunt_husband", "aunt"), ("cousin",), "married"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("of", "word"),
    [
        ("me", "本人"), ("mother", "母"), ("father", "父"), ("stepfather", "継父"), ("friend", "父の交際相手"),
        ("brother", "弟"), ("twin", "妹"), ("half", "異父の弟"), ("fathers_son", "異母の兄"),
        ("gf", "祖父（母方）"), ("gm", "祖母（母方）"), ("gf2", "祖母（母方）の夫"), ("aunt", "おば（母方）"),
        ("aunt_husband", "おば（母方）の夫"), ("cousin", "いとこ（母方）"), ("steps_girl", "継父のこども"), ("stranger", ""),
    ],
)  # fmt: skip
def test_relatives_are_called_as_the_index_child_would(of: str, word: str) -> None:
    assert relation(FAMILY, of, "me") == word


@pytest.mark.parametrize(
    ("of", "to", "word"),
    [
        ("me", "mother", "娘"), ("me", "gm", "孫"), ("me", "aunt", "めい"), ("me", "stepfather", "妻の娘"),
        ("mother", "stepfather", "妻"), ("father", "mother", "元夫"), ("gm", "stepfather", "妻の母"),
        ("stepfather", "fosterchild", "里親（父）"), ("fosterchild", "mother", "里子"), ("twin", "brother", "双子の妹"),
        ("friend", "father", "交際相手"), ("nobody", "me", ""),
    ],
)  # fmt: skip
def test_words_hold_from_every_side(of: str, to: str, word: str) -> None:
    assert relation(FAMILY, of, to) == word


def test_close_kin_are_found() -> None:
    assert parents(FAMILY, "me") == ("father", "mother")
    assert children(FAMILY, "mother") == ("me", "brother", "twin", "fosterchild", "half")
    assert siblings(FAMILY, "me") == ("brother", "twin", "fathers_son", "fosterchild", "half")
    assert partners(FAMILY, "mother") == ("father", "stepfather")
    assert ancestors(FAMILY, "me") == {"father", "mother", "gf", "gm"}


def test_an_unknown_birth_keeps_the_place_of_entry() -> None:
    person = {p.id: p for p in (_person("a", "M", 2015), _person("b", "F"), _person("c", "M", 2012))}
    assert by_birth(("a", "b", "c"), person) == ("c", "b", "a")


def test_partners_share_a_row_and_children_stand_below() -> None:
    rows = generations(FAMILY)
    assert rows["gf"] == rows["gm"] == rows["gf2"] == 0
    assert rows["father"] == rows["mother"] == rows["stepfather"] == rows["aunt_husband"] == 1
    assert rows["me"] == rows["half"] == rows["cousin"] == rows["steps_girl"] == 2


def test_parents_of_a_late_partner_stand_just_above() -> None:
    chain = [Union(f"d{i}", (f"p{i}",), (f"p{i + 1}",)) for i in range(3)]
    people = tuple(_person(p, "U") for p in ("p0", "p1", "p2", "p3", "wife", "her_father"))
    late = (Union("w", ("p3", "wife")), Union("f", ("her_father",), ("wife",)))
    assert generations(FamilyGraph(people, (*chain, *late)))["her_father"] == 2


def test_a_whole_branch_sinks_when_that_shortens_the_lines() -> None:
    """The branch of the wife hangs together; no single person of it could move alone."""
    chain = [Union(f"d{i}", (f"p{i}",), (f"p{i + 1}",)) for i in range(3)]
    branch = (Union("b1", ("f",), ("wife", "s")), Union("b2", ("s",), ("n",)), Union("w", ("p3", "wife")))
    people = tuple(_person(p, "U") for p in ("p0", "p1", "p2", "p3", "f", "wife", "s", "n"))
    rows = generations(FamilyGraph(people, (*chain, *branch)))
    assert (rows["f"], rows["s"], rows["n"]) == (2, 3, 4)


def test_a_marriage_across_generations_leaves_children_below() -> None:
    people = tuple(_person(p, "U") for p in "abcd")
    graph = FamilyGraph(people, (Union("1", ("a", "b"), ("c",)), Union("2", ("a", "c"), ("d",))))
    rows = generations(graph)
    assert rows["a"] < rows["c"] < rows["d"]
    assert rows["a"] == rows["b"]


def test_an_own_ancestor_is_noticed_and_still_drawn_in_rows() -> None:
    people = tuple(_person(p, "U") for p in "abc")
    circle = FamilyGraph(people, (Union("1", ("a",), ("b",)), Union("2", ("b",), ("c",)), Union("3", ("c",), ("a",))))
    assert is_cyclic(circle)
    assert not is_cyclic(FAMILY)
    assert generations(circle) == {"a": 0, "b": 1, "c": 2}
