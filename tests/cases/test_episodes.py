from datetime import date

import pytest

from kasesupport.cases import ecomap, episodes, families, levels, notes, plans, talks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem

ON = date(2026, 4, 3)


def test_a_pause_is_kept_with_its_reason_and_can_be_taken_back(case: OpenCase) -> None:
    with pytest.raises(Problem, match="not_closed"):
        episodes.go_on(case)
    episodes.pause(case, ON, "家族で調整できるようになった")
    (episode,) = views.record(case).episodes
    assert (episode.closed_on, episode.state, episode.reason) == (
        "2026-04-03",
        "paused",
        "家族で調整できるようになった",
    )
    with pytest.raises(Problem, match="already_closed"):
        episodes.pause(case, ON, "")
    episodes.go_on(case)
    assert views.record(case).episodes[0].closed_on == ""
    assert case.file.undo(case.family_id)
    assert views.record(case).episodes[0].state == "paused"


def test_an_episode_opens_again_linked_with_its_own_words_and_the_same_family(case: OpenCase) -> None:
    talks.say(case, "intake.worries", "眠れない", "carer")
    talks.answer(case, "intake.route", "notice")
    plans.add_entry(case, "need", text="夜の預け先", voice="family")
    notes.add_note(case, "support.log", ON)
    levels.mark(case, "capacity", ON, "tight")
    ecomap.add_resource(case, "つくし", "place")
    with pytest.raises(Problem, match="not_closed"):
        episodes.reopen(case, ON)
    episodes.pause(case, ON, "")
    again = episodes.reopen(case, date(2026, 9, 1), "母から電話")
    new, old = views.record(again), views.record(case)
    assert (new.statements, new.answers, new.needs, new.notes) == ((), (), (), ())
    assert [said.text for said in old.statements] == ["眠れない"]
    assert (len(old.answers), len(old.needs), len(old.notes)) == (1, 1, 1)
    assert new.graph == old.graph
    assert new.ties == old.ties
    assert new.levels == old.levels
    assert [e.previous_id for e in new.episodes] == ["", case.episode_id]
    assert families.open_case(case.file, case.family_id) == again
    assert case.file.undo(case.family_id)
    assert families.newest(again) == case


def test_a_phase_set_by_hand_is_kept(case: OpenCase) -> None:
    episodes.mark_phase(case, "monitoring", ON, "会議で決めた")
    (mark,) = views.record(case).phase_marks
    assert (mark.phase, mark.on, mark.reason) == ("monitoring", "2026-04-03", "会議で決めた")
