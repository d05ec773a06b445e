"""Two families become one and part again: nothing is lost, and undo brings back every row as it was."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select
from tests.chance import runs
from tests.machine import step
from tests.vaults import new_file

from kasesupport.cases import (
    access,
    amended,
    attaching,
    bonds,
    caseload,
    contacts,
    drafts,
    ecomap,
    episodes,
    families,
    family_merging,
    likeness,
    people,
    placements,
    plans,
    practitioners,
    protections,
    register,
    restrictions,
    retention,
    reviewing,
    talks,
    unions,
    versions,
    views,
)
from kasesupport.cases.families import Newcomer
from kasesupport.cases.merging_rows import FAMILY_TABLES
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.contacts import Contact, Words, stored
from kasesupport.domain.contacts import contacts as contacts_of
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.likeness import Typed, alike
from kasesupport.domain.merging import Choice, Wish
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.opening import open_file
from kasesupport.store.words.documents import COLUMNS

DAY, BYTES, BORN = date(2026, 11, 30), b"%PDF-" + bytes(range(256)), PartialDate(2019, 4, 2)
Dump = dict[str, list[tuple[Any, ...]]]


def dump(file: CaseFile) -> Dump:
    """Every row of every table but the journal's and the drafts'."""
    left_out = {tables.journal, tables.past_journal, tables.draft}

    def reading(connection: Connection) -> Dump:
        kept = [table for table in tables.metadata.sorted_tables if table not in left_out]
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in kept}

    return file.read(reading)


def words(file: CaseFile) -> str:
    """All texts that stand in the rows of families."""
    return "\n".join(str(value) for some in dump(file).values() for row in some for value in row)


def said_by(case: OpenCase) -> Iterator[str]:
    """Every word that was written in a family."""

    def reading(connection: Connection) -> list[str]:
        return [
            str(row[column])
            for table in FAMILY_TABLES if table.name in COLUMNS
            for row in connection.execute(select(table).where(table.c.family_id == case.family_id)).mappings()
            for column in COLUMNS[table.name]
        ]  # fmt: skip

    return (told for told in case.file.read(reading) if told)


def graph(case: OpenCase) -> FamilyGraph:
    return views.graph(case)


def named(case: OpenCase, name: str) -> Person:
    return next(person for person in graph(case).persons if person.name == name)


@pytest.fixture
def both(casefile: CaseFile) -> tuple[OpenCase, OpenCase]:
    """The same family, taken in twice: once with mother, child and grandmother, once with father, mother and child."""
    first = [Newcomer("child", "佐倉 蓮", "さくら れん", birth=BORN, index=True), Newcomer("mother", "佐倉 花子")]
    ours = families.create(casefile, "佐倉", "さくら", first, phone="029-111-2222")
    second = [
        Newcomer("child", "蓮", "れん", birth=BORN, index=True), Newcomer("mother", "花子", birth=PartialDate(1990)),
        Newcomer("father", "太郎"),
    ]  # fmt: skip
    theirs = families.create(casefile, "櫻井", "さくら", second, phone="090-1234-5678", address="つくば市1-2-3")
    return ours, theirs


def merged(both: tuple[OpenCase, OpenCase], theirs: frozenset[tuple[str, str]] = frozenset()) -> OpenCase:
    ours, other = both
    found = family_merging.compare(ours.file, ours.family_id, other.family_id)
    family_merging.merge(ours.file, ours.family_id, other.family_id, Wish(found.proposed, theirs))
    return families.newest(ours)


def test_who_is_the_same_is_proposed_and_what_differs_is_asked(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    found = family_merging.compare(ours.file, ours.family_id, other.family_id)
    child, mother = named(ours, "佐倉 蓮").id, named(ours, "佐倉 花子").id
    assert found.proposed == {named(other, "蓮").id: child, named(other, "花子").id: mother}
    assert found.choices(found.proposed) == (
        Choice("", "name", "佐倉", "櫻井"), Choice("", "phone", "029-111-2222", "090-1234-5678"),
        Choice(child, "name", "佐倉 蓮", "蓮"), Choice(child, "kana", "さくら れん", "れん"),
        Choice(mother, "name", "佐倉 花子", "花子"),
    )  # fmt: skip
    assert (found.goes.counts["person"], found.goes.counts["household_member"]) == (3, 3)


def test_what_both_know_is_there_once_and_the_rest_comes_along(both: tuple[OpenCase, OpenCase]) -> None:
    case = merged(both)
    child, mother, father = named(case, "佐倉 蓮"), named(case, "佐倉 花子"), named(case, "太郎")
    (union,), (house,) = graph(case).unions, graph(case).households
    assert set(union.partners) == {mother.id, father.id}
    assert union.children == (child.id,)
    assert set(house.members) == {child.id, mother.id, father.id}
    assert mother.birth == PartialDate(1990)
    assert child.staff_note == "まとめた記録での名前：蓮\nまとめた記録でのふりがな：れん"
    assert [line.name for line in views.families(case.file)] == ["佐倉"]
    record = views.record(case)
    assert (record.phone, record.address) == ("029-111-2222", "つくば市1-2-3")


def test_what_was_chosen_is_kept_and_the_other_written_down(both: tuple[OpenCase, OpenCase]) -> None:
    ours, _ = both
    child = named(ours, "佐倉 蓮").id
    case = merged(both, frozenset({("", "phone"), (child, "kana")}))
    assert views.record(case).phone == "090-1234-5678"
    assert named(case, "佐倉 蓮").kana == "れん"
    assert "まとめた記録でのふりがな：さくら れん" in named(case, "佐倉 蓮").staff_note
    assert "029-111-2222" in words(case.file)
    (known,) = likeness.known(case.file).families
    assert alike(likeness.known(case.file), Typed(phone="0291112222"))[0].family == known
    assert alike(likeness.known(case.file), Typed(name="桜井"))[0].reasons == ("name",)


def test_two_days_of_birth_are_both_still_told(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    people.edit_person(ours, named(ours, "佐倉 花子").id, birth=PartialDate(1991, 2, 3))
    pairs = {named(other, "花子").id: named(ours, "佐倉 花子").id}
    family_merging.merge(ours.file, ours.family_id, other.family_id, Wish(pairs))
    mother = named(ours, "佐倉 花子")
    assert mother.birth == PartialDate(1991, 2, 3)
    assert "まとめた記録での生まれた日：1990年（平成2年）" in mother.staff_note


def test_two_open_episodes_become_one_and_no_answer_is_lost(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    for case, said in ((ours, "来所"), (other, "電話")):
        talks.answer(case, "intake.route", said)
        talks.say(case, "intake.worries", f"{said}で聞いた", "carer")
        plans.edit_plan(case, title=f"{said}のプラン")
    talks.answer(other, "intake.lead_agency", "みどり小学校")
    listed = caseload.read(ours.file)
    case = merged(both)
    record = views.record(case)
    assert {each.question: each.value for each in record.answers} == {
        "intake.route": "来所", "intake.lead_agency": "みどり小学校"
    }  # fmt: skip
    assert {each.text for each in record.statements} == {"来所で聞いた", "電話で聞いた"}
    assert record.plan.title == "来所のプラン"
    old = next(each for each in record.episodes if each.id != case.episode_id)
    assert (old.state, old.closed_on != "") == ("joined", True)
    assert [each.value for each in views.record(OpenCase(case.file, case.family_id, old.id)).answers] == ["電話"]
    assert [line.family_id for line in caseload.lines(case.file)] == [case.family_id]
    assert caseload.read(case.file, listed).lines == caseload.lines(case.file)
    assert [stay.closed for stay in reviewing.facts(case.file).stays] == [""]  # what is left of the other is no stay


@pytest.mark.parametrize("ours_closed", [True, False])
def test_the_open_episode_is_the_one_at_hand_whichever_is_newer(
    both: tuple[OpenCase, OpenCase], ours_closed: bool
) -> None:
    ours, other = both
    talks.say(other, "intake.worries", "あちらで", "carer")
    talks.say(ours, "intake.worries", "こちらで", "carer")
    episodes.pause(ours if ours_closed else other, DAY, "転居")
    case = merged(both)
    record = views.record(case)
    assert [each.text for each in record.statements] == ["あちらで" if ours_closed else "こちらで"]
    assert [each.closed_on for each in record.episodes] == ["2026-11-30", ""]


def test_of_two_that_are_closed_the_one_closed_last_counts(both: tuple[OpenCase, OpenCase]) -> None:
    """From its day on the record is kept so many years."""
    for case, on in zip(both, (date(2027, 1, 5), DAY), strict=True):
        episodes.pause(case, on, "")
    assert [each.closed_on for each in views.record(merged(both)).episodes] == ["2026-11-30", "2027-01-05"]


def test_parents_that_contradict_each_other_are_not_mixed(casefile: CaseFile) -> None:
    ours = families.create(
        casefile, "一", "", [Newcomer("child", "蓮"), Newcomer("mother", "花"), Newcomer("father", "甲")]
    )
    other = families.create(
        casefile, "二", "", [Newcomer("child", "蓮"), Newcomer("mother", "花"), Newcomer("father", "乙")]
    )
    pairs = {named(other, name).id: named(ours, name).id for name in ("蓮", "花")}
    family_merging.merge(casefile, ours.family_id, other.family_id, Wish(pairs))
    homes = [union for union in graph(ours).unions if named(ours, "蓮").id in union.children]
    assert [set(union.partners) for union in homes] == [{named(ours, "花").id, named(ours, "甲").id}]
    assert "乙" in named(ours, "蓮").staff_note
    assert {named(ours, "花").id, named(ours, "乙").id} in [set(union.partners) for union in graph(ours).unions]


def test_each_record_that_knows_one_parent_makes_two(casefile: CaseFile) -> None:
    ours = families.create(casefile, "一", "", [Newcomer("child", "蓮"), Newcomer("mother", "花")])
    other = families.create(casefile, "二", "", [Newcomer("child", "蓮"), Newcomer("father", "甲")])
    unions.set_custody(ours, graph(ours).unions[0].id, named(ours, "蓮").id, [named(ours, "花").id])
    unions.set_custody(other, graph(other).unions[0].id, named(other, "蓮").id, [named(other, "甲").id])
    family_merging.merge(casefile, ours.family_id, other.family_id, Wish({named(other, "蓮").id: named(ours, "蓮").id}))
    (union,) = graph(ours).unions
    assert set(union.partners) == {named(ours, "花").id, named(ours, "甲").id}
    assert {parent for _, parent in union.custody} == set(union.partners)


def test_ties_bonds_and_refusals_are_there_once(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    school = register.add(ours.file, "みどり小学校", "school")
    for case in both:
        child = next(p for p in graph(case).persons if p.index).id
        mother = next(p for p in graph(case).persons if p.sex == "F").id
        ecomap.add_tie(case, school, child, purpose="学習" if case is other else "")
        bonds.add_bond(case, child, mother, "close")
        people.set_withheld(case, mother, "work", "declined" if case is other else "not_asked")
        placements.pin(case, "genogram", {child: (1.0, 2.0)})
    case = merged(both)
    record = views.record(case)
    assert [tie.purpose for tie in record.ties] == ["学習"]
    assert len(record.graph.bonds) == len(record.pins) == 1
    assert [state for _, _, state in record.withheld] == ["declined"]


def test_who_has_charge_and_who_may_not_see_it_holds_for_both(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    file = ours.file
    ann, bob, cho = (practitioners.add_practitioner(file, name, role="practitioner") for name in ("安", "坊", "長"))
    practitioners.assign(file, ours.family_id, ann, main=True)
    practitioners.assign(file, other.family_id, bob, main=True)
    restrictions.restrict(file, other.family_id, cho)
    retention.keep_until(file, other.family_id, "", "裁判")
    protections.protect(other)
    case = merged(both)
    (line,) = caseload.lines(file)
    assert (line.worker, set(line.workers)) == ("安", {ann, bob})
    assert restrictions.hidden_from(file, case.family_id) == (cho,)
    assert len(views.record(case).protections) == 1
    file.sign_as(Author("長", "", cho, "practitioner"))
    assert views.families(file) == ()
    with pytest.raises(Problem, match="family_hidden"):
        family_merging.compare(file, case.family_id, other.family_id)


def test_a_merge_that_was_taken_back_tells_nothing_to_whom_one_of_them_is_hidden_from(
    both: tuple[OpenCase, OpenCase],
) -> None:
    ours, other = both
    cho = practitioners.add_practitioner(ours.file, "長", role="supervisor")
    restrictions.restrict(ours.file, other.family_id, cho)
    merged(both)
    assert any(each.details for each in access.entries(ours.file, ours.family_id) if each.op == "family.merge")
    ours.file.undo(ours.family_id)
    ours.file.sign_as(Author("長", "", cho, "supervisor"))
    for told in (access.entries(ours.file, ours.family_id), access.entries(ours.file)):
        assert {each.details for each in told if each.op == "family.merge"} == {()}
        assert "櫻井" not in repr(told)


def test_it_refuses_what_cannot_be(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    before, child = dump(ours.file), named(ours, "佐倉 蓮").id
    mother = named(ours, "佐倉 花子").id
    for pairs, code in (
        ({"nobody": child}, "no_such_person"),
        ({named(other, "蓮").id: child, named(other, "花子").id: child}, "same_person"),
        ({named(other, "蓮").id: mother, named(other, "花子").id: child}, "own_ancestor"),
    ):
        with pytest.raises(Problem, match=code):
            family_merging.merge(ours.file, ours.family_id, other.family_id, Wish(pairs))
    drafts.keep(ours.file, f"stays.{other.family_id}.contact", {"words": "書きかけ"})
    with pytest.raises(Problem, match="drafts_left"):
        family_merging.merge(ours.file, ours.family_id, other.family_id, Wish())
    with pytest.raises(Problem, match="same_family"):
        family_merging.merge(ours.file, ours.family_id, ours.family_id, Wish())
    assert dump(ours.file) == before


def test_the_journal_of_both_is_told_with_the_one(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    talks.say(other, "intake.worries", "夜がこわい", "child")
    case = merged(both)
    told = access.entries(case.file, case.family_id)
    assert [each.op for each in told] == ["family.merge", "statement.add", "family.create", "family.create"]
    assert told[0].what == "ふたつの家庭の記録をまとめた"
    assert case.file.can_undo(case.family_id) == "family.merge"


def test_a_record_that_was_written_anew_still_says_so(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    mother = named(other, "花子").id
    told = Contact(DAY, {("record.with", ""): [mother]}, (Words("record.words", "朝がつらい", "carer", mother),))
    note = contacts.keep(other, told)
    contacts.change(other, note, replace(told, words=(Words("record.words", "朝は楽", "carer", mother),)))
    before, now = amended.changes(other, note), amended.moments(other)
    case = merged(both)
    (again,) = amended.changes(case, note)
    assert (again.details, amended.moments(case)) == (before[0].details, now)
    assert len(now) == 1
    (kept,) = contacts_of(views.record(case))
    assert stored(views.record(case), kept).answers == {("record.with", ""): [named(case, "佐倉 花子").id]}


def test_kept_days_and_bytes_go_along_and_back(both: tuple[OpenCase, OpenCase]) -> None:
    ours, other = both
    mother = named(other, "花子").id
    versions.keep(other, "genogram", DAY, "春", f'{{"places": {{"{mother}": [1, 2]}}}}')
    paper = attaching.attach(other, BYTES, "pdf", "地図", DAY)
    gone = attaching.attach(other, BYTES, "pdf", "写真", DAY)
    case_file = ours.file
    case_file.undo(other.family_id)
    before = dump(case_file)
    case = merged(both)
    assert attaching.content(case, paper) == BYTES
    (kept,) = versions.versions(case, "genogram")
    assert named(case, "佐倉 花子").id in versions.data_of(case, kept.id)
    assert mother not in versions.data_of(case, kept.id)
    assert case_file.undo(ours.family_id) == "family.merge"
    assert _held(dump(case_file)) == _held(before)
    assert attaching.content(other, paper) == BYTES
    assert case_file.redo(other.family_id) == "attach.add"
    assert attaching.content(other, gone) == BYTES
    assert {row[1] for row in dump(case_file)["blob"]} == {other.family_id}


def _held(found: Dump) -> Dump:
    """Without bytes that only a redo would want."""
    held = {value for row in found["attachment"] for value in row}
    return {**found, "blob": [row for row in found["blob"] if row[0] in held]}


@settings(max_examples=runs(2), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_two_families_become_one_and_part_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path, key = new_file(tmp_path_factory.mktemp("merge"))
    file = open_file(path, key)
    ours, other = (families.create(file, name, "", [Newcomer("child", "蓮", index=True)]) for name in ("一", "二"))
    for case in (ours, other):
        for _ in range(data.draw(st.integers(0, 6))):
            step(case, data)
        attaching.attach(case, BYTES, "pdf", "地図", DAY)
        if data.draw(st.booleans()):
            episodes.pause(case, DAY, "")
    before, said = dump(file), [*said_by(ours), *said_by(other)]
    some, others = ([person.id for person in graph(case).persons] for case in (ours, other))
    pairs = dict(zip(data.draw(st.permutations(others)), data.draw(st.permutations(some)), strict=False))
    pairs = dict(list(pairs.items())[data.draw(st.integers(0, len(pairs))) :])
    taken = data.draw(st.frozensets(st.tuples(st.sampled_from(["", *some]), st.sampled_from(["name", "birth", "sex"]))))
    merged_it = False
    with suppress(Problem):
        family_merging.merge(file, ours.family_id, other.family_id, Wish(pairs, taken))
        merged_it = True
    if not merged_it:
        assert dump(file) == before
        return
    after, told = dump(file), words(file)
    assert [word for word in said if word not in told] == []
    assert not any(
        other.family_id in row for name, some_rows in after.items() if name != "former_family" for row in some_rows
    )
    gone = {str(row[0]) for name in before for row in before[name]} - {
        str(row[0]) for name in after for row in after[name]
    }
    assert {each for each in gone - {other.family_id} if each in told} == set()
    assert len(after["person"]) == len(before["person"]) - len(pairs)
    assert file.undo(ours.family_id) == "family.merge"
    assert dump(file) == before
    assert file.redo(ours.family_id) == "family.merge"
    assert dump(file) == after
    file.close()
    again = open_file(path, key)
    assert dump(again) == after
    views.record(families.open_case(again, ours.family_id))
    again.close()
