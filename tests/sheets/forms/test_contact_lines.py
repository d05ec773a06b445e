"""The table 経過記録 has all of a contact: by the hour, each child, facts and our view apart, and what was added."""

from datetime import date

from kasesupport.domain.overview import Beside
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import Answer, Appointment, CaseRecord, Event, Note, Statement
from kasesupport.sheets.forms import catalog, listing


def answers(**told: object) -> tuple[Answer, ...]:
    return tuple(Answer(f"record.{name}", value) for name, value in told.items())


def said(number: int, field: str, text: str, speaker: str, who: str = "") -> Statement:
    return Statement(f"s{number}", f"record.{field}", text, speaker, who, said_on="2026-11-30", note_id="n2")


PERSONS = (
    Person("h", name="佐倉 陽葵", called="ひまり", index=True),
    Person("m", name="佐倉 湊"),
    Person("c", name="佐倉 美咲"),
)
CALL = Note("n2", "record.contact", "2026-11-30", "", (
    *answers(time="15:20", how="phone", begun="us", others="担任の先生", worker="山田", next="a", topics=["child", "money"],
             kept_at="2026-12-02T09:00:00+09:00", open_until="2026-12-03T09:00:00+09:00"),
    Answer("record.with", ["c"]), Answer("record.child_met", "alone", "h"), Answer("record.child_met", "unseen", "m"),
))  # fmt: skip
MORNING = Note("n1", "record.contact", "2026-11-30", "", answers(time="09:10", how="visit"))
ADDED = Note("n3", "record.addendum", "2026-12-01", "n2", answers(added="もう一度電話があった", added_by="田中"))
RECORD = CaseRecord(
    "f", "佐倉", graph=FamilyGraph(PERSONS), notes=(CALL, MORNING, ADDED),
    statements=(
        said(1, "words", "朝がつらい", "carer", "c"), said(2, "facts", "笑い声がした", "observed"),
        said(3, "view", "休めているようだ", "practitioner"), said(4, "good", "ひとりで起きた", "carer", "c"),
        said(5, "worry", "お金のこと", "agency"),
    ),
    appointments=(Appointment("a", "2026-12-03", "10:00", "自宅へ"),),
    events=(Event("e", "2026-11-01", "引っ越した"),),
)  # fmt: skip


def rows(beside: Beside) -> list[dict[str, str]]:
    form = catalog.forms()["progress-notes"]
    source = catalog.source(form, date(2026, 12, 5), record=RECORD, beside=beside)
    return [dict(each) for each in listing.rows_of(source, "contacts")]


def test_a_contact_stands_there_whole_and_by_the_hour() -> None:
    morning, call = rows(Beside(changed=(("n2", "2026-12-02T10:00:00+09:00"),)))
    assert "午前9時10分" in morning["on"]
    assert call["on"].split("\n")[1:] == ["午後3時20分", "電話"]
    plain = call["what"]
    for told in (
        "話した・会った家族：佐倉 美咲", "そのほかの相手：担任の先生", "ひまり＝ひとりで会った、佐倉 湊＝会っていない",
        "事実：笑い声がした", "見立て：休めているようだ", "小さなよい変化：佐倉 美咲：「ひとりで起きた」", "気がかり：［機関］「お金のこと」",
        "様子を聞けたこと：こどもの毎日、お金・仕事・住まい", "午前10時　自宅へ", "もう一度電話があった", "田中", "直した日：2026年12月2日",
        "書いた日：2026年12月2日",
    ):  # fmt: skip
        assert told in plain, told
    assert call["words"] == "佐倉 美咲：「朝がつらい」"
    assert "朝がつらい" not in plain
    assert "kept_at" not in plain


def test_only_what_is_wanted_is_listed() -> None:
    assert [each["on"].split("\n")[-1] for each in rows(Beside(only=frozenset({"n1"})))] == ["訪問"]
    (event,) = rows(Beside(only=frozenset({"e"})))
    assert "引っ越した" in event["what"]
    assert rows(Beside(only=frozenset())) == []
    assert len(rows(Beside(since="2026-12-01"))) == 0
