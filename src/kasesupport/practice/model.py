"""The practice model as frozen values: phases with their steps and questions, viewpoints, principles, aims.

The words stand in resources/practice/*.toml; `load` reads them. Terms and numbering follow
市町村こども家庭相談のケースマネジメント実践モデルガイドライン（試行版）, 令和8年3月.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Literal, get_args

from kasesupport.domain.levels import Series
from kasesupport.domain.record import Speaker

Kind = Literal[
    "statements", "text", "choice", "multi", "date", "yesno", "scale", "ticks",
    "people", "genogram", "ecomap", "needs", "strengths", "goals", "actions", "period", "consents", "appointment",
    "plan_text", "recall", "sheet", "involvement", "capacity", "notes", "link", "plans", "time",
]  # fmt: skip
About = Literal["", "each_child", "each_carer", "family"]
Side = Literal["family", "office"]
Per = Literal["", "goal", "need", "action", "resource", "member", "child", "meeting"]
Target = Literal["person", "resource", "goal", "need", "action", "appointment"]
PlanColumn = Literal[
    "title", "long_goal", "consideration", "closing_yardstick", "explained_on", "agreed_on", "handed_on"
]
Operator = Literal["is", "is_not", "has"]

# Fields that hold a word of somebody: these can be answered with まだ聞いていない, 話したくない and 該当しない.
ASKED: frozenset[str] = frozenset({"statements", "text", "choice", "multi", "date", "yesno", "scale"})
WITH_OPTIONS: frozenset[str] = frozenset({"choice", "multi", "ticks"})
# What one note of a `notes` question can be made of.
FIELDS: frozenset[str] = ASKED | {"ticks", "link", "time"}
READ_ONLY: frozenset[str] = frozenset({"recall", "sheet", "plans"})
SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)
# Whose words may stand on a screen beside the family: never a third party's, nor what the office thinks.
SHARED_SPEAKERS: frozenset[Speaker] = frozenset({"child", "carer", "family"})
SCALE = range(11)
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Condition:
    """On the answer to one question: `is` and `is_not` one of the values; `has` at least one of them ticked.

    Without an answer `is` and `has` do not hold, `is_not` does.
    """

    question: str
    operator: Operator
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """On one number of `Facts`: below or above a limit, the limit itself excluded.

    `fact` "notes:ID" counts the notes of a question.
    """

    fact: str
    below: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or to tick."""

    id: str
    label: str
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a step. `id` is permanent; a `withdrawn` one ("2027-04") is read but no longer asked.

    `side` "office" is for the center alone and never on the screen beside a family. `reticence`: may be
    answered with まだ聞いていない, 話したくない or 該当しない. `about` offers one box a person. `aim`: the めざす姿
    it looks at, whose plain word is the label when no other is given. `column` belongs to
    plan_text, `of` (question ids shown again) to recall, `sheet` to sheet, `ends` (words at 0 and 10) to
    scale, `speakers` to statements.

    `notes` is answered again and again: each note has a day and the `fields`; `add` stands on the button. `per`: one
    place for each goal, need … of the family. `to` belongs to link: what it points to.

    `review`: of several who look at a case; a town with one worker can do without (practice.alone).
    """

    id: str
    kind: Kind
    label: str
    hint: str = ""
    side: Side = "family"
    reticence: bool = True
    about: About = ""
    aim: str = ""
    options: tuple[Option, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    column: PlanColumn | None = None
    of: tuple[str, ...] = ()
    sheet: str = ""
    ends: tuple[str, ...] = ()
    show_if: Condition | None = None
    cite: str = ""
    withdrawn: str = ""
    fields: tuple["Question", ...] = ()
    per: Per = ""
    add: str = ""
    to: Target | None = None
    review: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a wizard. `lead` is one sentence to the practitioner at the table."""

    id: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    show_if: Condition | None = None

    @property
    def office(self) -> bool:
        """Whether nothing on it is for a family's eyes."""
        return all(question.side == "office" for question in self.questions)


@dataclass(frozen=True, slots=True)
class Check:
    """A soft word when all of `when` holds. It never blocks; `step` is where one could go on from it."""

    id: str
    when: tuple[Condition | Comparison, ...]
    words: str
    step: str
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One ポイント of a viewpoint in our own words; id "1-1-2" is the second of 視点1-1."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """視点n-m: principle m seen in phase n. `ask`: sentences a practitioner can say aloud."""

    id: str
    principle: str
    points: tuple[Point, ...]
    ask: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the nine 行動指針."""

    id: str
    number: int
    name: str
    lead: str
    cite: str


@dataclass(frozen=True, slots=True)
class Aim:
    """One of the five めざす「こども・家庭の姿」; `plain` is the word for it at the table."""

    id: str
    number: int
    name: str
    plain: str
    cite: str


@dataclass(frozen=True, slots=True)
class Technique:
    """One of the eight ways to ask of the solution-focused approach (p14)."""

    id: str
    name: str
    what: str
    ask: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the seven phases. `short`: its name where there is little room."""

    id: str
    number: int
    name: str
    lead: str
    cite: str
    short: str = ""
    steps: tuple[Step, ...] = ()
    checks: tuple[Check, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """ひな形: how a record of a contact may begin. `values` and `words` by the ids of the fields they stand in."""

    id: str
    label: str
    values: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """All of it, as the files say."""

    principles: tuple[Principle, ...]
    aims: tuple[Aim, ...]
    phases: tuple[Phase, ...] = field(default=())
    series: tuple[Series, ...] = ()  # 関与度 and 余力 with the proposed levels
    techniques: tuple[Technique, ...] = ()
    records: tuple[Question, ...] = ()  # what belongs to no phase: 経過記録 and its 追記
    templates: tuple[Template, ...] = ()
    meetings: tuple[Question, ...] = ()  # what is written of a family about a meeting
    by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)  # a sheet asks a thousand times

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", MappingProxyType({each.id: each for each in self.questions()}))

    def phase(self, phase_id: str) -> Phase:
        """One phase by its id. Raises KeyError."""
        return {phase.id: phase for phase in self.phases}[phase_id]

    def principle(self, principle_id: str) -> Principle:
        """One principle by its id. Raises KeyError."""
        return {principle.id: principle for principle in self.principles}[principle_id]

    def questions(self) -> Iterator[Question]:
        """Every question of phases, records and meetings with the fields of its notes, withdrawn ones too."""
        asked = (question for phase in self.phases for step in phase.steps for question in step.questions)
        return (each for question in chain(asked, self.records, self.meetings) for each in (question, *question.fields))

    def question(self, question_id: str) -> Question:
        """One question by its id. Raises KeyError."""
        return self.by_id[question_id]
