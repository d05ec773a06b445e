"""What the practice model asks of the software (docs/capabilities.md), where it is asked step by step: each question
is there on its page of the program, and within a note each field."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from kasesupport.cases import ecomap, plans, talks
from kasesupport.practice.model import Practice, Question, Step
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.notes import Notes
from kasesupport.ui.wizard.step import StepView

ROWS = {
    "M01": "intake.route intake.informant intake.received_on intake.received_at",
    "M02": "intake.acceptance intake.acceptance_reason intake.handed_to intake.handed_agreed intake.decided_by intake.decided_on",
    "M03": "intake.target_class intake.stance intake.council intake.lead_agency",
    "M04": "intake.explained_who intake.explained_what intake.explained_got intake.explained_words",
    "M06": "intake.child_voice intake.carer_voice intake.others_voice",
    "M07": "intake.wish_child intake.wish_carer intake.treasure planning.recall",
    "M08": "intake.genogram intake.ecomap",
    "M09": "intake.worry_areas intake.worries",
    "M10": "intake.ecomap intake.turn_to",
    "M11": "intake.place intake.place_chosen intake.attendees",
    "M12": "intake.appointment assessment.appointment planning.appointment support.appointment "
    "monitoring.appointment outcome.next_appointment",
    "M13": "intake.consents",
    "M14": "intake.involvement_mark",
    "M15": "intake.review_by intake.review_well intake.review_thin intake.review_words intake.review_next",
    "M16": "assessment.child_now assessment.carer_now assessment.partners assessment.parent_child "
    "assessment.generations assessment.home assessment.money assessment.community",
    "M17": "assessment.aim1_wish assessment.aims_each assessment.aims_who assessment.aim1_each assessment.aim5_each "
    "assessment.seven_who assessment.seven_there assessment.seven_more assessment.seven_wish",
    "M18": "assessment.needs_list",
    "M19": "assessment.strengths_list",
    "M23": "assessment.need_own assessment.need_ours assessment.need_resource assessment.need_adjust",
    "M24": "assessment.met_children assessment.visited assessment.visited_on",
    "M27": "assessment.capacity_mark",
    "M28": "assessment.again_when assessment.again_on",
    "M29": "assessment.afraid assessment.safe_places assessment.safety_urgency assessment.safety_note",
    "M32": "assessment.reviewed_at assessment.reviewed_on assessment.reviewed_by assessment.thin_principles "
    "assessment.review_note",
    "M33": "assessment.scaling_who assessment.scaling_what assessment.scaling_number assessment.scaling_why",
    "M34": "planning.explained_on planning.agreed_on planning.plans",
    "M35": "planning.child_words planning.carer_words",
    "M36": "planning.long_goal planning.sign planning.goals",
    "M37": "planning.actions",
    "M38": "planning.consideration",
    "M39": "planning.period",
    "M41": "planning.invited_who planning.invited_for planning.invited_agreed planning.invited_reply",
    "M42": "planning.sharing_told planning.consents",
    "M44": "planning.willing planning.plans",
    "M45": "planning.plans planning.title",
    "M46": "planning.ahead_who planning.ahead_what planning.ahead_words",
    "M47": "planning.closing_yardstick outcome.view_yardstick",
    "M49": "planning.sheet planning.handed_on planning.handed_by",
    "M50": "planning.review_by planning.review_comment planning.review_thin planning.review_decided",
    "M51": "support.log_kind support.log_action support.log_what",
    "M53": "support.introduced support.introduced_with support.introduced_how support.introduced_words "
    "support.introduced_choice",
    "M54": "support.adjust_wish support.adjust_with support.adjust_talk support.adjust_result",
    "M55": "support.service support.service_state",
    "M56": "support.meeting_kind support.meeting_family",
    "M58": "support.contact_way support.contact_brought",
    "M59": "support.workers support.handover_from support.handover_to support.handover_family support.handover_told",
    "M60": "support.contact_about monitoring.whole_now monitoring.home_between monitoring.home_money",
    "M63": "monitoring.family_life monitoring.agency_who monitoring.agency_done",
    "M64": "monitoring.family_going monitoring.family_wish monitoring.family_rights monitoring.progress_scale "
    "monitoring.progress_sign monitoring.agency_evidence",
    "M65": "support.request_observe monitoring.agency_points monitoring.agency_change",
    "M66": "monitoring.progress_who monitoring.progress_scale monitoring.progress_words",
    "M67": "monitoring.course_why monitoring.course_on outcome.why_now",
    "M69": "monitoring.level_words monitoring.level_resources monitoring.level_meeting monitoring.level_told "
    "monitoring.involvement_mark",
    "M71": "monitoring.new_needs monitoring.course_what monitoring.course_on monitoring.plan_form",
    "M72": "monitoring.waiting_why monitoring.waiting_meanwhile monitoring.waiting_until",
    "M73": "outcome.why_now outcome.present_family outcome.present_others",
    "M74": "outcome.view_worked outcome.view_change outcome.view_yardstick outcome.view_safety outcome.view_feeling "
    "outcome.view_ties outcome.view_power",
    "M75": "outcome.goal_who outcome.goal_near outcome.goal_helped outcome.goal_lacking outcome.goal_whose",
    "M76": "outcome.feel_satisfied outcome.feel_words",
    "M77": "outcome.service_family outcome.service_staff",
    "M78": "outcome.ecomap outcome.ties_change outcome.strengths_change",
    "M79": "outcome.network_known outcome.network_known_child",
    "M80": "outcome.family_choice outcome.decided outcome.decided_why outcome.decided_by",
    "M82": "closure.achieved closure.factors closure.ground closure.evidence",
    "M83": "closure.member_agrees closure.member_power",
    "M84": "closure.handover_issue closure.handover_to closure.handover_consent closure.handover_told",
    "M85": "closure.criterion_state closure.criterion_about closure.criterion_watch closure.criterion_call "
    "closure.criterion_family closure.criterion_resource",
    "M88": "closure.recontact_who closure.recontact_criterion closure.recontact_decided",
    "M89": "closure.later_now closure.later_right closure.later_learned",
    "M95": "support.meeting_purpose support.meeting_decided monitoring.review_decide monitoring.review_decided",
    "M97": "assessment.lasting",
    "M102": "intake.expecting assessment.expecting_who assessment.expecting_weeks assessment.expecting_words "
    "assessment.expecting_again assessment.expecting_wish",
}


WANTED = {each for ids in ROWS.values() for each in ids.split()}


def make_way(model: CaseModel, practice: Practice) -> None:
    """What the questions hang on: a goal, a need, a resource, and the answers that open other questions."""
    plans.add_to_plan(model.case, "goal", text="朝ごはんを一緒に")
    plans.add_entry(model.case, "need", text="眠れること")
    ecomap.add_resource(model.case, "みどり保育園", "nursery")
    for condition in filter(None, (question.show_if for question in practice.questions())):
        first = condition.values[0]
        if condition.operator != "is_not":
            talks.answer(model.case, condition.question, [first] if condition.operator == "has" else first)


def steps(practice: Practice) -> Iterator[tuple[Step, tuple[Question, ...]]]:
    """Each step that holds something promised, with the questions that do."""
    for step in (step for phase in practice.phases for step in phase.steps):
        asked = tuple(q for q in step.questions if WANTED & {q.id, *(field.id for field in q.fields)})
        if asked:
            yield step, asked


def answerable(view: StepView, question: Question) -> Iterator[str]:
    """What can be answered: the question, or the fields of a new note of it."""
    card = next((card for card in view.cards if card.question is question and not card.isHidden()), None)
    if not card:
        return
    yield question.id
    body = next(iter(card.bodies.values()))
    if isinstance(body, Notes):
        notes = next(iter(body.lists.values()))
        notes.add.click()
        yield from (field.field.id for field in next(iter(notes.cards.values())).fields)


def test_what_is_promised_can_be_answered_on_its_page(model: CaseModel, qtbot: QtBot, practice: Practice) -> None:
    make_way(model, practice)
    desk = Desk(model, lambda _: None, practice)
    found = set()
    for step, asked in steps(practice):
        view = StepView(desk, step)
        qtbot.addWidget(view)
        view.refresh()
        view.finish()
        for question in asked:
            found |= set(answerable(view, question))
    assert WANTED - found == set()
