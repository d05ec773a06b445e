"""Acts on ties: every field, who leaves the register, an empty place that is filled."""

from datetime import date

import pytest
from sqlalchemy import select

from kasesupport.cases import ecomap, families, gaps, plans, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.problems import Problem
from kasesupport.store.tables import resource


def names(case: OpenCase) -> list[str]:
    """All that stands in the table, private persons too."""
    query = select(resource.c.name).order_by(resource.c.id)
    return case.file.read(lambda connection: list(connection.execute(query).scalars()))


def test_every_field_of_a_tie_is_kept_and_taken_back(case: OpenCase) -> None:
    _, tie = ecomap.add_resource(case, "こども食堂", "place")
    since = PartialDate.from_text("2025-04")
    ecomap.edit_tie(case, tie, since=since, until=None, frequency=" 月2回 ", chosen_by="child", state="possible")
    made = views.record(case).ties[0]
    assert (made.since, made.until, made.frequency) == (since.text(), "", "月2回")
    assert (made.chosen_by, made.state) == ("child", "possible")
    case.file.undo(case.family_id)
    undone = views.record(case).ties[0]
    assert (undone.since, undone.frequency, undone.chosen_by, undone.state) == ("", "", "", "now")


def test_consent_has_its_day_and_loses_it(case: OpenCase) -> None:
    _, tie = ecomap.add_resource(case, "こども食堂", "place")
    ecomap.set_consent(case, tie, "later")
    told = views.record(case).ties[0]
    assert (told.consent, told.consent_on) == ("later", case.file.today().isoformat())
    ecomap.set_consent(case, tie, "yes", date(2026, 11, 2))
    assert views.record(case).ties[0].consent_on == "2026-11-02"
    ecomap.set_consent(case, tie, "")
    assert views.record(case).ties[0].consent_on == ""
    assert case.file.undo(case.family_id) == "tie.edit"
    assert views.record(case).ties[0].consent == "yes"


def test_a_tie_goes_over_to_another_end(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    _, tie = ecomap.add_resource(case, "みどり小学校", "school")
    ecomap.end_at(case, tie, child)
    assert views.record(case).ties[0].to == child
    ecomap.end_at(case, tie, HOUSEHOLD)
    assert views.record(case).ties[0].to == HOUSEHOLD


def test_a_new_tie_can_have_its_place_in_the_same_step(case: OpenCase) -> None:
    school, _ = ecomap.add_resource(case, "みどり小学校", "school", at=(40.0, -200.0))
    assert views.record(case).pins == (("ecomap", school, 40.0, -200.0),)
    case.file.undo(case.family_id)
    record = views.record(case)
    assert (record.pins, record.resources, names(case)) == ((), (), [])


@pytest.mark.parametrize("leave", [True, False])
def test_a_private_person_leaves_the_register_with_the_last_tie(case: OpenCase, leave: bool) -> None:
    aunt, tie = ecomap.add_resource(case, "おば", "kin")
    _, school = ecomap.add_resource(case, "みどり小学校", "school")
    if leave:
        ecomap.leave_resource(case, aunt)
    else:
        ecomap.remove_tie(case, tie)
    ecomap.remove_tie(case, school)
    assert names(case) == ["みどり小学校"]
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert names(case) == ["おば", "みどり小学校"]
    assert {tie.resource for tie in views.record(case).ties} >= {aunt}


def test_a_private_person_stays_while_another_tie_or_a_plan_tells_of_it(case: OpenCase) -> None:
    aunt, tie = ecomap.add_resource(case, "おば", "kin")
    second = ecomap.add_tie(case, aunt, views.record(case).graph.persons[0].id)
    ecomap.remove_tie(case, tie)
    assert names(case) == ["おば"]
    plan = plans.current_plan(case)
    plans.add_entry(case, "action", plan_id=plan, actors="others", text="泊まる", resource_id=aunt)
    ecomap.remove_tie(case, second)
    assert names(case) == ["おば"]


def test_what_never_had_a_name_leaves_the_register(case: OpenCase) -> None:
    blank, _ = ecomap.add_resource(case, "", "school")
    ecomap.leave_resource(case, blank)
    assert names(case) == []


def test_an_empty_place_is_filled_by_a_resource_in_one_step(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    gap = gaps.note(case, "夕方にいられる場所", "place", to=child)
    place, _ = ecomap.add_resource(case, "こども食堂", "place")
    tie = ecomap.fill_gap(case, gap, place)
    record = views.record(case)
    assert [(t.id, t.resource, t.to) for t in record.ties if t.to == child] == [(tie, place, child)]
    assert record.gaps[0].met_on == case.file.today().isoformat()
    assert case.file.undo(case.family_id) == "gap.met"
    record = views.record(case)
    assert (len(record.ties), record.gaps[0].met_on) == (1, "")


def test_what_is_tied_already_fills_its_place_without_a_second_tie(case: OpenCase) -> None:
    gap = gaps.note(case, "居場所", "place")
    place, tie = ecomap.add_resource(case, "こども食堂", "place")
    assert ecomap.fill_gap(case, gap, place) == tie
    assert len(views.record(case).ties) == 1


def test_a_word_too_long_changes_nothing(case: OpenCase) -> None:
    _, tie = ecomap.add_resource(case, "こども食堂", "place")
    with pytest.raises(Problem, match="text_too_long"):
        ecomap.edit_tie(case, tie, frequency="あ" * 101)
    assert views.record(case).ties[0].frequency == ""


def test_a_resource_that_leaves_stays_in_what_somebody_drew(case: OpenCase) -> None:
    other = families.create(case.file, "辻")
    school, _ = ecomap.add_resource(case, "みどり小学校", "school")
    ecomap.add_tie(other, school)
    ecomap.leave_resource(case, school)
    assert len(views.record(other).ties) == 1
