"""A family for the sheets that colleagues and agencies get, everything filled to the brim; and what stands beside it."""

from dataclasses import replace

from tests.sheets.forms.records import notes_of

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.fidelity import Evidence, Mark, Round
from kasesupport.domain.overview import Beside, Eased, FamilyState
from kasesupport.domain.people import FamilyGraph, Household, Person
from kasesupport.domain.record import (
    Action,
    Answer,
    Appointment,
    CaseRecord,
    Consent,
    Episode,
    Event,
    Goal,
    Level,
    Need,
    Note,
    PhaseMark,
    Plan,
    Statement,
    Strength,
)  # fmt: skip
from kasesupport.practice.model import Practice

COLLEAGUES = (
    "agenda", "assessment", "case-record", "case-study", "chronology", "conference", "eased", "fidelity", "intake-sheet", "minutes",
    "outcome", "progress-list", "progress-notes",
)  # fmt: skip
START, END, FILL = "鶴", "亀", "鬱"  # a text that was cut has no end
NOTES = (
    "assessment.seven", "assessment.need_parts", "support.meetings", "support.meeting_plans", "outcome.goals", "outcome.feelings", "outcome.services",
    "outcome.views", "outcome.decisions", "monitoring.progress", "monitoring.reviews",
)  # fmt: skip
SAID = (
    "intake.worries", "intake.others_voice", "intake.child_voice", "intake.carer_voice", "intake.wish_child",
    "intake.wish_carer", "assessment.child_now", "assessment.partners", "assessment.home", "assessment.safe_places",
    "assessment.aim1_wish", "assessment.aim5_wish", "outcome.ties_change", "outcome.wish_child", "support.wishes",
    "support.meeting_words",
)  # fmt: skip


def text(length: int = 500) -> str:
    """A text without a place to break, whose end can be looked for."""
    return START + FILL * (length - 2) + END


def brimful(practice: Practice, told: str, goals: int = 40, children: int = 12) -> CaseRecord:
    """One text everywhere; the names are others, for a name is taken out of words."""
    persons = tuple(
        Person(
            f"p{n}",
            "鷹" * 200,
            "たか" * 50,
            "鷲" * 100,
            birth=PartialDate(2015, 4, 2),
            index=n > 0,
            note=told * (n < 3),
        )
        for n in range(children + 1)
    )
    resources = tuple(Resource(f"r{n}", "鷺" * 200, "school", council=n == 0) for n in range(3))
    notes = [note for kind in NOTES for note in notes_of(practice, kind, 1, told, meeting_kind="case")]
    answers = ("intake.informant", "intake.acceptance_reason", "intake.contact_way", "assessment.review_note")
    return CaseRecord(
        "01BRIMFUL", "鷹" * 100, "たか", told, told, "2026-04-01", "e1",
        episodes=(Episode("e0", "2024-04-01", "2025-03-31", reason=told), Episode("e1", "2026-04-01")),
        phase_marks=(PhaseMark("support", "2026-05-01", told),),
        graph=FamilyGraph(persons, households=(Household("h", ("p0", "p1"), told),)),
        resources=resources, ties=tuple(Tie(f"t{n}", f"r{n % 3}", "p1", purpose=told, frequency=told) for n in range(5)),
        statements=_said(told, notes), answers=tuple(Answer(each, told) for each in answers),
        notes=(*notes, *_numbers()), needs=tuple(Need(f"n{n}", told, ("family", "practitioner")[n % 2], "p1") for n in range(2)),
        strengths=(Strength("st", told, "p1"),), levels=_levels(told),
        plans=(Plan("pl", told, told, told, "2026-05-01", "2026-10-31", "2026-10-01", agreed_on="2026-05-01",
                    goals=tuple(Goal(f"g{n}", told[:60], told[:60], ("n0", "n1")) for n in range(goals)),
                    actions=(Action("a", "family", told, told, goal_id="g0", until="2026-06"),)),),
        consents=(Consent("c", told, told, "yes", "2026-05-01", resource_id="r0", scope=told),),
        appointments=(Appointment("ap", "2027-01-04", "14:00", told),),
        events=(Event("ev", "2026-06-01", told, "good"),),
    )  # fmt: skip


def _said(told: str, notes: list[Note]) -> tuple[Statement, ...]:
    meeting = next(note.id for note in notes if note.question == "support.meetings")
    return tuple(
        Statement(f"s{n}", question, told, "child", "p1", "p1", said_on="2026-06-01",
                  note_id=meeting if question == "support.meeting_words" else "")
        for n, question in enumerate(SAID)
    )  # fmt: skip


def _numbers() -> tuple[Note, ...]:
    answers = (Answer("assessment.aims_who", "p0"), *(Answer(f"assessment.aim{n}_each", n) for n in range(1, 6)))
    return tuple(Note(f"aims{n}", "assessment.aims_each", f"2026-0{n}-01", "p1", answers) for n in range(1, 5))


def _levels(told: str) -> tuple[Level, ...]:
    values = {"involvement": "middle", "capacity": "some"}
    return tuple(Level(f"l{s}", s, "2026-06-01", value, told) for s, value in values.items())


def beside(practice: Practice, told: str) -> Beside:
    """Three families, four notes of what eased the work, and a round in which every point is seen."""
    points = [point.id for phase in practice.phases for viewpoint in phase.viewpoints for point in viewpoint.points]
    marks = tuple(
        Mark(point, ("yes", "partly", "na")[n % 3], Evidence(told * (n % 2))) for n, point in enumerate(points)
    )
    state = FamilyState(
        "01STATE", told, told, told, "2026-04-01", "support", "middle", "some", "2026-11-01", "2026-12-01", told,
        "2027-01-01", "yes", (told,), (told,), told, "2026-12-24",
    )  # fmt: skip
    return Beside(
        (Round("r", "self", "2026-11-01", told, told, marks=marks),),
        families=tuple(replace(state, family_id=f"01STATE{n:02}") for n in range(3)),
        eased=(Eased("2026-11", told, told, told),) * 4,
    )
