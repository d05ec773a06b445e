"""The plan on paper: everything that was told on it, nothing cut, room to write; each version has what it is for."""

from dataclasses import replace
from datetime import date

import pytest
from tests.sheets.forms.checking import faults, said

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, FamilyGraph, Person, Union
from kasesupport.domain.record import Action, Appointment, CaseRecord, Consent, Goal, Need, Plan, Statement
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.ruby import parse
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import Held, held
from kasesupport.sheets.forms.plans import couple
from kasesupport.sheets.forms.spec import load
from kasesupport.sheets.from_record import plan_pages
from kasesupport.sheets.tongues.reading import NONE, Reading

TODAY = date(2026, 11, 23)
OFFICE = ("まちの こども家庭センター", "0120-000-000")
PLAN = Plan(
    "pl", long_goal="朝と夜を安心して過ごせている。", consideration="電話は13時から15時に。",
    period_from="2026-11-23", period_to="2027-03", review_on="2027-02-15",
    goals=(Goal("g", "週に2日、朝ごはんをいっしょに食べる。", "カレンダーの丸を数える。"),),
    actions=(
        Action("a1", "family", "前の日に服を出しておく。", person_id="m", until="2026-12"),
        Action("a2", "center", "見学にいっしょに行く。", "担当"),
        Action("a3", "others", "遅れた日も声をかける。", "小学校"),
        Action("a4", "family", "カレンダーに丸をつける。", person_id="c"),
    ),
)  # fmt: skip
TOLD = (
    Statement("s1", "planning.child_words", "よる ひとりは こわい。", "child", "c", "c"),
    Statement("s2", "planning.carer_words", "笑って「おかえり」と言いたい。", "carer", "m", "m"),
    Statement("s3", "intake.worries", "朝の したくに 時間が かかる。", "carer", "m"),
    Statement("s4", "intake.worries", "しごとが おわらない。", "carer", "f"),
    Statement("s5", "intake.wish_child", "いっしょに朝ごはんを食べたい。", "child", "c", "c"),
    Statement("s6", "assessment.expecting_wish", "静かな毎日にしたい。", "carer", "m"),
)
FAMILY = CaseRecord(
    "01PLAN", "𠮷田",
    graph=FamilyGraph(
        (Person("m", "葛\U000e0101城", called="お母さん"), Person("f", "田中", called="お父さん"),
         Person("c", "美空", called="ミク", index=True),
         Person("b", pregnancy=True, birth=PartialDate(2027, 3, 3))),
        (Union("u", ("m", "f"), ("c", "b")),)),
    statements=TOLD, plans=(PLAN,),
    needs=(Need("n1", "朝に もう一人 大人がいる。"), Need("n2", "秘の見立て", "practitioner")),
    consents=(Consent("k", "みどり小学校", "朝のようす", "yes"),),
    appointments=(Appointment("x", "2026-12-07", "14:00", "おうちで"), Appointment("y", "2026-11-01", "09:00")),
)  # fmt: skip


def made(name: str, record: CaseRecord | None = FAMILY, child: str = "") -> tuple[Drawing, ...]:
    pages = catalog.build(catalog.source(load(name), TODAY, OFFICE, record, reading=Reading(grade=NONE), child=child))
    assert [fault for page in pages for fault in faults(page)] == []
    return pages


def test_everything_told_stands_on_the_plan() -> None:
    shown = said(made("support-plan"))
    given = [each.text for each in TOLD[:5]] + [each.text for each in PLAN.actions]
    given += [PLAN.long_goal, PLAN.consideration, PLAN.goals[0].text, PLAN.goals[0].check, "みどり小学校", "朝のようす"]
    given += ["𠮷田さんの", "2027年3月（令和9年）まで", "2027年2月15日（令和9年）", "ミク、お母さん"]
    given += ["2026年12月7日（令和8年）月曜日　午後2時　おうちで", "担当", "小学校"]
    assert [words for words in given if words not in shown] == []
    assert "秘" not in shown


def test_the_actions_are_grouped_by_whose_they_are() -> None:
    shown = said(made("support-plan"))
    places = [shown.index(words) for words in ("①", "前の日に服", "②", "見学に", "③", "遅れた日も")]
    assert places == sorted(places)


