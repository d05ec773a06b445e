"""A sticker is data beside the map; a resource or a wish becomes of it by an act alone, in the child's words."""

from datetime import date

import pytest

from kasesupport.cases import access, stickers, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem

DAY = date(2026, 11, 30)


def child(case: OpenCase) -> str:
    return next(person.id for person in views.record(case).graph.persons if person.index)


def test_it_is_put_moved_told_and_taken_off_and_each_is_a_step(case: OpenCase) -> None:
    made = stickers.stick(case, "pet", 10.0, 20.0, child(case), DAY)
    stickers.move(case, made, 30.0, 40.0)
    stickers.tell(case, made, " ハムスターの もち ")
    (found,) = stickers.listed(case)
    assert (found.kind, found.x, found.y, found.words, found.speaker_id, found.on, found.became) == (
        "pet", 30.0, 40.0, "ハムスターの もち", child(case), "2026-11-30", "",
    )  # fmt: skip
    stickers.take_off(case, made)
    for _ in range(2):
        case.file.undo(case.family_id)
    assert [each.words for each in stickers.listed(case)] == [""]
    told = access.entries(case.file, case.family_id)
    assert ("シール", "種類", "ペット") in {(d.thing, d.field, d.after) for line in told for d in line.details}


def test_by_itself_it_changes_nothing_of_the_family(case: OpenCase) -> None:
    before = views.record(case)
    made = stickers.stick(case, "scary", 0.0, 0.0, child(case), DAY)
    stickers.tell(case, made, "よるの トイレ")
    after = views.record(case)
    assert (after.resources, after.ties, after.statements, after.needs) == (
        before.resources, before.ties, before.statements, before.needs,
    )  # fmt: skip


def test_a_resource_has_the_childs_words_and_a_tie_to_the_child(case: OpenCase) -> None:
    made = stickers.stick(case, "school", 0.0, 0.0, child(case), DAY)
    stickers.tell(case, made, "図書室")
    resource = stickers.make_resource(case, stickers.listed(case)[0], "school")
    record = views.record(case)
    assert [(r.name, r.kind) for r in record.resources if r.id == resource] == [("図書室", "school")]
    assert [t.to for t in record.ties if t.resource == resource] == [child(case)]
    assert stickers.listed(case)[0].became == "resource"


def test_a_wish_is_the_childs_own_words_or_none(case: OpenCase) -> None:
    made = stickers.stick(case, "liked", 0.0, 0.0, child(case), DAY)
    with pytest.raises(Problem, match="sticker_without_words"):
        stickers.make_wish(case, stickers.listed(case)[0])
    stickers.tell(case, made, "もっと絵をかきたい")
    wish = stickers.make_wish(case, stickers.listed(case)[0])
    (said,) = [each for each in views.record(case).statements if each.id == wish]
    assert (said.question, said.text, said.speaker, said.speaker_id) == (
        stickers.WISH, "もっと絵をかきたい", "child", child(case),
    )  # fmt: skip
    assert stickers.listed(case)[0].became == "wish"
