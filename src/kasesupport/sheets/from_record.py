"""The support plan's fields out of a family's record: what the family said, in their words."""

from collections.abc import Iterable
from datetime import date

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import Appointment, CaseRecord, Statement
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.data import Action, SheetData
from kasesupport.sheets.spec import load
from kasesupport.sheets.support_plan import build

# Which questions' words stand where on the sheet. Only questions of the family's side; the office's never.
VOICES = ("planning.child_words", "planning.carer_words")
WORRIES = ("intake.worries",)
WISHES = ("intake.wish_child", "intake.wish_carer")
WEEKDAYS = "月火水木金土日"


def plan_pages(
    record: CaseRecord, today: date, office: tuple[str, str] = ("", ""),
    *, blank: bool = False, with_genogram: bool = True,
) -> tuple[Drawing, ...]:  # fmt: skip
    """The support plan as A4 pages: prefilled, or `blank` to be written by hand. `office`: name and phone."""
    wanted = with_genogram and bool(record.graph.persons)
    picture = _genogram(record, today) if wanted else None
    empty = SheetData(center_name=office[0], phone=office[1], genogram=picture, genogram_own_page=True)
    data = empty if blank else sheet_data(record, today, office, picture)
    return build(load("support-plan"), data, blank=blank, today=today)


def _genogram(record: CaseRecord, today: date) -> Drawing:
    from kasesupport.sheets.picture import genogram_picture, pins  # loads networkx: only when a picture is wanted

    return genogram_picture(record.graph, today, pins(record, "genogram"), record.conventions)


def sheet_data(
    record: CaseRecord,
    today: date,
    office: tuple[str, str] = ("", ""),
    genogram: Drawing | None = None,
) -> SheetData:
    """The plan in hand with the words it came from. `office` is the center's name and phone number."""
    plan = record.plan
    return SheetData(
        household=record.name,
        made_with=_made_with(record),
        made_on=today,
        voices=tuple((_who(record, said), said.text) for said in _said(record, VOICES)),
        worries=tuple(said.text for said in _said(record, WORRIES)),
        wishes=tuple(said.text for said in _said(record, WISHES)),
        long_goal=plan.long_goal,
        goals=tuple((goal.text, goal.check) for goal in plan.goals),
        actions=tuple(
            Action(a.actors, _doer(record, a.who, a.person_id), a.text, _until(a.until)) for a in plan.actions
        ),
        consideration=plan.consideration,
        period=(_day(plan.period_from), _day(plan.period_to)),
        review_on=_day(plan.review_on),
        next_meeting=_meeting(record.appointments, today),
        center_name=office[0],
        phone=office[1],
        consents=tuple((c.recipient, c.explained) for c in record.consents if c.agreed == "yes" and not c.withdrawn_on),
        genogram=genogram,
        genogram_own_page=True,
    )


def _said(record: CaseRecord, questions: Iterable[str]) -> tuple[Statement, ...]:
    wanted = set(questions)
    return tuple(said for said in record.statements if said.question in wanted and said.state == "said" and said.text)


def _made_with(record: CaseRecord) -> tuple[str, ...]:
    speakers = dict.fromkeys(_who(record, said) for said in _said(record, (*VOICES, *WISHES)))
    return tuple(name for name in speakers if name)


def _who(record: CaseRecord, said: Statement) -> str:
    return _called(record, said.speaker_id or said.subject_id)


def _doer(record: CaseRecord, who: str, person_id: str) -> str:
    return who or _called(record, person_id)


def _called(record: CaseRecord, person_id: str) -> str:
    """The word the family uses, else the name."""
    person = next((p for p in record.graph.persons if p.id == person_id), None)
    return (person.called or person.name) if person else ""


def _day(text: str) -> PartialDate | None:
    return PartialDate.from_text(text) if text else None


def _until(text: str) -> str:
    day = _day(text)
    if day is None or day.month is None:
        return text
    return f"{day.month}月{day.day}日" if day.day else f"{day.month}月"


def _meeting(appointments: Iterable[Appointment], today: date) -> str:
    coming = sorted((a for a in appointments if a.on >= today.isoformat()), key=lambda a: (a.on, a.at))
    return _appointment(coming[0]) if coming else ""


def _appointment(agreed: Appointment) -> str:
    day = date.fromisoformat(agreed.on)
    parts = (f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）", agreed.at, agreed.what)
    return "　".join(part for part in parts if part)
