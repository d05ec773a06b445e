"""Tables over the record: people, ties, needs, plans, days. Each list gives rows of markup by the names of columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kasesupport.domain.ecomap import PERSONAL, Resource, Tie
from kasesupport.domain.kinwords import relation
from kasesupport.domain.people import Person, was_born
from kasesupport.domain.record import CaseRecord, Consent, Goal, Need
from kasesupport.drawing.text import literal
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms import chronicle, over_office, saying
from kasesupport.sheets.forms.columns import OFFICE_ONLY
from kasesupport.sheets.forms.facts import SMALL, aged, between, short
from kasesupport.sheets.forms.source import Source, consented, may_carry
from kasesupport.sheets.forms.spec import Section
from kasesupport.sheets.tables import Row, columns, table

Cells = Mapping[str, str]  # by the name of the column, as markup
WHOLE, TOGETHER = "世帯全体", "同居"
STATES: Mapping[str, str] = {"now": "いま", "past": "前に", "hoped": "つながりたい", "possible": "つながりうる"}
ASKED: Mapping[str, str] = {"yes": "よい", "no": "今はしない", "later": "あとで聞く", "": ""}
VOICES: Mapping[str, str] = {"family": "家族の言葉", "practitioner": "実践者の見立て"}
ACTORS: Mapping[str, str] = {"family": "家族", "center": "センター", "others": "ほかの人・機関"}
PLANS: Mapping[str, str] = {
    "": "作っているところ", "handed_only": "渡しただけ", "agreed": "合意した", "replaced": "前のプラン",
}  # fmt: skip
AGREED: Mapping[str, str] = {"yes": "よい", "no": "伝えない", "part": "一部だけ", "": "まだ聞いていない"}
PARTS = "assessment.need_parts"
NEAR = (("outcome.goals", "outcome.goal_near"), ("monitoring.progress", "monitoring.progress_scale"))


def listing(source: Source, section: Section) -> Block | None:
    """The table with rows to write in below what is known; None where this sheet may not list it at all."""
    if section.over in OFFICE_ONLY and source.form.audience != "office":
        return None
    names = [field.of[0] for field in section.fields]
    rows = [Row(tuple(each.get(name, "") for name in names)) for each in rows_of(source, section.over)]
    free = [Row(("",) * len(names))] * (max(section.rows, 1) - len(rows))  # a head never stands alone
    heads = [field.label for field in section.fields]
    return table(columns(source.inside, [f.share for f in section.fields], heads, SMALL), [*rows, *free])


def rows_of(source: Source, over: str) -> list[Cells]:
    """What is listed, for the one the sheet is for."""
    if over in OVER_OFFICE:
        return list(OVER_OFFICE[over](source))
    return list(LISTS[over](source, source.record)) if source.record else []


def _members(source: Source, record: CaseRecord) -> Iterator[Cells]:
    """Those it is about first, then as they were entered; whoever awaits birth too.

    Others than the office read where a child goes, not where the others work or are treated.
    """
    own = source.form.audience == "office"
    for each in sorted(_people(record), key=lambda person: not person.index):
        birth = saying.day(each.birth.text()) if each.birth and own else ""
        told = {
            "name": each.name or each.called, "kana": each.kana, "age": _age(each, source),
            "note": each.note if own or each.index else "", "relation": _relation(record, each),
            "home": _home(record, each, named=own),
        }  # fmt: skip
        yield {"birth": birth, **{name: literal(words) for name, words in told.items()}}


def _people(record: CaseRecord) -> list[Person]:
    return [each for each in record.graph.persons if was_born(each) or each.pregnancy]


def _age(person: Person, source: Source) -> str:
    if person.pregnancy:
        return "おなかの中"
    return "亡くなった" if person.deceased or person.death else aged(person, source)


def _relation(record: CaseRecord, person: Person) -> str:
    first = next((each.id for each in record.graph.persons if each.index), "")
    return relation(record.graph, person.id, first) if first else ""


def _home(record: CaseRecord, person: Person, *, named: bool) -> str:
    index = {each.id for each in record.graph.persons if each.index}
    homes = [each for each in record.graph.households if person.id in each.members]
    names = "・".join(each.name for each in homes if each.name and named)
    return names or (TOGETHER if any(index & {*each.members} for each in homes) else "")


def may_list(source: Source, resource: Resource) -> bool:
    """Whether a tie to this resource may be told: agencies hear of those of the council, or the family agreed to."""
    if source.form.audience != "agency" or resource.council:
        return True
    record = source.record or CaseRecord("", "")
    ties = [tie.consent for tie in record.ties if tie.resource == resource.id]
    return "yes" in ties or consented(record, resource.id)


def kinds(record: CaseRecord) -> dict[str, str]:
    """For the name of each of the family's resources its kind."""
    from kasesupport.diagrams.ecomap.palette import KINDS

    return {each.name: KINDS[each.kind].word for each in (*record.resources, *record.own_resources) if each.name}


def _ties(source: Source, record: CaseRecord) -> Iterator[Cells]:
    known = {each.id: each for each in record.resources}
    order = list(STATES)
    for tie in sorted(record.ties, key=lambda each: order.index(each.state)):
        resource = known.get(tie.resource)
        if resource and may_list(source, resource):
            yield {name: literal(words) for name, words in _tie(source, record, resource, tie).items()}


