"""The ecomap as somebody of the family draws it: apart from the office's, private in its words, copied only on purpose."""

from datetime import date

import pytest
from sqlalchemy import select

from kasesupport.cases import access, ecomap, entries, families, own_maps, people, placements, register, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.ecomap import HOUSEHOLD, PERSONAL
from kasesupport.domain.problems import Problem
from kasesupport.store.tables import resource

MAY = date(2026, 5, 1)


@pytest.fixture
def child(case: OpenCase) -> str:
    return next(p.id for p in views.graph(case).persons if p.index)


@pytest.fixture
def own(case: OpenCase, child: str) -> str:
    return own_maps.start(case, child, MAY, "ぼくの図")


def stored(case: OpenCase) -> list[tuple[str, str]]:
    """All that stands in the table of the register, private entries too."""
    query = select(resource.c.name, resource.c.kind).order_by(resource.c.id)
    return [tuple(row) for row in case.file.read(lambda connection: connection.execute(query).all())]


def test_a_map_has_its_author_and_day_and_stands_apart_from_the_offices(case: OpenCase, own: str, child: str) -> None:
    ecomap.add_resource(case, "こども家庭センター", "government")
    friend, tie = own_maps.add_words(case, own, "ゆかちゃん", "friend", child)
    record = views.record(case)
    assert [(m.id, m.author_id, m.on, m.title) for m in record.own_maps] == [(own, child, "2026-05-01", "ぼくの図")]
    assert [r.name for r in record.resources] == ["こども家庭センター"]
    assert [(r.id, r.name) for r in record.own_resources] == [(friend, "ゆかちゃん")]
    assert [(t.id, t.to, t.own_map) for t in record.own_ties] == [(tie, child, own)]
    assert tie not in {t.id for t in record.ties}


def test_words_of_their_own_never_come_into_the_shared_register(case: OpenCase, own: str) -> None:
    for kind in ("own", "friend", "school"):
        own_maps.add_words(case, own, "やさしい先生", kind)
    assert {kind for _, kind in stored(case)} <= PERSONAL
    assert entries.listed(case.file) == ()
    assert views.register(case.file) == ()
    other = families.create(case.file, "辻")
    with pytest.raises(Problem, match="private_person"):
        ecomap.add_tie(other, views.record(case).own_resources[0].id)


def test_an_entry_of_the_register_is_tied_once_a_map_and_end(case: OpenCase, own: str, child: str) -> None:
    school = register.add(case.file, "みどり小学校", "school")
    first = own_maps.add_tie(case, own, school, child)
    assert own_maps.add_tie(case, own, school, child) == first
    assert own_maps.add_tie(case, own, school) != first
    other = own_maps.start(case, child, MAY)
    assert own_maps.add_tie(case, other, school, child) != first
    own_maps.leave(case, own, school)
    assert [t.own_map for t in views.record(case).own_ties] == [other]
    assert stored(case) == [("みどり小学校", "school")]


def test_a_tie_is_copied_into_the_offices_map_on_purpose_and_once(case: OpenCase, own: str, child: str) -> None:
    friend, tie = own_maps.add_words(case, own, "ゆかちゃん", "friend", child)
    ecomap.edit_tie(case, tie, strength="strong", direction="in")
    copied = own_maps.copy_tie(case, tie, "child")
    (made,) = views.record(case).ties
    assert (made.id, made.resource, made.to, made.strength, made.direction) == (copied, friend, child, "strong", "in")
    assert (made.chosen_by, made.own_map) == ("child", "")
    ecomap.edit_tie(case, copied, strength="weak")
    assert own_maps.copy_tie(case, tie) == copied
    assert views.record(case).ties[0].strength == "weak"
    assert views.record(case).own_ties[0].strength == "strong"
    own_maps.remove_map(case, own)
    assert stored(case) == [("ゆかちゃん", "friend")]  # the office's map still tells of it


def test_what_the_office_takes_out_stays_in_the_map_of_the_family(case: OpenCase, own: str) -> None:
    school, _ = ecomap.add_resource(case, "みどり小学校", "school")
    own_maps.add_tie(case, own, school)
    ecomap.leave_resource(case, school)
    assert [t.resource for t in views.record(case).own_ties] == [school]


def test_a_removed_map_takes_its_words_along_and_undo_brings_all_back(case: OpenCase, own: str, child: str) -> None:
    own_maps.add_words(case, own, "ゆかちゃん")
    placements.pin(case, own_maps.diagram(own), {child: (1.0, 2.0)})
    before = views.record(case)
    own_maps.remove_map(case, own)
    after = views.record(case)
    assert (after.own_maps, after.own_ties, after.own_resources, after.pins, stored(case)) == ((), (), (), (), [])
    case.file.undo(case.family_id)
    assert views.record(case) == before


def test_day_and_title_are_corrected(case: OpenCase, own: str) -> None:
    for title in ("わ", "わたし"):
        own_maps.edit_map(case, own, title=title)
    own_maps.edit_map(case, own, on=date(2026, 6, 2))
    assert [(m.on, m.title) for m in views.record(case).own_maps] == [("2026-06-02", "わたし")]
    case.file.undo(case.family_id)
    case.file.undo(case.family_id)
    assert views.record(case).own_maps[0].title == "ぼくの図"


def test_with_its_author_the_map_goes(case: OpenCase, own: str, child: str) -> None:
    own_maps.add_words(case, own, "ゆかちゃん")
    people.remove_person(case, child)
    assert views.record(case).own_maps == ()


def test_what_is_not_there_is_said(case: OpenCase, own: str) -> None:
    with pytest.raises(Problem, match="no_such_author"):
        own_maps.start(case, "nobody", MAY)
    other = families.create(case.file, "辻")
    for act in (
        lambda: own_maps.add_words(other, own, "だれか"),
        lambda: own_maps.add_tie(other, own, "r"),
        lambda: own_maps.remove_map(other, own),
        lambda: own_maps.copy_tie(other, "t"),
    ):
        with pytest.raises(Problem, match="no_such_own_map"):
            act()


def test_the_trail_tells_whose_map_it_is(case: OpenCase, own: str) -> None:
    own_maps.add_words(case, own, "ゆかちゃん", to=HOUSEHOLD)
    added, started = access.entries(case.file, case.family_id)[:2]
    assert started.what == "家族の描く図をはじめた"
    assert ("かいた人", "陽葵") in [(d.field, d.after) for d in started.details]
    assert added.what == "家族の描く図に、かかわる人や場所を足した"
    assert any("陽葵" in d.after for d in added.details)
