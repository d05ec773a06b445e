"""Everything told and agreed about one family, as frozen values: what windows and sheets read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import Gap, OwnMap, Resource, Tie
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.merging import Former
from kasesupport.domain.people import FamilyGraph
from kasesupport.domain.protection import Protection

Speaker = Literal["child", "carer", "family", "kin", "agency", "observed", "practitioner"]
State = Literal["said", "not_asked", "declined", "na"]  # まだ聞いていない, 話したくない, 該当しない
Voice = Literal["family", "practitioner"]
Actors = Literal["family", "center", "others"]
MIDDLE = ".middle"  # after a diagram's name: the placement that tells whom it is drawn around
STOOD = ".stood"  # likewise: where what nobody put anywhere stood when the diagram was last seen


@dataclass(frozen=True, slots=True)
class Statement:
    """語り: text with who said it and whom it is about. `state` tells まだ聞いていない, 話したくない and 該当しない."""

    id: str
    question: str
    text: str
    speaker: str = ""
    speaker_id: str = ""
    subject_id: str = ""
    state: str = "said"
    said_on: str = ""
    played: str = ""  # "right", "corrected", "taken_back": what they said when it was read back to them (M25)
    played_on: str = ""
    note_id: str = ""
    may_tell_on: str = ""  # of a child's words about a parent: when the child said that the parent may read them


@dataclass(frozen=True, slots=True)
class Answer:
    """A wizard field that is no statement. `value` is what JSON can hold: str, bool, int, list of str."""

    question: str
    value: object
    subject_id: str = ""
    state: str = "said"


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a question that is answered again and again: its day (ISO), what it is about, its fields."""

    id: str
    question: str
    on: str = ""
    about_id: str = ""
    answers: tuple[Answer, ...] = ()

    def value(self, question: str) -> object:
        """What one field holds; None where nothing was said."""
        return next((a.value for a in self.answers if a.question == question and a.state == "said"), None)


@dataclass(frozen=True, slots=True)
class Need:
    """ニーズ: the gap to the wished future, in the family's words or as the practitioner sees it."""

    id: str
    text: str
    voice: str = "family"
    person_id: str = ""
    tags: tuple[str, ...] = ()
    speaker_id: str = ""  # who said it at the table
    may_tell_on: str = ""  # as of a statement
    played: str = ""  # as of a statement


@dataclass(frozen=True, slots=True)
class Strength:
    """強み of a person or, without one, of the family. `speaker_id`: who said it at the table."""

    id: str
    text: str
    person_id: str = ""
    speaker_id: str = ""
    may_tell_on: str = ""  # as of a statement
    played: str = ""  # as of a statement


@dataclass(frozen=True, slots=True)
class Goal:
    """短期目標, with what will be looked at together next time and the needs it comes from."""

    id: str
    text: str
    check: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """取組: who does what until when; one of the three groups of the guideline (p28)."""

    id: str
    actors: str
    text: str
    who: str = ""
    person_id: str = ""
    resource_id: str = ""
    goal_id: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """サポートプラン."""

    id: str
    title: str = ""
    long_goal: str = ""
    consideration: str = ""
    period_from: str = ""
    period_to: str = ""
    review_on: str = ""
    explained_on: str = ""
    agreed_on: str = ""
    handed_on: str = ""
    closing_yardstick: str = ""
    state: str = ""  # "", "handed_only" (渡しただけ), "agreed", "replaced"
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """同意 for one recipient."""

    id: str
    recipient: str
    explained: str = ""
    agreed: str = ""
    on: str = ""
    withdrawn_on: str = ""
    resource_id: str = ""
    scope: str = ""  # what is shared
    without_reason: str = ""  # shared without consent (指針1): why
    approver: str = ""  # and who approved it


