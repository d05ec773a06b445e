"""Families for the sheets: an ordinary one, and one that breaks whatever can be broken."""

from kasesupport.domain.ecomap import Resource
from kasesupport.domain.people import Condition, FamilyGraph, Person, Union
from kasesupport.domain.record import Action, Answer, CaseRecord, Consent, Goal, Note, Plan, Statement, Strength
from kasesupport.practice.model import Practice, Question

LONG = "鬱" * 500  # a name without a place to break
ODD = "👨‍👩‍👧‍👦🙂 שלום مرحبا ‮abc 𠮷葛\U000e0101 ｜《》〓 W" + "w" * 120
SCHOOL, CLINIC = "r-school", "r-clinic"


def notes_of(practice: Practice, question_id: str, count: int, text: str, **fixed: object) -> tuple[Note, ...]:
    """Notes with every field filled; `fixed`: values by the end of the field's id."""
    question = practice.question(question_id)
    return tuple(_note(question, f"{question_id}-{n}", text, fixed) for n in range(count))


def _note(question: Question, note_id: str, text: str, fixed: dict[str, object]) -> Note:
    answers = tuple(
        Answer(field.id, next((v for end, v in fixed.items() if field.id.endswith(end)), _value(field, text)))
        for field in question.fields
        if field.kind != "statements"
    )
    return Note(note_id, question.id, "2026-11-20", "p0", answers)


def _value(field: Question, text: str) -> object:
    ids = [option.id for option in field.options]
    fixed = {"multi": ids, "ticks": ids, "scale": 10, "date": "2026-12-24", "yesno": "yes", "link": SCHOOL}
    return ids[0] if field.kind == "choice" else fixed.get(field.kind, text)


def hostile(practice: Practice, text: str = LONG, goals: int = 40, children: int = 12) -> CaseRecord:
    """Long, many, odd: everything filled to the brim with one text."""
    persons = tuple(Person(f"p{n}", text, called=text, index=n > 0, note=text) for n in range(children + 1))
    asked = ("closure.achieved", "closure.own_can", "outcome.wish_child", "outcome.wish_carer")
    words = tuple(Statement(f"s-{q}-{n}", q, text, "child", "p1", "p1") for q in asked for n in range(2))
    kinds = ("closure.supporters", "closure.ahead", "support.introductions", "support.requests", "closure.handovers")
    made = tuple(note for kind in kinds for note in notes_of(practice, kind, 2, text, request_to=SCHOOL))
    return CaseRecord(
        "01HOSTILE", text[:100], address=text, phone="090", graph=FamilyGraph(persons),
        resources=(Resource(SCHOOL, text),), statements=words,
        answers=(Answer("closure.return_ways", text),),
        notes=(*made, *notes_of(practice, "closure.criteria", 3, text, criterion_family="together")),
        strengths=(Strength("st", text, "p1"),),
        plans=(Plan("pl", goals=tuple(Goal(f"g{n}", text[:60], text[:60]) for n in range(goals))),),
        consents=(Consent("c", text, text, "yes", resource_id=SCHOOL, scope=text),),
    )  # fmt: skip


def told(practice: Practice) -> CaseRecord:
    """A family with words that go out and words that must not: those are marked 秘."""
    persons = (
        Person("m", "美咲", called="ママ", staff_note="秘の覚え書き", conditions=(Condition("c1", text="秘の病名"),)),
        Person("c", "陽葵", index=True),
    )
    statements = (
        Statement("s1", "closure.own_can", "朝は自分で起きられる。", "child", "c", "c"),
        Statement("s2", "closure.own_can", "秘の機関の見立て", "agency"),
        Statement("s3", "closure.own_can", "秘の取り消した言葉", "carer", "m", "m", played="taken_back"),
        Statement("s4", "closure.achieved", "秘の職員の考え", "practitioner"),
        Statement("s5", "outcome.wish_child", "秘の祖父の話", "kin"),
    )
    to_school = notes_of(practice, "support.requests", 1, "遅れた日も声をかけてください。", to=SCHOOL, reply="秘の返事")
    to_clinic = notes_of(practice, "support.requests", 1, "秘の病院への依頼", to=CLINIC)
    agreed = notes_of(practice, "closure.criteria", 1, "朝ごはんを三日食べない。", criterion_family="together")
    unsaid = notes_of(practice, "closure.criteria", 1, "秘のまだ話していない目安", criterion_family="not_yet")
    there = notes_of(practice, "closure.handovers", 1, "夏の間も会う。", handover_to="みどり小学校の先生")
    else_to = notes_of(practice, "closure.handovers", 1, "秘の病院あての引継ぎ", handover_to="かえで病院")
    refused = notes_of(practice, "closure.handovers", 1, "秘の断られた引継ぎ", consent="no", handover_to="みどり小学校")
    decided = notes_of(practice, "closure.decisions", 1, "秘の終結の判断")
    return CaseRecord(
        "01TOLDFAMILYX7Q2", "佐倉", address="秘の住所", phone="秘の電話",
        graph=FamilyGraph(persons, (Union("u", ("m",), ("c",)),)),
        resources=(Resource(SCHOOL, "みどり小学校"), Resource(CLINIC, "かえで病院")),
        statements=statements,
        answers=(Answer("intake.informant", "秘の通告者"), Answer("closure.return_ways", "昼は電話、夜は留守番電話へ。")),
        notes=(*to_school, *to_clinic, *agreed, *unsaid, *there, *else_to, *refused, *decided),
        plans=(Plan("pl", goals=(Goal("g", "朝ごはんを食べる。", "カレンダーを見る。"),),
                    actions=(Action("a", "family", "前の日に服を出す。", "ママ"),)),),
        consents=(Consent("k1", "みどり小学校", "朝のようすを見てもらう", "yes", resource_id=SCHOOL, scope="登校の時間"),
                  Consent("k2", "秘の断った相手", "秘の内容", "no"),
                  Consent("k3", "秘のやめた相手", "秘の内容", "yes", withdrawn_on="2026-11-01")),
    )  # fmt: skip
