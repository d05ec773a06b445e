from datetime import date

import pytest

from kasesupport.cases import examples, views
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.wizard.voices import name_of, parts, speakers

TODAY = date(2026, 11, 24)


def names(persons: tuple[Person, ...]) -> list[str]:
    return [name_of(person) for person in persons]


def test_children_carers_and_the_others() -> None:
    graph = FamilyGraph(
        persons=(
            Person("c", "子", index=True),
            Person("m", "母", birth=PartialDate(1990)),
            Person("f", "父", birth=PartialDate(1988)),
            Person("g", "祖母", birth=PartialDate(1960)),
            Person("s", "兄", birth=PartialDate(2005)),
            Person("u", "おば", birth=PartialDate(1985)),
            Person("d", "祖父", deceased=True),
            Person("b", "", pregnancy=True),
            Person("l", "", birth=PartialDate(2020), loss="miscarriage"),
            Person("p", "園", kind="place"),
            Person("w", "犬", kind="pet"),
        ),
        unions=(Union("1", ("m", "f"), ("c", "s", "b", "l")),),
        households=(Household("h", ("c", "m", "g", "s", "w")),),
    )
    found = parts(graph, TODAY)
    assert names(found.child) == ["子"]
    assert names(found.carer) == ["母", "祖母", "父"]
    assert names(found.family) == ["兄"]
    assert names(found.kin) == ["おば"]
    assert found.speaker_of("m") == "carer"
    assert found.speaker_of("u") == "kin"


def test_parents_to_be_are_carers(casefile: CaseFile) -> None:
    graph = views.record(examples.take_in_all(casefile)[1]).graph
    found = parts(graph, TODAY)
    assert names(found.carer)[:2] == ["辻󠄀 莉子", "𠮷田 海斗"]


def test_only_known_sources_are_offered_by_name() -> None:
    who = parts(FamilyGraph((Person("c", "子", index=True),)), TODAY)
    offered = [choice.words for choice in speakers(("child", "carer", "observed"), who)]
    assert offered == ["子", "保護者", "見たこと"]
    assert [choice.key for choice in speakers(("child", "observed"), who, "c")] == ["c", "observed"]


@pytest.mark.parametrize("file", range(3))
def test_everybody_alive_has_exactly_one_part(casefile: CaseFile, file: int) -> None:
    graph = views.record(examples.take_in_all(casefile)[file]).graph
    found = parts(graph, TODAY)
    placed = [p.id for group in (found.child, found.carer, found.family, found.kin) for p in group]
    alive = {p.id for p in graph.persons if not p.deceased and not p.pregnancy}
    assert sorted(placed) == sorted(alive)