def _tie(source: Source, record: CaseRecord, resource: Resource, tie: Tie) -> Cells:
    from kasesupport.diagrams.ecomap.palette import KINDS  # loads networkx: only when ties are listed

    kind = KINDS[resource.kind].word
    hidden = source.form.audience == "agency" and resource.kind in PERSONAL
    return {
        "name": kind if hidden else resource.name, "kind": kind, "state": STATES[tie.state],
        "who": saying.name(record, tie.to) or WHOLE, "purpose": tie.purpose, "frequency": tie.frequency,
        "consent": ASKED[tie.consent],
    }  # fmt: skip


def needs_told(source: Source) -> tuple[Need, ...]:
    """The needs this sheet may carry: what practitioners think stays with the office."""
    found = source.record.needs if source.record else ()
    return tuple(each for each in found if source.form.audience == "office" or each.voice == "family")


def _needs(source: Source, record: CaseRecord) -> Iterator[Cells]:
    parts = {note.about_id: note for note in record.notes if note.question == PARTS}
    for need in needs_told(source):
        note = parts.get(need.id)
        told = {
            name: saying.field(source, note, (f"assessment.need_{name}",)) if note else ""
            for name in ("own", "ours", "adjust", "resource")
        }
        who, voice = literal(saying.name(record, need.person_id)), VOICES.get(need.voice, "")
        yield {"text": literal(need.text), "who": who, "voice": voice, **told}


def _goals(source: Source, record: CaseRecord) -> Iterator[Cells]:
    known = {each.id: each.text for each in needs_told(source)}
    for goal in record.plan.goals:
        needs = "\n".join(known[each] for each in goal.needs if each in known)
        told = {"text": goal.text, "check": goal.check, "needs": needs, "near": _near(source, record, goal)}
        yield {name: literal(words) for name, words in told.items()}


def _near(source: Source, record: CaseRecord, goal: Goal) -> str:
    """What each said last about how near it is: ママ 6."""
    for question, scale in NEAR:
        notes = [
            n for n in record.notes if n.question == question and n.about_id == goal.id and may_carry(source, question)
        ]
        told = {n.value(question.rpartition(".")[0] + WHO[question]): n.value(scale) for n in notes}
        said = [
            f"{saying.name(record, str(who or ''))} {number}".strip()
            for who, number in told.items()
            if number is not None
        ]
        if said:
            return "\n".join(said)
    return ""


WHO: Mapping[str, str] = {"outcome.goals": ".goal_who", "monitoring.progress": ".progress_who"}


def _actions(_: Source, record: CaseRecord) -> Iterator[Cells]:
    goals = {each.id: each.text for each in record.plan.goals}
    for each in record.plan.actions:
        who = each.who or saying.name(record, each.person_id) or saying.name(record, each.resource_id)
        told = {"who": who, "text": each.text, "goal": goals.get(each.goal_id, "")}
        cells = {name: literal(words) for name, words in told.items()}
        yield {"actors": ACTORS.get(each.actors, ""), "until": saying.day(each.until), **cells}


def _plans(_: Source, record: CaseRecord) -> Iterator[Cells]:
    for each in record.plans:
        told = {
            "title": each.title, "goal": each.long_goal, "period": between(each.period_from, each.period_to),
            "review": short(each.review_on), "state": PLANS.get(each.state, ""),
        }  # fmt: skip
        yield {name: literal(words) for name, words in told.items()}


def _consents(source: Source, record: CaseRecord) -> Iterator[Cells]:
    for each in record.consents:
        if source.form.audience == "office" or (each.agreed == "yes" and not each.withdrawn_on):
            told = {"recipient": each.recipient, "scope": _scope(each), "on": short(each.on), "state": _state(each)}
            yield {name: literal(words) for name, words in told.items()}


def _scope(consent: Consent) -> str:
    return "\n".join(part for part in (consent.scope, consent.explained) if part)


def _state(consent: Consent) -> str:
    if consent.withdrawn_on:
        return f"取り下げ　{short(consent.withdrawn_on)}"
    if consent.without_reason:
        return f"同意なし（{consent.without_reason}）　認めた人：{consent.approver}"
    return AGREED.get(consent.agreed, consent.agreed)


def _appointments(source: Source, record: CaseRecord) -> Iterator[Cells]:
    for each in sorted(record.appointments, key=lambda one: (one.on, one.at)):
        if each.on >= source.today.isoformat():
            on = "　".join(part for part in (short(each.on), each.at) if part)
            yield {"on": literal(on), "what": literal(each.what)}


OVER_OFFICE: Mapping[str, Callable[[Source], Sequence[Cells]]] = {
    "families": over_office.families, "eased": over_office.eased, "points": over_office.points,
    "meeting": over_office.meeting,
}  # fmt: skip
LISTS: Mapping[str, Callable[[Source, CaseRecord], Iterator[Cells]]] = {
    "members": _members, "ties": _ties, "needs": _needs, "goals": _goals, "actions": _actions, "plans": _plans,
    "consents": _consents, "appointments": _appointments, "levels": chronicle.levels, "episodes": chronicle.episodes,
    "story": chronicle.story, "contacts": chronicle.contacts,
}  # fmt: skip