@dataclass(frozen=True, slots=True)
class Appointment:
    """次に会う日."""

    id: str
    on: str
    at: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A dated mark of one series, "involvement" (関与度) or "capacity" (余力); figure 3 of the guideline (p21).

    `value` is the id of a level of the office's setting; `asked`: who was asked, in words. The four bases of the
    capacity: 状態・ニーズの大小・環境・資源.
    """

    id: str
    series: str
    on: str
    value: str
    reason: str = ""
    asked: str = ""
    base_state: str = ""
    base_needs: str = ""
    base_environment: str = ""
    base_resources: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """出来事 in a family's life. `kind`: "life", "change", "good", "hard", "agency"; dates are PartialDate.text()."""

    id: str
    on: str
    text: str
    kind: str = "life"
    until: str = ""
    person_id: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """関与期間: from intake to closure. `state`: "" or "open", "paused" (一時停止), "handed_on". Dates are ISO.

    A re-contact opens the next one, which names the last in `previous_id` (M88).
    """

    id: str
    opened_on: str
    closed_on: str = ""
    previous_id: str = ""
    state: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """Which phase a practitioner says the case is in, as of a day (ISO)."""

    phase: str
    on: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CheckNote:
    """What was answered to a soft check: `state` "waiting" (待つと決めた), "done", "not_here"; `on` ISO (M72)."""

    id: str
    check_id: str
    state: str
    reason: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A diagram ("genogram", "ecomap") as it was kept on a day; its data is read on its own (cases.versions)."""

    id: str
    diagram: str
    on: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One family, read at one moment. Tuples stand in the order of entry."""

    family_id: str
    name: str
    kana: str = ""
    address: str = ""
    phone: str = ""
    opened_on: str = ""
    episode_id: str = ""  # whose words, answers, needs and plans these are
    episodes: tuple[Episode, ...] = ()  # all of the family's
    phase_marks: tuple[PhaseMark, ...] = ()
    check_notes: tuple[CheckNote, ...] = ()
    graph: FamilyGraph = field(default=FamilyGraph())
    resources: tuple[Resource, ...] = ()  # those this family is tied to
    ties: tuple[Tie, ...] = ()
    gaps: tuple[Gap, ...] = ()
    own_maps: tuple[OwnMap, ...] = ()
    own_ties: tuple[Tie, ...] = ()  # those drawn in own maps; they are not among `ties`
    own_resources: tuple[Resource, ...] = ()  # those that own maps are tied to
    statements: tuple[Statement, ...] = ()
    answers: tuple[Answer, ...] = ()  # those that stand alone; fields of notes stand in `notes`
    notes: tuple[Note, ...] = ()
    meetings: tuple[Meeting, ...] = ()  # those that notes are about
    needs: tuple[Need, ...] = ()
    strengths: tuple[Strength, ...] = ()
    plans: tuple[Plan, ...] = ()
    consents: tuple[Consent, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    levels: tuple[Level, ...] = ()
    events: tuple[Event, ...] = ()
    protections: tuple[Protection, ...] = ()  # address and telephone are to be kept back
    formers: tuple[Former, ...] = ()  # families that became part of this one
    withheld: tuple[tuple[str, str, str], ...] = ()  # subject id, field, state
    bookmarks: tuple[tuple[str, str], ...] = ()  # phase, step
    pins: tuple[tuple[str, str, float, float], ...] = ()  # diagram, subject id, x, y
    conventions: Conventions = field(default=Conventions())  # the office's, not the family's

    @property
    def plan(self) -> Plan:
        """The plan in hand: the one taken up last (bookmark "plan"), else the newest; an empty one where none is."""
        known = {plan.id: plan for plan in self.plans}
        taken = known.get(dict(self.bookmarks).get("plan", ""))
        return taken or (self.plans[-1] if self.plans else Plan(""))


def stood_of(record: CaseRecord, diagram: str) -> dict[str, tuple[float, float]]:
    """Where everything of a diagram stood when it was last seen, so that it stands there again."""
    return {subject: (x, y) for name, subject, x, y in record.pins if name == diagram + STOOD}


def middle_of(record: CaseRecord, diagram: str) -> str:
    """The person an ecomap is drawn around; "" for the household."""
    return next((subject for name, subject, _, _ in record.pins if name == diagram + MIDDLE), "")
