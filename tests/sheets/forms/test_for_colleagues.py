"""The sheets for colleagues and agencies: whole whatever they are filled with, by roles where they leave the office."""

from dataclasses import replace
from datetime import date

import pytest
from tests.sheets.forms.checking import faults, in_order, said
from tests.sheets.forms.colleagues import COLLEAGUES, END, FILL, START, beside, brimful, text
from tests.sheets.forms.records import ODD, told

from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.fidelity import Mark, Round
from kasesupport.domain.meetings import ITEM, TASK, Meeting
from kasesupport.domain.overview import NOTHING, Beside, FamilyState
from kasesupport.domain.progress import Cancelled
from kasesupport.domain.record import Answer, CaseRecord, Level, Need, Note, Statement
from kasesupport.drawing.items import Drawing
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.pack import pack
from kasesupport.sheets.forms.pages import build
from kasesupport.sheets.forms.saying import field
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import load, names

PRACTICE = load_practice()
TODAY = date(2026, 11, 30)
LONG = text()
BRIMFUL = brimful(PRACTICE, LONG)
BESIDE = beside(PRACTICE, LONG)
TOLD = told(PRACTICE)
# How many whole texts there are at least; a picture of the family shortens names, so the ones with pictures count less.
LEAST = {
    "agenda": 6, "assessment": 16, "case-record": 18, "case-study": 5, "chronology": 5, "conference": 12, "eased": 12, "fidelity": 10,
    "intake-sheet": 10, "minutes": 3, "outcome": 15, "progress-list": 18, "progress-notes": 30,
}  # fmt: skip


def source(name: str, record: CaseRecord | None = None, by: Beside = NOTHING) -> Source:
    return Source(
        load(name), PRACTICE, TODAY, record, center="まちの こども家庭センター", phone="0120-000-000", beside=by
    )


def pages(name: str, record: CaseRecord | None = None, by: Beside = NOTHING) -> tuple[Drawing, ...]:
    return build(source(name, record, by))


def test_each_of_these_is_there_and_for_colleagues_or_agencies() -> None:
    found = {name: load(name) for name in names()}
    ours = {name for name, form in found.items() if form.audience in ("office", "agency") and not form.recipient}
    assert ours == {*COLLEAGUES}
    assert {name for name, form in found.items() if form.scope == "office"} == {"agenda", "eased", "progress-list"}
    leaf = found["progress-list"].page.leaf
    assert (round(leaf.width), round(leaf.height)) == (1191, 842)


@pytest.mark.parametrize("name", COLLEAGUES)
def test_every_text_is_whole_and_nothing_overlaps(name: str) -> None:
    made = pages(name, BRIMFUL if load(name).scope == "family" else None, BESIDE)
    assert [fault for page in made for fault in faults(page)] == []
    assert in_order(made)
    words = said(made)
    assert words.count(START) >= LEAST[name]
    if name not in ("case-record", "chronology"):  # pictures shorten a label, with its end shown when it is chosen
        assert words.count(END) >= LEAST[name]
        assert words.count(FILL) >= words.count(END) * (len(LONG) - 2)


@pytest.mark.parametrize("name", COLLEAGUES)
def test_nothing_at_all_and_signs_of_any_kind_are_set(name: str) -> None:
    for record, by in ((CaseRecord("01EMPTY", ""), NOTHING), (brimful(PRACTICE, ODD, 3, 2), beside(PRACTICE, ODD))):
        made = pages(name, record, by)
        assert [fault for page in made for fault in faults(page)] == []


def test_what_goes_to_several_agencies_has_roles_for_names_in_free_words_too() -> None:
    record = replace(
        TOLD,
        statements=(Statement("w", "intake.wish_carer", "陽葵と美咲で夕飯を食べたい。", "carer", "m", "m"),),
        needs=(Need("n1", "陽葵の朝の支度"), Need("n2", "秘の見立て", "practitioner")),
    )
    for name in ("conference", "minutes", "case-study"):
        shown = said(pages(name, record))
        assert not any(word in shown for word in ("佐倉", "美咲", "陽葵", "秘"))
    shown = said(pages("conference", record))
    assert "「本人と親で夕飯を食べたい。」" in shown
    assert "本人の朝の支度" in shown
    whats = {each.what for each in held(source("conference", record))}
    assert {"names", "needs", "address", "staff"} <= whats