def test_the_childs_plan_has_the_childs_words_and_what_the_child_does() -> None:
    shown = said(made("support-plan-child"))
    for words in (
        "いっしょに朝ごはんを食べたい。",
        "よる ひとりは こわい。",
        "カレンダーに丸をつける。",
        "見学に",
        "ミク",
    ):
        assert words in shown
    for words in ("笑って「おかえり」", "朝の したくに", "前の日に服", "𠮷田"):
        assert words not in shown


def test_one_childs_words_are_not_on_the_paper_of_another() -> None:
    brother = Person("d", "大地", called="だいち", index=True)
    his = Statement("s8", "intake.wish_child", "サッカーが したい。", "child", "d", "d")
    graph = replace(FAMILY.graph, persons=(*FAMILY.graph.persons, brother))
    two = replace(FAMILY, graph=graph, statements=(*TOLD, his))
    first, second = said(made("support-plan-child", two)), said(made("support-plan-child", two, "d"))
    assert "いっしょに朝ごはんを食べたい。" in first
    assert "サッカー" not in first
    assert "サッカーが したい。" in second
    assert "だいち" in second
    assert "いっしょに朝ごはん" not in second
    assert "カレンダーに丸をつける。" not in second


def test_each_of_a_couple_has_a_box() -> None:
    shown = said(made("support-plan-couple"))
    order = [shown.index(words) for words in ("お母さん", "お父さん", "朝の したくに", "しごとが おわらない。")]
    assert order == sorted(order)
    third = Statement("s9", "intake.worries", "秘の ほかの人の言葉", "carer", "o")
    more = replace(FAMILY, statements=(*TOLD, third))
    assert "秘" not in said(made("support-plan-couple", more)), "words of one who is not of the couple"


def test_two_of_whom_one_may_fear_the_other_read_nothing_of_each_other() -> None:
    graph = replace(FAMILY.graph, bonds=(Bond("f", "m", "control", directed=True),))
    feared = replace(FAMILY, graph=graph)
    shown = said(made("support-plan-couple", feared))
    assert "朝の したくに" not in shown
    assert "しごとが おわらない。" not in shown
    told = held(catalog.source(load("support-plan-couple"), TODAY, OFFICE, feared))
    assert Held("couple", "couple_fear") in told
    calm = held(catalog.source(load("support-plan-couple"), TODAY, OFFICE, FAMILY))
    assert Held("couple", "couple_fear") not in calm


def test_the_couple_are_the_two_who_are_together_now() -> None:
    graph = FAMILY.graph
    former = Union("v", ("m", "x"), ("c",), "divorced")
    persons = (*graph.persons, Person("x", "前の夫"))
    assert [each.id for each in couple(replace(FAMILY, graph=FamilyGraph(persons, (former, *graph.unions))))] == [
        "m",
        "f",
    ]
    assert couple(replace(FAMILY, graph=FamilyGraph(persons, (former,)))) == ()


def test_the_plan_of_a_pregnancy_tells_the_day_it_is_due() -> None:
    shown = said(made("support-plan-pregnant"))
    assert "2027年3月3日（令和9年）" in shown
    assert "静かな毎日にしたい。" in shown


def test_without_a_genogram_the_plan_is_shorter() -> None:
    whole, less = (plan_pages(FAMILY, TODAY, with_genogram=wanted) for wanted in (True, False))
    assert "わたしたちの 家族" in said(whole)
    assert "わたしたちの 家族" not in said(less)
    assert len(less) <= len(whole)


@pytest.mark.parametrize("first", ["goals", "worries"])
def test_goals_first_or_worries_first_is_the_order_of_the_file(first: str) -> None:
    form = load("support-plan")
    ordered = sorted(form.sections, key=lambda section: section.id != first)
    shown = said(catalog.build(catalog.source(replace(form, sections=tuple(ordered)), TODAY, OFFICE, FAMILY)))
    assert (shown.index(PLAN.goals[0].text) < shown.index(TOLD[2].text)) == (first == "goals")


@pytest.mark.parametrize("name", ["support-plan", "support-plan-couple", "support-plan-pregnant", "family-tree"])
def test_harder_kanji_of_headings_carry_readings(name: str) -> None:
    easy = set("一二三四五六七八九十人小大日")
    for section in load(name).sections:
        bare = "".join(base for base, reading in parse(section.title + section.hint) if not reading)
        assert not [c for c in bare if "\u4e00" <= c <= "\u9fff" and c not in easy], section.title
