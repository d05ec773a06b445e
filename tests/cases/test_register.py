from typing import get_args

import pytest

from kasesupport.cases import area, ecomap, entries, families, plans, practitioners, register, restrictions, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.ecomap import PERSONAL, ResourceKind
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import FIELDS, Entry
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.tables import resource

WHOLE = {
    "kind": "home_help", "kana": "ひまわり", "council": True, "area": "北部", "address": "緑町1-2-3",
    "hours": "平日 9:00から17:00", "contact": "訪問係", "phone": "000-0000", "web": "https://example.jp",
    "audience": "未就学の子のいる家庭", "strengths": "早くはじめられる", "limits": "夜はむずかしい", "cost": "1時間 500円",
    "flexible": "きょうだいの送り迎えも", "note": "一\r\n二", "checked_on": "2026-04-01", "closed_on": "",
}  # fmt: skip


@pytest.fixture
def other(case: OpenCase) -> OpenCase:
    return families.create(case.file, "辻 さん家")


def names(file: CaseFile) -> list[str]:
    return [entry.name for entry in entries.listed(file)]


def test_every_column_of_the_table_is_kept_and_read(casefile: CaseFile) -> None:
    assert set(FIELDS) | {"id"} == set(resource.c.keys())
    made = register.add(casefile, " 訪問の家\n ひまわり", tags=("訪問", "家事", "訪問 "), **WHOLE)
    (entry,) = entries.listed(casefile)
    want = {**WHOLE, "name": "訪問の家  ひまわり", "note": "一\n二", "tags": ("訪問", "家事")}
    assert entry == Entry(id=made, families=0, **want)  # type: ignore[arg-type]


def test_words_and_tags_are_changed_taken_back_and_done_again(casefile: CaseFile) -> None:
    made = register.add(casefile, "訪問の家", tags=("訪問", "家事"))
    before = entries.listed(casefile)
    register.edit(casefile, made, strengths="早い", tags=("家事", "夕方"))
    (after,) = entries.listed(casefile)
    assert (after.strengths, after.tags) == ("早い", ("家事", "夕方"))
    assert area.undo(casefile) == "resource.edit"
    assert entries.listed(casefile) == before
    assert area.redo(casefile) == "resource.edit"
    assert entries.listed(casefile) == (after,)


