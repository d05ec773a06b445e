import pytest

from kasesupport.cases import (
    access,
    area,
    ecomap,
    entries,
    experiences,
    families,
    placements,
    plans,
    practitioners,
    register,
    restrictions,
    views,
)
from kasesupport.cases.register_merging import merge
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op


@pytest.fixture
def both(case: OpenCase) -> tuple[str, str]:
    keep = register.add(
        case.file, "こども食堂 ひだまり", area="北部", tags=("食事",), note="一", closed_on="2026-01-01"
    )
    other = register.add(
        case.file, "子ども食堂ひだまり", "npo", kana="ひだまり", area="南部", tags=("食事 ", "夕方"), note="二", council=True,
        checked_on="2026-02-02",
    )  # fmt: skip
    return keep, other


def test_fields_tags_and_experiences_go_over_and_come_back(case: OpenCase, both: tuple[str, str]) -> None:
    keep, other = both
    for each in both:
        experiences.note(case.file, each, "helped", f"夕方が楽になった {each}")
    before = entries.listed(case.file)
    merge(case.file, keep, other)
    (entry,) = entries.listed(case.file)
    assert (entry.id, entry.name, entry.kana, entry.kind) == (keep, "こども食堂 ひだまり", "ひだまり", "npo")
    assert (entry.area, entry.note, entry.council, entry.tags) == ("北部", "一\n二", True, ("食事", "夕方"))
    assert (entry.checked_on, entry.closed_on) == ("2026-02-02", "")  # one of them is still there
    assert len(experiences_of(case, keep)) == 2
    assert area.undo(case.file) == "resource.merge"
    assert (entries.listed(case.file), len(experiences_of(case, other))) == (before, 1)


def experiences_of(case: OpenCase, entry: str) -> tuple[object, ...]:
    return entries.experiences(case.file, entry)


def test_what_families_have_written_goes_over(case: OpenCase, both: tuple[str, str]) -> None:
    keep, other = both
    second = families.create(case.file, "辻 さん家")
    child = views.record(case).graph.persons[0].id
    ecomap.add_tie(case, keep, purpose="夕ごはん")
    ecomap.add_tie(case, other, purpose="居場所", frequency="週1回")
    ecomap.add_tie(case, other, child)
    ecomap.add_tie(second, other)
    plans.add_to_plan(case, "action", text="行ってみる", resource_id=other)
    plans.add_entry(case, "consent", recipient="ひだまり", resource_id=other)
    placements.pin(case, "ecomap", {other: (1.0, 2.0), keep: (5.0, 6.0)})
    placements.pin(second, "ecomap", {other: (3.0, 4.0)})
    before = [views.record(each) for each in (case, second)]
    merge(case.file, keep, other)
    record = views.record(case)
    assert {(t.resource, t.to, t.purpose, t.frequency) for t in record.ties} == {
        (keep, "household", "夕ごはん・居場所", "週1回"), (keep, child, "", ""),
    }  # fmt: skip
    assert (record.plans[0].actions[0].resource_id, record.consents[0].resource_id) == (keep, keep)
    assert record.pins == (("ecomap", keep, 5.0, 6.0),)
    assert (views.record(second).pins, entries.listed(case.file)[0].families) == ((("ecomap", keep, 3.0, 4.0),), 2)
    area.undo(case.file)
    assert [views.record(each) for each in (case, second)] == before


def test_former_days_tell_of_the_entry_that_stays(case: OpenCase, both: tuple[str, str]) -> None:
    keep, other = both
    rows = [
        {"id": name, "family_id": case.family_id, "diagram": "ecomap", "on": "2026-01-01", "data": data}
        for name, data in (("one", f'{{"a":["{other}"]}}'), ("two", f'{{"a":["{other}","{keep}"]}}'))
    ]
    case.file.transact(Op("version.keep", case.family_id), lambda c: c.execute(tables.version.insert(), rows))
    merge(case.file, keep, other)
    query = tables.version.select().order_by(tables.version.c.id)
    told = case.file.read(lambda c: [row["data"] for row in c.execute(query).mappings()])
    both_told = f'{{"a":["{other}","{keep}"],"joined":{{"{other}":"{keep}"}}}}'
    assert told == [f'{{"a":["{keep}"]}}', both_told]
    area.undo(case.file)
    assert case.file.read(lambda c: [row["data"] for row in c.execute(query).mappings()]) == [r["data"] for r in rows]


def test_a_merge_tells_the_journal_nothing_of_hidden_families(case: OpenCase, both: tuple[str, str]) -> None:
    child = views.record(case).graph.persons[0].id
    ecomap.add_tie(case, both[1], child, purpose="夕ごはん")
    merge(case.file, *both)
    me = practitioners.add_practitioner(case.file, "田中", role="supervisor")
    restrictions.restrict(case.file, case.family_id, me)
    assert any(detail.thing == "つながり" for detail in merged(case).details)
    case.file.sign_as(Author("田中", practitioner_id=me, role="supervisor"))
    assert {detail.thing for detail in merged(case).details} == {"資源", "資源の目印"}


def merged(case: OpenCase) -> access.EntryLine:
    return next(line for line in access.entries(case.file) if line.op == "resource.merge")


def test_private_persons_are_never_merged(case: OpenCase, both: tuple[str, str]) -> None:
    person, _ = ecomap.add_resource(case, "由佳さん", "friend")
    before = entries.listed(case.file)
    for one, other in ((both[0], person), (person, both[0])):
        with pytest.raises(Problem, match="private_person"):
            merge(case.file, one, other)
    assert entries.listed(case.file) == before