def test_a_case_to_study_tells_of_kinds_for_the_names_of_places() -> None:
    words = (Statement("w", "intake.worries", "ひだまりと、みどり小学校に陽葵と行った。", "carer", "m", "m"),)
    resources = (Resource("a", "こども食堂 ひだまり", "npo"), Resource("b", "みどり小学校", "school", council=True))
    record = replace(TOLD, statements=words, resources=resources, ties=(Tie("1", "b", purpose="みどり小学校の朝"),))
    shown = said(pages("case-study", record))
    assert not any(name in shown for name in ("ひだまり", "みどり", "陽葵", "佐倉", "2026年11月2"))
    assert "「民間団体と、学校に本人と行った。」" in shown
    assert "学校の朝" in shown
    assert "places" in {each.what for each in held(source("case-study", record))}


def test_an_agency_hears_of_ties_that_were_agreed_to_or_are_of_the_council() -> None:
    resources = (Resource("a", "ひだまり医院", "medical"), Resource("b", "みどり小学校", "school", council=True),
                 Resource("c", "こども食堂", "npo"), Resource("d", "となりの田村さん", "neighbour"))  # fmt: skip
    ties = (Tie("1", "a"), Tie("2", "b"), Tie("3", "c", consent="yes"), Tie("4", "d", consent="yes"))
    record = replace(TOLD, resources=resources, ties=ties, consents=())
    shown = said(pages("conference", record))
    assert "ひだまり医院" not in shown
    assert "田村" not in shown
    assert "みどり小学校" in shown
    assert "こども食堂" in shown
    assert {each.what: each.count for each in held(source("conference", record))}["ties"] == 1
    assert "ひだまり医院" in said(pages("case-record", record))


def test_an_office_file_for_an_agency_lists_nothing_of_the_office() -> None:
    levels = (Level("l", "involvement", "2026-06-01", "close", "秘のわけ"),)
    for name in ("progress-notes", "chronology", "progress-list", "eased", "fidelity"):
        form = replace(load(name), audience="agency")
        by = beside(PRACTICE, "秘")
        record = replace(TOLD, levels=levels)
        assert "秘" not in said(build(replace(source(name, record, by), form=form)))


def test_contacts_stand_between_the_days_that_are_wanted() -> None:
    said_on = (("2026-03-31", "前の年度の言葉"), ("2026-04-01", "春の言葉"), ("2026-11-01", "秋の言葉"))
    words = tuple(
        Statement(f"s{n}", "intake.worries", told, "carer", said_on=on) for n, (on, told) in enumerate(said_on)
    )
    record = CaseRecord("01X", "佐倉", statements=words)
    assert all(told in said(pages("progress-notes", record)) for _, told in said_on)
    within = said(pages("progress-notes", record, Beside(since="2026-04-01", until="2026-10-31")))
    assert ("春の言葉" in within, "前の年度の言葉" in within, "秋の言葉" in within) == (True, False, False)


def test_the_seven_needs_are_marked_and_the_numbers_have_their_days() -> None:
    seven = Note("n", "assessment.seven", "2026-06-01", "c", (Answer("assessment.seven_there", ["learn"]),))
    aims = Note("a", "assessment.aims_each", "2026-06-01", "c", (Answer("assessment.aim1_each", 6),))
    shown = said(pages("assessment", replace(TOLD, notes=(seven, aims))))
    assert shown.count("○") == 1
    assert "6　2026年6月1日" in shown


def test_the_list_of_all_families_is_in_the_order_it_was_given() -> None:
    families = tuple(FamilyState(f"01FAM{n}", name, phase="support") for n, name in enumerate(("青木", "伊藤", "上田")))
    shown = said(pages("progress-list", None, Beside(families=families)))
    assert shown.index("青木") < shown.index("伊藤") < shown.index("上田")
    assert "4 支援の実施・調整" in shown


