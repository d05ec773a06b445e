from dataclasses import replace
from datetime import date

import pytest

from kasesupport.cases import events, levels, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.levels import by_id
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Event, Level
from kasesupport.practice.aids import load_series

ON = date(2026, 4, 3)


def test_a_mark_is_made_corrected_and_taken_away_each_with_undo(case: OpenCase) -> None:
    mark = levels.mark(case, "capacity", ON, "tight", reason="夜勤がつづく", base_environment="夜の預け先がない")
    made = Level(mark, "capacity", "2026-04-03", "tight", "夜勤がつづく", "", "", "", "夜の預け先がない")
    assert views.record(case).levels == (made,)
    levels.edit_mark(case, mark, value="some", asked="母")
    assert views.record(case).levels == (replace(made, value="some", asked="母"),)
    levels.remove_mark(case, mark)
    assert views.record(case).levels == ()
    for wanted in ((replace(made, value="some", asked="母"),), (made,), ()):
        assert case.file.undo(case.family_id)
        assert views.record(case).levels == wanted


def test_the_offices_levels_are_kept_and_can_go_back_to_the_proposal(case: OpenCase) -> None:
    proposed = load_series()
    assert levels.office_series(case.file, proposed) == proposed
    levels.set_levels(case.file, "involvement", [("light", "うすく", ""), ("thick", "こく", "よく会います")])
    own = by_id(levels.office_series(case.file, proposed))
    assert [(each.word, each.plain) for each in own["involvement"].offered] == [
        ("うすく", "うすく"),
        ("こく", "よく会います"),
    ]
    assert own["capacity"] == by_id(proposed)["capacity"]
    with pytest.raises(Problem, match="too_few_levels"):
        levels.set_levels(case.file, "involvement", [("light", "うすく", "")])
    levels.set_levels(case.file, "involvement", [])
    assert levels.office_series(case.file, proposed) == proposed


def test_only_who_settles_the_offices_rules_may_change_the_levels(case: OpenCase) -> None:
    case.file.sign_as(replace(case.file.author, role="practitioner"))
    with pytest.raises(Problem, match="supervisor_only"):
        levels.set_levels(case.file, "capacity", [("a", "あ", ""), ("b", "い", "")])


def test_an_event_is_written_corrected_and_outlives_the_person_it_is_about(case: OpenCase) -> None:
    from kasesupport.cases import people

    child = next(p.id for p in views.record(case).graph.persons if p.index)
    event = events.add_event(case, PartialDate(2026, 4), "年長組に上がった", "good", child, shared=True)
    told = Event(event, "2026-04", "年長組に上がった", "good", "", child, shared=True)
    assert views.record(case).events == (told,)
    events.edit_event(case, event, on="2026-04-01", shared=False)
    people.remove_person(case, child)
    assert views.record(case).events == (replace(told, on="2026-04-01", shared=False, person_id=""),)
    assert case.file.undo(case.family_id)
    assert views.record(case).events[0].person_id == child
    events.remove_event(case, event)
    assert views.record(case).events == ()
