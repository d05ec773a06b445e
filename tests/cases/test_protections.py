"""The mark of a protected address is an act like any other; lists for a meeting and files do not tell it."""

import json

import pytest

from kasesupport.cases import access, families, handing, households, overview, people, plans, protections, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.domain.protection import Protection
from kasesupport.domain.sheltering import HIDDEN, sheltered_graph
from kasesupport.exchange import familywriting, gedcom

ADDRESS, PHONE = "緑市柊町7-8-9 ハイツ椿305", "080-7777-9999"


@pytest.fixture
def hidden(case: OpenCase) -> OpenCase:
    families.rename(case, address=ADDRESS, phone=PHONE)
    protections.protect(case)
    return case


def kept(case: OpenCase) -> tuple[Protection, ...]:
    return views.record(case).protections


def test_it_is_put_corrected_taken_away_and_undone(hidden: OpenCase) -> None:
    today = hidden.file.today().isoformat()
    (one,) = kept(hidden)
    assert one == Protection(one.id, since=today)
    mother = views.record(hidden).graph.persons[1].id
    protections.correct(hidden, one.id, kept_from=mother, until="2027-03", note="市民課にも")
    assert kept(hidden) == (Protection(one.id, mother, today, "2027-03", "市民課にも"),)
    told = access.entries(hidden.file, hidden.family_id)[0]
    assert "住所" in told.what
    assert ("知らせない相手", "美咲") in [(each.field, each.after) for each in told.details]
    people.remove_person(hidden, mother)
    assert kept(hidden)[0].kept_from == "", "the mark stays when the person goes"
    protections.lift(hidden, one.id)
    assert kept(hidden) == ()
    hidden.file.undo(hidden.family_id)
    assert len(kept(hidden)) == 1


def test_nobody_is_not_a_person(hidden: OpenCase) -> None:
    protections.correct(hidden, kept(hidden)[0].id, kept_from="")
    assert kept(hidden)[0].kept_from == ""


def test_a_list_for_a_meeting_does_not_tell_it(hidden: OpenCase) -> None:
    day = hidden.file.today().isoformat()
    plans.add_entry(hidden, "appointment", on=day, at="10:00", what=f"{ADDRESS}に行く")
    (state,) = overview.states(hidden.file)
    assert state.next_what == f"{HIDDEN}に行く"


def test_a_file_that_leaves_the_office_does_not_tell_it(hidden: OpenCase) -> None:
    child, mother = (each.id for each in views.record(hidden).graph.persons)
    households.add_household(hidden, (child, mother), "柊町の家")
    people.edit_person(hidden, mother, note=f"{ADDRESS}に越した")
    graph = sheltered_graph(views.record(hidden))
    written = json.dumps(familywriting.told(graph), ensure_ascii=False) + gedcom.written(graph, "7.0")
    for mark in ("柊町", "椿", "7777"):
        assert mark not in written
    assert HIDDEN in written


def test_it_stands_on_a_sheet_for_a_reason_that_is_kept(hidden: OpenCase) -> None:
    with pytest.raises(Problem, match="reveal_without_reason"):
        handing.reveal(hidden, "case-record", " ")
    handing.reveal(hidden, "case-record", "警察に伝える")
    told = access.entries(hidden.file, hidden.family_id)[0]
    assert "警察に伝える" in told.note
    assert "住所" in told.what