def test_the_fidelity_board_shows_the_last_round_and_what_is_still_to_do() -> None:
    marks = (Mark("1-1-1", "yes"), Mark("1-1-2", "not"))
    rounds = (Round("a", "family", "2026-11-05", marks=marks), Round("b", "self", "2026-11-01", "山田", marks=marks))
    shown = said(pages("fidelity", TOLD, Beside(rounds=rounds)))
    assert "山田" in shown
    assert "1/2" in shown
    assert "視点1-1" in shown
    assert "7-9" in said(pages("fidelity"))


def test_a_pack_holds_the_sheets_in_order_tells_of_its_progress_and_can_be_stopped() -> None:
    records = (TOLD, CaseRecord("01SECONDAB12CD", "高橋"))
    done: list[float] = []
    made = pack((source("conference", each) for each in records), 2, done.append)
    assert done == [0.0, 0.5, 1.0]
    assert len(made.pages) == len(made.outline)
    assert made.outline[0].startswith(TOLD.family_id[-6:])
    assert made.outline[-1].startswith("AB12CD")
    assert not any("佐倉" in each or "高橋" in each for each in made.outline)

    first = len(pages("conference", TOLD))
    apart = pack((source("conference", each) for each in records), 2, both_sides=True)
    starts = [n for n, each in enumerate(apart.outline) if "　1/" in each]
    assert starts == [0, first + first % 2], "each begins on the front of a leaf"
    assert len(apart.pages) == len(apart.outline)

    def stop(share: float) -> None:
        if share:
            raise Cancelled

    asked = iter(records)
    with pytest.raises(Cancelled):
        pack((source("conference", each) for each in asked), 2, stop)
    assert next(asked) is records[1], "nothing more is read once it is stopped"


def about(meeting: str, words: str) -> tuple[Note, ...]:
    """What was said and decided of a family at a meeting."""
    talk = Note(f"i{meeting}", ITEM, "2026-11-30", meeting, (Answer("meeting.talk", f"{words}の話"),))
    task = Note(f"t{meeting}", TASK, "2026-11-30", meeting, (Answer("meeting.task_what", f"{words}をする"),))
    return talk, task


def test_minutes_tell_of_one_meeting_and_leave_the_office_of_those_around_a_family_alone() -> None:
    held = Meeting("m1", "case", "2026-10-01", "14:00", "二階"), Meeting("m2", "case", "2026-11-01")
    inside = Meeting("m3", "intake", "2026-11-20")
    noted = (*about("m1", "送り迎え"), *about("m2", "学習"), *about("m3", "受理"))
    record = replace(told(PRACTICE), meetings=(*held, inside), notes=noted)
    newest = said(pages("minutes", record))
    assert "学習の話" in newest
    assert "学習をする" in newest
    assert not any(words in newest for words in ("送り迎え", "受理"))
    asked_for = said(pages("minutes", record, Beside(meeting=held[0])))
    assert "送り迎えの話" in asked_for
    assert "学習" not in asked_for
    shut = said(pages("minutes", record, Beside(meeting=inside)))
    assert not any(words in shut for words in ("送り迎え", "学習の話", "受理の話", "受理をする"))
    assert "二階" in said(pages("conference", record, Beside(meeting=held[0])))


def test_a_conference_says_what_kind_of_meeting_it_is_apart_from_what_it_is_to_decide_for_this_family() -> None:
    meeting = Meeting("m1", "case", "2026-12-01", "14:00", "二階", purpose="三家庭の様子を持ちよる")
    note = Note("i1", ITEM, "2026-12-01", "m1", (Answer("meeting.decide", "送り迎えをだれがするか"),))
    record = replace(told(PRACTICE), meetings=(meeting,), notes=(note,))
    section = next(each for each in load("conference").sections if each.id == "purpose")
    here = source("conference", record, Beside(meeting=meeting))
    cells = {each.label: field(here, note, each.of) for each in section.fields}
    assert cells["会議"] == "個別ケース検討会議"
    assert cells["目的・決めること"] == "送り迎えをだれがするか"
    shown = said(pages("conference", record, Beside(meeting=meeting)))
    assert "送り迎えをだれがするか" in shown
    assert "三家庭" not in shown  # the meeting's own words may tell of other families
