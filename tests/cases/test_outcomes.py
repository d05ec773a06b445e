"""What is added up over the families one may see: what was tried, without a hidden family."""

from datetime import date

from kasesupport.cases import (
    ecomap,
    families,
    notes,
    outcomes,
    plans,
    practitioners,
    restrictions,
    talks,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.outcomes import Feeling, Outcomes, PlannedAction, ServiceTalk
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author

DAY = date(2026, 5, 1)


def told(case: OpenCase, question: str, about: str, **values: object) -> None:
    note = notes.add_note(case, f"outcome.{question}", DAY, about)
    for name, value in values.items():
        talks.answer(case, f"outcome.{name}", value, note_id=note)


def test_a_plan_that_is_being_made_was_tried_by_nobody(casefile: CaseFile) -> None:
    case = families.create(casefile, "山根")
    school, _ = ecomap.add_resource(case, "西小学校", "school")
    plans.add_to_plan(case, "action", actors="others", resource_id=school, text="朝に声をかける")
    told(case, "services", school, service_family="some", service_staff="unclear")
    told(case, "feelings", "m", feel_hope=7)
    seen = outcomes.over_all(casefile)
    assert seen.actions == ()
    use = f"{case.family_id}.{school}"
    assert seen.services == (ServiceTalk(use, "school", "2026-05-01", "some", "unclear", case.family_id),)
    assert seen.feelings == (Feeling("m", "2026-05-01", hope=7, of=case.family_id),)
    plans.edit_plan(case, handed_on=DAY.isoformat())
    assert outcomes.over_all(casefile).actions == (PlannedAction("", "others", "school", case.family_id),)


def test_a_family_hidden_from_the_opener_is_in_no_count(casefile: CaseFile) -> None:
    case = families.create(casefile, "山根")
    school, _ = ecomap.add_resource(case, "西小学校", "school")
    plans.add_to_plan(case, "action", actors="family", text="話す")
    plans.edit_plan(case, handed_on=DAY.isoformat())
    told(case, "services", school, service_family="good")
    told(case, "goals", "g", goal_near=5)
    told(case, "feelings", "m", feel_safe=5)
    assert all((seen := outcomes.over_all(casefile), seen.goals, seen.services, seen.feelings, seen.actions))
    other = practitioners.add_practitioner(casefile, "田中 葵")
    restrictions.restrict(casefile, case.family_id, other)
    casefile.sign_as(Author("田中 葵", practitioner_id=other, role="practitioner"))
    assert outcomes.over_all(casefile) == Outcomes()
