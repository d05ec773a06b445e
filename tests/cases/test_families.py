import pytest

from kasesupport.cases import families, restrictions, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op


def test_a_family_is_taken_in_with_whoever_is_known(casefile: CaseFile) -> None:
    members = [
        Newcomer("child", "𠮷田 蒼", "よしだ あおい", "M", PartialDate(2020, 4, 1), index=True),
        Newcomer("mother", "𠮷田 花"),
        Newcomer("father", together=False, name="髙橋"),
        Newcomer("other", "祖母"),
    ]
    case = families.create(casefile, "𠮷田 さん家", "よしだ", members)
    graph = views.record(case).graph
    child, mother, father, other = graph.persons
    assert (child.name, child.sex, child.index, mother.sex, father.sex) == ("𠮷田 蒼", "M", True, "F", "M")
    assert graph.unions[0].partners == (father.id, mother.id)
    assert graph.unions[0].children == (child.id,)
    assert graph.unions[0].kind == "unknown"
    assert graph.households[0].members == (child.id, mother.id, other.id)


def test_taking_in_is_one_undo_step(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉", members=[Newcomer("child", "陽葵"), Newcomer("mother")])
    assert casefile.undo(case.family_id) == "family.create"
    assert views.families(casefile) == ()
    casefile.redo(case.family_id)
    assert len(views.record(case).graph.persons) == 2


def test_a_family_of_nobody_and_without_a_name_is_kept(casefile: CaseFile) -> None:
    case = families.create(casefile, "")
    assert views.record(case).graph.persons == ()
    assert [line.family_id for line in views.families(casefile)] == [case.family_id]


def test_a_name_of_ten_thousand_characters_is_refused_and_nothing_is_changed(case: OpenCase) -> None:
    with pytest.raises(Problem) as refused:
        families.rename(case, name="あ" * 10_000)
    assert refused.value.code == "text_too_long"
    assert views.record(case).name == "佐倉 さん家"


def test_control_characters_and_direction_overrides_do_not_enter_a_name(case: OpenCase) -> None:
    families.rename(case, name="佐\x00倉\u202e\x1b[31m\nさん")
    assert views.record(case).name == "佐倉[31m さん"


@pytest.mark.parametrize("search", ["陽葵", "サクラ", "さくら", "ｻｸﾗ", "佐"])
def test_search_finds_names_and_kana_however_typed(case: OpenCase, search: str) -> None:
    assert [line.name for line in views.families(case.file, search)] == ["佐倉 さん家"]


@pytest.mark.parametrize(("stored", "typed"), [("髙橋", "高橋"), ("﨑山", "崎山"), ("𠮷田", "吉田"), ("葛󠄁城", "葛城")])
def test_search_finds_variant_letters(casefile: CaseFile, stored: str, typed: str) -> None:
    families.create(casefile, stored)
    assert len(views.families(casefile, typed)) == 1
    assert views.families(casefile, "該当なし") == ()


def test_the_latest_episode_is_opened(case: OpenCase) -> None:
    assert families.open_case(case.file, case.family_id) == case


def test_the_list_is_read_again_only_once_something_was_written_or_is_hidden(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    first = views.listing(casefile)
    assert views.listing(casefile, first) is first
    families.rename(case, name="辻")
    second = views.listing(casefile, first)
    assert [line.name for line in second.found("つじ")] == []
    assert [line.name for line in second.found("辻")] == ["辻"]
    row = {"id": "other", "name": "べつの人", "role": "practitioner"}
    casefile.transact(Op("x"), lambda c: c.execute(tables.practitioner.insert(), row))
    restrictions.restrict(casefile, case.family_id, "other")
    casefile.sign_as(Author("べつの人", "", "other", "practitioner"))
    third = views.listing(casefile, second)
    assert third.found("") == ()
    restrictions.break_glass(casefile, case.family_id, "虐待の通告")
    assert len(views.listing(casefile, third).found("")) == 1