def test_what_closed_is_kept_and_can_open_again(casefile: CaseFile) -> None:
    made = register.add(casefile, "訪問の家")
    register.close(casefile, made, "2026-03-31")
    assert (entries.listed(casefile)[0].closed_on, views.register(casefile)) == ("2026-03-31", ())
    register.reopen(casefile, made)
    register.check(casefile, made)
    (entry,) = entries.listed(casefile)
    assert (entry.closed_on, entry.checked_on) == ("", casefile.today().isoformat())
    assert [r.id for r in views.register(casefile)] == [made]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "entry_needs_name"),
        ({"kind": "friend"}, "private_person"),
        ({"checked_on": "4月"}, "date_unreadable"),
        ({"kana": "あ" * 101}, "text_too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(casefile: CaseFile, values: dict[str, str], code: str) -> None:
    made = register.add(casefile, "訪問の家")
    before = entries.listed(casefile)
    with pytest.raises(Problem, match=code):
        register.edit(casefile, made, **values)
    with pytest.raises(Problem, match=code):
        register.bring_in(casefile, [{"name": "一つめ"}, {"name": "二つめ", **values}], {made: {"area": "北部"}})
    assert entries.listed(casefile) == before


def test_a_list_comes_in_as_one_step(casefile: CaseFile) -> None:
    made = register.add(casefile, "訪問の家")
    before = entries.listed(casefile)
    rows = [{"name": f"場所{n:03}", "kind": "place", "tags": (f"目印{n}",), "council": n % 2} for n in range(100)]
    assert len(set(register.bring_in(casefile, rows, {made: {"area": "北部", "tags": ("訪問",)}}))) == 100
    after = entries.listed(casefile)
    assert (len(after), sum(e.council for e in after)) == (101, 50)
    assert area.undo(casefile) == "resource.import"
    assert entries.listed(casefile) == before
    area.redo(casefile)
    assert entries.listed(casefile) == after
    register.bring_in(casefile, (), {e.id: {"area": "南部"} for e in after})
    assert {e.area for e in entries.listed(casefile)} == {"南部"}


def test_only_what_no_family_uses_is_removed(case: OpenCase) -> None:
    used = [register.add(case.file, name) for name in ("つながり", "取組", "同意")]
    ecomap.add_tie(case, used[0])
    plans.add_to_plan(case, "action", text="たのむ", resource_id=used[1])
    plans.add_entry(case, "consent", recipient="同意", resource_id=used[2])
    for each in used:
        with pytest.raises(Problem, match="entry_in_use"):
            register.remove(case.file, each)
    free = register.add(case.file, "だれも")
    register.remove(case.file, free)
    assert len(names(case.file)) == 3
    area.undo(case.file)
    assert "だれも" in names(case.file)


def test_families_are_counted_not_named_and_hidden_ones_not_counted(case: OpenCase, other: OpenCase) -> None:
    made = register.add(case.file, "訪問の家")
    for each in (case, other):
        ecomap.add_tie(each, made)
        ecomap.add_tie(each, made, state="past")
    (entry,) = entries.listed(case.file)
    assert entry.families == 2
    assert not {case.family_id, other.family_id} & set(repr(entry).replace("'", " ").split())
    me = practitioners.add_practitioner(case.file, "田中")
    restrictions.restrict(case.file, other.family_id, me)
    case.file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    assert entries.listed(case.file)[0].families == 1


@pytest.mark.parametrize("kind", sorted(PERSONAL))
def test_private_persons_stand_in_nothing_that_another_family_sees(case: OpenCase, other: OpenCase, kind: str) -> None:
    person, _ = ecomap.add_resource(case, "由佳さん", kind)
    assert (entries.listed(case.file), views.register(case.file)) == ((), ())
    typed, _ = ecomap.add_resource(other, "ゆか", "other")
    for act in (
        lambda: ecomap.add_tie(other, person),
        lambda: ecomap.use_entry(other, typed, person),
        lambda: ecomap.edit_resource(other, person, name="見えた"),
        lambda: register.edit(case.file, person, area="北部"),
        lambda: register.remove(case.file, person),
    ):
        with pytest.raises(Problem, match="private_person"):
            act()
    assert [r.name for r in views.record(case).resources] == ["由佳さん"]


def test_the_kinds_of_the_register_are_all_but_the_private_ones(casefile: CaseFile) -> None:
    for kind in set(get_args(ResourceKind)) - PERSONAL:
        register.add(casefile, kind, kind)
    assert {entry.kind for entry in entries.listed(casefile)} == set(get_args(ResourceKind)) - PERSONAL


def test_what_others_share_does_not_become_a_private_person(case: OpenCase, other: OpenCase) -> None:
    shared = register.add(case.file, "訪問の家")
    for each in (case, other):
        ecomap.add_tie(each, shared)
    with pytest.raises(Problem, match="entry_shared"):
        ecomap.edit_resource(case, shared, kind="kin")
    ecomap.leave_resource(other, shared)
    register.edit(case.file, shared, hours="9時から")
    with pytest.raises(Problem, match="entry_known"):
        ecomap.edit_resource(case, shared, kind="kin")
    register.edit(case.file, shared, hours="")
    ecomap.edit_resource(case, shared, kind="kin")
    assert (entries.listed(case.file), [r.kind for r in views.record(case).resources]) == ((), ["kin"])


def test_what_is_put_in_the_place_of_a_typed_name_takes_all_over(case: OpenCase) -> None:
    known = register.add(case.file, "みどり小学校", "school")
    typed, _ = ecomap.add_resource(case, "みどり小", "school")
    told, _ = ecomap.add_resource(case, "わかば園", "nursery")
    register.edit(case.file, told, hours="9時から")
    plans.add_to_plan(case, "action", text="先生に話す", resource_id=typed)
    ecomap.use_entry(case, typed, known)
    ecomap.use_entry(case, told, known)
    assert views.record(case).plans[0].actions[0].resource_id == known
    assert names(case.file) == ["みどり小学校", "わかば園"]  # of わかば園 more is known than its name


def test_entries_without_a_name_are_not_listed(case: OpenCase) -> None:
    ecomap.add_resource(case, "", "school")
    assert names(case.file) == []


def test_what_was_written_before_is_told_by_how_often(casefile: CaseFile) -> None:
    for where, tags in (("北部", ("訪問",)), ("南部", ("訪問", "夜")), ("南部", ())):
        register.add(casefile, "場所", area=where, tags=tags)
    assert entries.used(entries.listed(casefile)) == {"area": ("南部", "北部"), "tag": ("訪問", "夜")}


def test_who_may_only_read_changes_nothing(casefile: CaseFile) -> None:
    casefile.sign_as(Author("見る人", role="reader"))
    with pytest.raises(Problem, match="read_only_role"):
        register.add(casefile, "訪問の家")
