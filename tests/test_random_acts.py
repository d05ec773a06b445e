"""Chance on purpose: whatever is done can be undone, done again and opened again, and the picture agrees."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.machine import step
from tests.vaults import new_file

from kasesupport.cases import families, views
from kasesupport.cases.rows import OpenCase
from kasesupport.diagrams import ecomap, genogram
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Group, Item
from kasesupport.store.opening import open_file


@pytest.mark.parametrize("half", ["first", "second"])  # so that two processes share the runs
@settings(max_examples=runs(8), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_acts_undone_redone_and_reopened(half: str, data: st.DataObject) -> None:
    del half
    with TemporaryDirectory() as folder:
        path, key = new_file(Path(folder))
        file = open_file(path, key)
        case = families.create(file, "佐倉")
        _mark_the_start(case)
        for _ in range(data.draw(st.integers(1, 12))):
            step(case, data)
        done = views.record(case)
        picture_agrees(done)
        while file.undo(case.family_id):
            pass
        assert views.families(file) == ()
        while file.redo(case.family_id):
            pass
        assert views.record(case) == done
        file.close()
        again = open_file(path, key)
        assert views.record(families.open_case(again, case.family_id)) == done
        again.close()


def _mark_the_start(case: OpenCase) -> None:
    assert views.record(case).graph.persons == ()


def picture_agrees(record: CaseRecord) -> None:
    """Everyone and everything of the record stands in its picture, and nobody else."""
    graph = record.graph
    picture = genogram.draw(graph, genogram.layout(graph), genogram.GenogramLook(on=date(2026, 11, 24)))
    shown = set(subjects(picture.items))
    persons = {person.id for person in graph.persons}
    assert persons <= shown
    assert shown <= persons | {u.id for u in graph.unions} | {h.id for h in graph.households}
    places = ecomap.layout(graph, record.resources, record.ties, gaps=record.gaps)
    look = ecomap.EcomapLook(on=date(2026, 11, 24))
    around = set(subjects(ecomap.draw(graph, record.resources, record.ties, places, look, record.gaps).items))
    assert {r.id for r in record.resources} | {t.id for t in record.ties} <= around
    assert {gap.id for gap in record.gaps if not gap.met_on} == {gap.id for gap in record.gaps} & around


def subjects(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield item.subject
            yield from subjects(item.items)
