"""いっしょに: what of a family may stand on the screen that is turned to it (指針1・2, p19). One rule for all of it.

Nothing that the office wrote, nothing said elsewhere unless its speaker was chosen beforehand, nobody's notes, health
or work. What the window cannot read it cannot show.
"""

from dataclasses import dataclass, replace

from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.own_maps import plain
from kasesupport.domain.parts import part
from kasesupport.domain.people import Bond, FamilyGraph, Person, shared
from kasesupport.domain.record import Answer, Appointment, CaseRecord, Consent, Need, Note, Plan, Statement, Strength
from kasesupport.domain.sheltering import sheltered

OWN_SPEAKERS = frozenset({"child", "carer", "family", "kin"})  # whose words are the family's own
FEELING, FEELING_SCALE = "intake.feelings", "intake.feeling_scale"
EXPLAINED, EXPLAINED_WHO, EXPLAINED_WHAT = "intake.explained", "intake.explained_who", "intake.explained_what"
PROGRESS, PROGRESS_WHO, PROGRESS_SCALE = "monitoring.progress", "monitoring.progress_who", "monitoring.progress_scale"
OUTCOME = "outcome.feelings"
OUTCOME_SCALES = ("outcome.feel_satisfied", "outcome.feel_safe", "outcome.feel_hope")
NOTED = frozenset(  # fields of notes that may be read
    {FEELING_SCALE, EXPLAINED_WHO, EXPLAINED_WHAT, PROGRESS_WHO, PROGRESS_SCALE, *OUTCOME_SCALES}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was chosen in the list before: ids of `cards`, and the `questions` whose words stand on them.

    `voices`: the persons whose earlier words are shown; `hidden`: resources that are left out; `bonds`: whether
    emotional lines are drawn; `unseen`: persons who are left out of both diagrams (somebody at the table may not know
    of them); `kinds`: whether lines tell adoption and foster care from birth; `present`: who sits at the table (nobody
    chosen: everybody may speak); `consents`: those that a signature is asked for; `here`: the ids of statements, notes
    and appointments written in this sitting.
    """

    cards: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    bonds: bool = False
    unseen: frozenset[str] = frozenset()
    kinds: bool = False
    present: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()

    def wrote(self, entry_id: str) -> "Seen":
        """The same with one entry more of this sitting."""
        return replace(self, here=self.here | {entry_id})


def as_seen(record: CaseRecord, seen: Seen, today: str) -> CaseRecord:
    """The family as the family sees it at the table; `today` is ISO. Every field is named here, none is passed on."""
    record = sheltered(record)  # nobody at the table reads a protected address
    resources, ties = _drawn(record, seen)
    return CaseRecord(
        record.family_id,
        "",
        episode_id=record.episode_id,
        graph=_graph(record.graph, seen),
        resources=resources,
        ties=ties,
        statements=tuple(_said(s) for s in record.statements if _may_hear(s, seen, today)),
        notes=tuple(_noted(n) for n in record.notes if _may_read(n, seen)),
        needs=tuple(_needed(n) for n in record.needs if _told(n, seen)),
        strengths=tuple(_strong(s) for s in record.strengths if _told(s, seen)),
        plans=tuple(_plan(p) for p in (record.plan,) if "plan" in seen.cards and p.id),
        consents=tuple(_asked(c, record) for c in record.consents if c.id in seen.consents and may_be_asked(c)),
        appointments=tuple(_met(a, seen) for a in record.appointments if a.on >= today),
        pins=tuple(pin for pin in record.pins if pin[0].partition(".")[0] in ("genogram", "ecomap")),
        conventions=record.conventions,
    )


def may_see_own(entry_id: str, speaker_id: str, seen: Seen) -> bool:
    """What was drawn or stuck on in this sitting, and earlier by those whose words are shown."""
    return entry_id in seen.here or speaker_id in seen.voices


def is_reluctant(record: CaseRecord, question: str, person_id: str, today: str) -> bool:
    """Whether somebody said today of this question 「いまは言わない」: it is not asked again today."""
    return any(
        s.state == "declined" and s.question == question and s.speaker_id == person_id and s.said_on == today
        for s in record.statements
    )


def may_show_plan(plan: Plan) -> bool:
    """Whether the family knows the plan already: it was explained, agreed on or handed over."""
    return bool(plan.explained_on or plan.agreed_on or plan.handed_on)


def may_be_asked(consent: Consent) -> bool:
    """Whether a signature may be asked for: nobody is asked again who said no or took it back, nor for an exception."""
    return consent.agreed in ("", "yes") and not (consent.withdrawn_on or consent.without_reason)


def _asked(consent: Consent, record: CaseRecord) -> Consent:
    """Whom it is about and what is told; nothing of how the office came to it."""
    name = next((each.name for each in record.resources if each.id == consent.resource_id), consent.recipient)
    return Consent(consent.id, name, consent.explained, consent.agreed, consent.on, scope=consent.scope)


def is_untold(person: Person) -> bool:
    """Whether not everybody in a family may know of this: a child that is awaited, or was lost before birth."""
    return bool(person.loss or person.pregnancy)


def _graph(graph: FamilyGraph, seen: Seen) -> FamilyGraph:
    """Who is seen, and what is between them."""
    found = part(graph, [person.id for person in graph.persons if person.id not in seen.unseen])
    lines = shared(found).bonds if seen.bonds else ()
    unions = found.unions if seen.kinds else tuple(replace(each, child_kinds=()) for each in found.unions)
    bare = tuple(Bond(b.a, b.b, b.kind, b.directed, b.id, b.since) for b in lines)
    return replace(plain(found), unions=unions, bonds=bare, name="")


def _drawn(record: CaseRecord, seen: Seen) -> tuple[tuple[Resource, ...], tuple[Tie, ...]]:
    """The ecomap without whoever was left out, and of a tie nothing but the line: its words may be the office's."""
    resources = tuple(Resource(r.id, r.name, r.kind) for r in record.resources if r.id not in seen.hidden)
    shown = {r.id for r in resources}
    seen_ties = (t for t in record.ties if t.resource in shown and t.to not in seen.unseen)
    lines = tuple(Tie(t.id, t.resource, t.to, t.strength, t.direction, t.state) for t in seen_ties)
    return resources, lines


def _may_hear(said: Statement, seen: Seen, today: str) -> bool:
    if said.speaker not in OWN_SPEAKERS or said.question not in seen.questions or said.speaker_id in seen.unseen:
        return False
    if said.state == "declined":
        return said.said_on == today
    return said.id in seen.here or (said.state == "said" and said.speaker_id in seen.voices)


def _needed(need: Need) -> Need:
    return Need(need.id, need.text, need.voice, speaker_id=need.speaker_id, played=need.played)


def _strong(strength: Strength) -> Strength:
    return Strength(strength.id, strength.text, speaker_id=strength.speaker_id, played=strength.played)


def _told(entry: Need | Strength, seen: Seen) -> bool:
    """What was told at the table, of whoever may be heard; nothing that was written in the office."""
    return (
        bool(entry.speaker_id) and entry.speaker_id not in seen.unseen and may_see_own(entry.id, entry.speaker_id, seen)
    )


def _said(said: Statement) -> Statement:
    return replace(said, note_id="", text=said.text if said.state == "said" else "")


def _may_read(note: Note, seen: Seen) -> bool:
    """Scales of whoever's words are shown, and of this sitting; what was explained, with nothing said to it."""
    if note.question == EXPLAINED:
        return True
    scaled = note.question in (FEELING, PROGRESS, OUTCOME)
    return scaled and (note.id in seen.here or whose(note) in seen.voices)


def whose(note: Note) -> str:
    """The person whose scale a note holds."""
    return str(note.value(PROGRESS_WHO) or "") if note.question == PROGRESS else note.about_id


def _noted(note: Note) -> Note:
    answers = tuple(Answer(a.question, a.value, "", a.state) for a in note.answers if a.question in NOTED)
    return Note(note.id, note.question, note.on, note.about_id, answers)


def _plan(plan: Plan) -> Plan:
    """What stands on the family's copy."""
    return Plan(
        plan.id, plan.title, plan.long_goal, period_from=plan.period_from, period_to=plan.period_to,
        review_on=plan.review_on, goals=plan.goals, actions=plan.actions,
    )  # fmt: skip


def _met(meeting: Appointment, seen: Seen) -> Appointment:
    """Day and hour; for what it is, only where it was written here: the office's own meetings have names, too."""
    return meeting if meeting.id in seen.here else replace(meeting, what="")
