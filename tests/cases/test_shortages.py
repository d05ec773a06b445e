import pytest

from kasesupport.cases import area, families, gaps, plans, practitioners, restrictions, shortages, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op


def test_counts_first_and_last_seen_and_no_names(case: OpenCase) -> None:
    other = families.create(case.file, "辻 さん家")
    need = plans.add_entry(case, "need", text="美咲さんが休める")
    case.file.transact(
        Op("need.tags", case.family_id),
        lambda c: c.execute(
            tables.need_tag.insert().values(id="t", family_id=case.family_id, need_id=need, tag="休息")
        ),
    )
    gap = gaps.note(case, "夜の預かり", "short_stay", need=need)
    gaps.seen(case, gap, "2026-02-01")
    gaps.note(other, "夜の預かり", "short_stay")
    gaps.note(other, "相談の窓口", "government")
    most, _ = shortages.listed(case.file)
    assert (most.text, most.families, most.lacking, most.tags) == ("夜の預かり", 2, 2, ("休息",))
    assert (most.first_on, most.last_on) == ("2026-02-01", case.file.today().isoformat())
    assert "美咲" not in repr(shortages.listed(case.file))


def test_hidden_families_do_not_count_and_tell_nothing(case: OpenCase) -> None:
    other = families.create(case.file, "辻 さん家")
    gaps.note(case, "居場所", "place")
    gaps.note(other, "居場所", "place")
    gaps.note(other, "めずらしいこと", "other")
    me = practitioners.add_practitioner(case.file, "田中")
    restrictions.restrict(case.file, other.family_id, me)
    case.file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    assert [(s.text, s.families) for s in shortages.listed(case.file)] == [("居場所", 1)]


def test_what_the_office_makes_of_it_has_an_undo_of_its_own(case: OpenCase) -> None:
    gap = gaps.note(case, "居場所", "place")
    entry = views.record(case).gaps[0].shortage
    shortages.edit(case.file, entry, state="developing", note="社協と\r\n相談")
    (told,) = shortages.listed(case.file)
    assert (told.state, told.note) == ("developing", "社協と\n相談")
    assert (area.can_undo(case.file), area.can_redo(case.file)) == (True, False)
    assert case.file.can_undo(case.family_id) == "gap.add"
    assert area.undo(case.file) == "shortage.edit"
    assert shortages.listed(case.file)[0].state == "open"
    assert area.redo(case.file) == "shortage.edit"
    assert area.redo(case.file) is None
    assert (shortages.listed(case.file)[0].state, views.record(case).gaps[0].id) == ("developing", gap)


def test_two_that_mean_the_same_become_one(case: OpenCase) -> None:
    for text in ("居場所", "いられるところ"):
        gaps.note(case, text, "place")
    keep, other = (gap.shortage for gap in views.record(case).gaps)
    before = shortages.listed(case.file)
    for entry, note in ((keep, "一"), (other, "二")):
        shortages.edit(case.file, entry, note=note)
    shortages.join(case.file, keep, other)
    assert [(s.text, s.note, s.families) for s in shortages.listed(case.file)] == [("居場所", "一\n二", 1)]
    assert {gap.shortage for gap in views.record(case).gaps} == {keep}
    for _ in range(3):
        area.undo(case.file)
    assert shortages.listed(case.file) == before


def test_what_a_family_lacks_is_not_taken_off_the_list(case: OpenCase) -> None:
    gap = gaps.note(case, "居場所")
    entry = views.record(case).gaps[0].shortage
    shortages.edit(case.file, entry, note="しらべた")
    with pytest.raises(Problem, match="shortage_in_use"):
        shortages.remove(case.file, entry)
    gaps.remove(case, gap)
    shortages.remove(case.file, entry)
    assert shortages.listed(case.file) == ()


def test_an_entry_needs_words_and_a_state_that_is_one(case: OpenCase) -> None:
    gaps.note(case, "居場所")
    (entry,) = shortages.listed(case.file)
    with pytest.raises(Problem, match="text_needed"):
        shortages.edit(case.file, entry.id, text=" ")
    with pytest.raises(ValueError, match="soon"):
        shortages.edit(case.file, entry.id, state="soon")
    assert shortages.listed(case.file) == (entry,)
