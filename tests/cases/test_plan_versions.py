"""A plan is kept as it stands before it is put right."""

import pytest

from kasesupport.cases import plan_versions, plans, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem


def test_the_earlier_form_stays_whole_and_the_plan_in_hand_goes_on_with_its_ids(case: OpenCase) -> None:
    need = plans.add_entry(case, "need", text="眠れること")
    plans.edit_plan(case, title="朝のこと", long_goal="ゆっくり起きる", review_on="2026-12-20")
    goal = plans.add_to_plan(case, "goal", text="九時にふとん", check="シール")
    plans.link_needs(case, goal, [need])
    plans.add_to_plan(case, "action", actors="family", text="絵本を読む", goal_id=goal)
    plans.add_to_plan(case, "action", actors="center", text="電話する")
    before = views.record(case)
    kept = plan_versions.keep_form(case)
    plans.edit_entry(case, "goal", goal, text="九時半にふとん")
    now, earlier = views.record(case).plans
    assert views.record(case).plan == now
    assert (now.id, now.state, now.goals[0].id, now.goals[0].text) == (before.plan.id, "", goal, "九時半にふとん")
    today = case.file.today()
    assert (earlier.id, earlier.state) == (kept, "replaced")
    assert earlier.title == f"{today.month}/{today.day}までの形 朝のこと"
    assert [(g.text, g.check, g.needs) for g in earlier.goals] == [("九時にふとん", "シール", (need,))]
    assert [(a.text, a.goal_id) for a in earlier.actions] == [("絵本を読む", earlier.goals[0].id), ("電話する", "")]
    assert earlier.goals[0].id != goal
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert views.record(case) == before


def test_where_there_is_no_plan_nothing_is_kept(case: OpenCase) -> None:
    with pytest.raises(Problem, match="no_plan"):
        plan_versions.keep_form(case)
    assert views.record(case).plans == ()
