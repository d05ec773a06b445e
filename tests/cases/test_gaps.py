import pytest

from kasesupport.cases import families, gaps, plans, shortages, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem


@pytest.fixture
def other(case: OpenCase) -> OpenCase:
    return families.create(case.file, "辻 さん家")


def test_an_empty_place_stands_in_the_family_and_in_the_areas_list(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    need = plans.add_entry(case, "need", text="夕方を、ひとりで抱えない")
    made = gaps.note(case, " 夕方に\nいられる場所 ", "place", "北部", child, need)
    today = case.file.today().isoformat()
    (gap,) = views.record(case).gaps
    assert (gap.id, gap.text, gap.kind, gap.to) == (made, "夕方に いられる場所", "place", child)
    assert (gap.need_id, gap.noted_on, gap.seen_on, gap.met_on) == (need, today, today, "")
    (entry,) = shortages.listed(case.file)
    assert (entry.id, entry.area, entry.state, entry.families) == (gap.shortage, "北部", "open", 1)
    assert case.file.undo(case.family_id) == "gap.add"
    assert (views.record(case).gaps, shortages.listed(case.file)) == ((), ())


def test_the_same_words_in_another_family_are_the_same_entry(case: OpenCase, other: OpenCase) -> None:
    gaps.note(case, "こども食堂", "place", "ミナミ町")
    gaps.note(other, "コドモ 食堂", "place", "みなみ町")
    gaps.note(other, "こども食堂", "community", "みなみ町")
    assert [(each.text, each.kind, each.families) for each in shortages.listed(case.file)] == [
        ("こども食堂", "place", 2), ("こども食堂", "community", 1),
    ]  # fmt: skip
    with pytest.raises(Problem, match="undo_blocked"):
        case.file.undo(case.family_id)  # the other family stands on it now
    assert len(views.record(other).gaps) == 2


def test_the_same_place_noted_twice_is_seen_again(case: OpenCase) -> None:
    need = plans.add_entry(case, "need", text="休める")
    first = gaps.note(case, "一時預かり", "day_care")
    gaps.seen(case, first, "2026-01-09")
    assert gaps.note(case, "一時預かり", "day_care", need=need) == first
    (gap,) = views.record(case).gaps
    assert (gap.seen_on, gap.need_id) == (case.file.today().isoformat(), need)
    gaps.met(case, first)
    assert gaps.note(case, "一時預かり", "day_care") != first  # it was filled, and is empty anew


def test_met_and_missing_again(case: OpenCase) -> None:
    gap = gaps.note(case, "送り迎えの手", "community")
    gaps.met(case, gap, "2026-10-01")
    assert views.record(case).gaps[0].met_on == "2026-10-01"
    assert [(s.families, s.lacking) for s in shortages.listed(case.file)] == [(1, 0)]
    gaps.lack_again(case, gap)
    assert [(s.families, s.lacking) for s in shortages.listed(case.file)] == [(1, 1)]


def test_words_are_put_right_for_all_or_only_for_this_family(case: OpenCase, other: OpenCase) -> None:
    gap = gaps.note(case, "居場しょ", "place")
    gaps.reword(case, gap, "居場所", "place", "東部")
    (entry,) = shortages.listed(case.file)
    assert (entry.id, entry.text, entry.area) == (views.record(case).gaps[0].shortage, "居場所", "東部")
    gaps.note(other, "居場所", "place", "東部")
    gaps.reword(case, gap, "夜の居場所", "place", "東部")  # the other family's words stay
    assert {(s.text, s.families) for s in shortages.listed(case.file)} == {("夜の居場所", 1), ("居場所", 1)}
    gaps.reword(case, gap, "居場所", "place", "東部")  # back: the entry nobody uses goes
    assert {(s.text, s.families) for s in shortages.listed(case.file)} == {("居場所", 2)}


def test_who_lacks_it_and_why_can_be_changed(case: OpenCase) -> None:
    child = views.record(case).graph.persons[0].id
    gap = gaps.note(case, "話を聞いてくれる人", "friend")
    gaps.move(case, gap, child)
    assert views.record(case).gaps[0].to == child


def test_a_place_taken_away_leaves_no_entry_but_one_that_was_worked_on(case: OpenCase) -> None:
    for text in ("あ", "い"):
        gaps.note(case, text)
    worked_on = views.record(case).gaps[1]
    shortages.edit(case.file, worked_on.shortage, state="considering")
    for gap in views.record(case).gaps:
        gaps.remove(case, gap.id)
    assert [(s.text, s.families) for s in shortages.listed(case.file)] == [("い", 0)]


def test_an_empty_place_needs_words_and_keeps_to_its_family(case: OpenCase, other: OpenCase) -> None:
    with pytest.raises(Problem, match="text_needed"):
        gaps.note(case, " \n")
    gap = gaps.note(case, "場所")
    for strange in (gaps.remove, gaps.seen, gaps.met):
        strange(other, gap)
    gaps.reword(other, gap, "ほかの言葉")
    assert [(g.text, g.met_on) for g in views.record(case).gaps] == [("場所", "")]
