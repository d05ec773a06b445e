import pytest

from kasesupport.cases import ecomap, families, matching, plans, practitioners, register, restrictions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op
from kasesupport.store.tables import episode


@pytest.fixture
def need(case: OpenCase) -> str:
    made = plans.add_entry(case, "need", text="夕方を、ひとりで抱えない")
    matching.tag_need(case, made, ("夕方", "食事", "夕方 "))
    return made


def test_tags_of_a_need_are_kept_changed_and_taken_back(case: OpenCase, need: str) -> None:
    assert views.record(case).needs[0].tags == ("夕方", "食事")
    plans.edit_entry(case, "need", need, voice="practitioner")  # something else in between
    matching.tag_need(case, need, ("食事", "送迎"))
    assert views.record(case).needs[0].tags == ("食事", "送迎")
    assert case.file.undo(case.family_id) == "need.tags"
    assert set(views.record(case).needs[0].tags) == {"夕方", "食事"}


def test_a_resource_is_shown_the_needs_whose_tags_overlap(case: OpenCase, need: str) -> None:
    other = families.create(case.file, "辻 さん家")
    second = plans.add_entry(other, "need", text="夜に休める")
    matching.tag_need(other, second, ("ショート",))
    found = matching.needs_for(case.file, ("しょーと", "夕方", "食事"))
    assert [(o.family, o.need_id, o.tags) for o in found] == [
        ("佐倉 さん家", need, ("夕方", "食事")), ("辻 さん家", second, ("ショート",)),
    ]  # fmt: skip
    assert matching.needs_for(case.file, ("朝",)) == matching.needs_for(case.file, ()) == ()


def test_hidden_and_closed_families_are_left_out(case: OpenCase, need: str) -> None:
    me = practitioners.add_practitioner(case.file, "田中")
    restrictions.restrict(case.file, case.family_id, me)
    keeper = case.file.author
    case.file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    assert matching.needs_for(case.file, ("夕方",)) == ()
    case.file.sign_as(keeper)
    assert len(matching.needs_for(case.file, ("夕方",))) == 1
    case.file.transact(Op("x"), lambda c: c.execute(episode.update().values(closed_on="2026-03-31")))
    assert matching.needs_for(case.file, ("夕方",)) == ()


def test_a_need_is_shown_the_resources_whose_tags_overlap(case: OpenCase, need: str) -> None:
    for name, tags, closed in (
        ("食堂", ("食事", "夕方"), ""),
        ("配食", ("食事",), ""),
        ("昔", ("食事",), "2026-01-01"),
    ):
        register.add(case.file, name, tags=tags, closed_on=closed)
    register.add(case.file, "朝の会", tags=("朝",))
    friend, _ = ecomap.add_resource(case, "由佳さん", "friend")
    wanted = views.record(case).needs[0].tags
    assert [(e.name, t) for e, t in matching.entries_for(case.file, wanted)] == [
        ("食堂", ("食事", "夕方")), ("配食", ("食事",)),
    ]  # fmt: skip
    assert matching.entries_for(case.file, ()) == ()
    assert matching.known_tags(case) == ("夕方", "朝", "食事")
    assert matching.known_tags(families.create(case.file, "辻 さん家")) == ("夕方", "朝", "食事")
    matching.tag_need(case, need, ("この家庭だけ",))
    assert "この家庭だけ" in matching.known_tags(case)
    assert "この家庭だけ" not in matching.known_tags(families.create(case.file, "森 さん家"))
