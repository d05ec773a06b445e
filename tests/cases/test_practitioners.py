import pytest

from kasesupport import messages
from kasesupport.cases import access, families, practitioners, restrictions, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.roles import RIGHTS, ROLES, has, may, require
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author


@pytest.fixture
def keeper(casefile: CaseFile) -> str:
    """A keeper with a key, who has the file open."""
    found = practitioners.add_practitioner(casefile, "佐藤 恵", kana="さとう めぐみ", title="係長", role="keeper")
    practitioners.edit_practitioner(casefile, found, slot_id="slot-1")
    as_(casefile, found, "keeper")
    return found


def as_(file: CaseFile, practitioner_id: str, role: str) -> None:
    file.sign_as(Author("だれか", "laptop", practitioner_id, role))


def test_a_practitioner_has_what_was_told(casefile: CaseFile, keeper: str) -> None:
    (found,) = practitioners.practitioners(casefile)
    assert (found.name, found.kana, found.title, found.role, found.slot_id) == (
        "佐藤 恵", "さとう めぐみ", "係長", "keeper", "slot-1",
    )  # fmt: skip
    assert practitioners.me(casefile) == found


def test_who_left_is_kept_by_name_and_can_come_back(casefile: CaseFile, keeper: str) -> None:
    gone = practitioners.add_practitioner(casefile, "田中")
    practitioners.leave(casefile, gone)
    assert [one.id for one in practitioners.practitioners(casefile)] == [keeper]
    left = practitioners.practitioners(casefile, with_left=True)[1]
    assert (left.name, left.left_on) == ("田中", casefile.today().isoformat())
    practitioners.come_back(casefile, gone)
    assert len(practitioners.practitioners(casefile)) == 2


@pytest.mark.parametrize("change", [{"role": "supervisor"}, {"slot_id": ""}])
def test_the_last_keeper_with_a_key_stays_one(casefile: CaseFile, keeper: str, change: dict[str, str]) -> None:
    practitioners.add_practitioner(casefile, "鍵のない管理担当", role="keeper")
    with pytest.raises(Problem, match="last_keeper"):
        practitioners.edit_practitioner(casefile, keeper, **change)
    with pytest.raises(Problem, match="last_keeper"):
        practitioners.leave(casefile, keeper)
    assert practitioners.me(casefile) == practitioners.practitioners(casefile)[0]


def test_with_a_second_keeper_the_first_may_leave(casefile: CaseFile, keeper: str) -> None:
    second = practitioners.add_practitioner(casefile, "山本", role="keeper")
    practitioners.edit_practitioner(casefile, second, slot_id="slot-2")
    practitioners.leave(casefile, keeper)
    assert [one.id for one in practitioners.practitioners(casefile)] == [second]


def test_a_role_given_away_is_gone_at_once(casefile: CaseFile, keeper: str) -> None:
    second = practitioners.add_practitioner(casefile, "山本", role="keeper")
    practitioners.edit_practitioner(casefile, second, slot_id="slot-2")
    practitioners.edit_practitioner(casefile, keeper, role="practitioner")
    with pytest.raises(Problem, match="keeper_only"):
        practitioners.edit_practitioner(casefile, keeper, role="keeper")


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_the_table_says_and_no_more(casefile: CaseFile, right: str, role: str) -> None:
    as_(casefile, "", role)
    allowed = ROLES.index(role) >= ROLES.index(RIGHTS[right])
    assert may(casefile, right) is has(casefile, RIGHTS[right]) is allowed
    if not allowed:
        code = {"keeper": "keeper_only", "supervisor": "supervisor_only", "practitioner": "read_only_role"}[
            RIGHTS[right]
        ]
        with pytest.raises(Problem, match=code):
            require(casefile, RIGHTS[right])


def test_a_role_nobody_knows_may_do_nothing(casefile: CaseFile) -> None:
    as_(casefile, "", "admin")
    assert not any(may(casefile, right) for right in RIGHTS)


def test_who_may_not_is_refused_and_nothing_is_changed(case: OpenCase, keeper: str) -> None:
    file = case.file
    as_(file, keeper, "supervisor")
    before = file.head()
    refused = (
        lambda: practitioners.add_practitioner(file, "田中"),
        lambda: practitioners.edit_practitioner(file, keeper, role="keeper"),
        lambda: practitioners.leave(file, keeper),
        lambda: restrictions.restrict(file, case.family_id, keeper),
        lambda: restrictions.unrestrict(file, case.family_id, keeper),
        lambda: restrictions.hidden_from(file, case.family_id),
        lambda: restrictions.take_note(file, 1),
        lambda: access.glass_news(file),
    )
    for act in refused:
        with pytest.raises(Problem, match="keeper_only"):
            act()
    as_(file, keeper, "practitioner")
    for act in (
        lambda: practitioners.assign(file, case.family_id, keeper),
        lambda: practitioners.unassign(file, case.family_id, keeper),
    ):
        with pytest.raises(Problem, match="supervisor_only"):
            act()
    assert file.head() == before


def test_ones_own_name_anybody_may_correct_but_not_ones_role(casefile: CaseFile, keeper: str) -> None:
    other = practitioners.add_practitioner(casefile, "田中")
    as_(casefile, other, "practitioner")
    practitioners.edit_practitioner(casefile, other, name="田中 実")
    assert casefile.author.practitioner == "田中 実"
    with pytest.raises(Problem, match="keeper_only"):
        practitioners.edit_practitioner(casefile, other, role="keeper")
    with pytest.raises(Problem, match="keeper_only"):
        practitioners.edit_practitioner(casefile, keeper, name="別の名前")


def test_a_name_is_needed_and_a_role_that_is_none_is_a_mistake(casefile: CaseFile) -> None:
    with pytest.raises(Problem, match="name_needed"):
        practitioners.add_practitioner(casefile, " \n")
    with pytest.raises(ValueError, match="king"):
        practitioners.add_practitioner(casefile, "田中", role="king")
    assert practitioners.practitioners(casefile) == ()


def test_a_family_has_one_main_practitioner_and_others(case: OpenCase, keeper: str) -> None:
    other = practitioners.add_practitioner(case.file, "田中")
    practitioners.assign(case.file, case.family_id, keeper, main=True)
    practitioners.assign(case.file, case.family_id, other)
    practitioners.assign(case.file, case.family_id, other, main=True)
    found = practitioners.assignments(case.file, case.family_id)
    assert [(one.practitioner_id, one.is_main) for one in found] == [(other, True), (keeper, False)]
    practitioners.unassign(case.file, case.family_id, other)
    assert [one.practitioner_id for one in practitioners.assignments(case.file)] == [keeper]


@pytest.fixture
def hidden(case: OpenCase, keeper: str) -> OpenCase:
    """The family is hidden from 田中, who has the file open; another one is not."""
    colleague = practitioners.add_practitioner(case.file, "田中")
    families.create(case.file, "見える家", members=[Newcomer("child", "湊", index=True)])
    restrictions.restrict(case.file, case.family_id, colleague)
    restrictions.restrict(case.file, case.family_id, colleague)  # twice is once
    assert restrictions.hidden_from(case.file, case.family_id) == (colleague,)
    as_(case.file, colleague, "practitioner")
    return case


def test_a_hidden_family_is_in_no_list_no_search_and_cannot_be_opened(hidden: OpenCase) -> None:
    assert [line.name for line in views.families(hidden.file)] == ["見える家"]
    assert views.families(hidden.file, "陽葵") == ()
    assert not restrictions.may_see(hidden.file, hidden.family_id)
    with pytest.raises(Problem, match="family_hidden"):
        families.open_case(hidden.file, hidden.family_id)


def test_others_see_it_as_ever(hidden: OpenCase, keeper: str) -> None:
    as_(hidden.file, keeper, "keeper")
    assert len(views.families(hidden.file)) == 2
    as_(hidden.file, "", "keeper")  # a recovery key, which is nobody's
    assert len(views.families(hidden.file)) == 2


def test_with_a_reason_it_opens_for_this_session_and_the_keeper_is_shown(hidden: OpenCase, keeper: str) -> None:
    with pytest.raises(Problem, match="reason_needed"):
        restrictions.break_glass(hidden.file, hidden.family_id, " ")
    restrictions.break_glass(hidden.file, hidden.family_id, "夜間の緊急連絡を受けたため")
    assert families.open_case(hidden.file, hidden.family_id) == hidden
    assert len(views.families(hidden.file)) == 2
    as_(hidden.file, keeper, "keeper")
    (news,) = access.glass_news(hidden.file)
    assert (news.family_id, news.note, news.who) == (hidden.family_id, "夜間の緊急連絡を受けたため", "だれか")
    restrictions.take_note(hidden.file, news.seq)
    assert access.glass_news(hidden.file) == ()
    practitioners.unassign(hidden.file, hidden.family_id, keeper)


def test_the_glass_cannot_be_broken_where_nothing_can_be_noted(hidden: OpenCase) -> None:
    hidden.file.read_only = True
    with pytest.raises(Problem, match="read_only_vault"):
        restrictions.break_glass(hidden.file, hidden.family_id, "理由")
    assert not restrictions.may_see(hidden.file, hidden.family_id)


@pytest.mark.parametrize("typed", ["佐倉 さん家", "佐倉さん家", "サクラ"])
def test_it_is_found_by_its_whole_name_or_kana(hidden: OpenCase, typed: str) -> None:
    assert restrictions.seek(hidden.file, typed, "理由") == hidden.family_id


@pytest.mark.parametrize("typed", ["佐倉", "", "見える家", "さく"])
def test_a_part_of_the_name_finds_nothing_and_the_try_is_noted(hidden: OpenCase, typed: str) -> None:
    before = hidden.file.head().seq
    with pytest.raises(Problem, match="no_such_family"):
        restrictions.seek(hidden.file, typed, "理由")
    assert hidden.file.head().seq == before + 1
    assert not restrictions.may_see(hidden.file, hidden.family_id)


def test_hiding_cannot_be_undone_by_the_one_it_is_hidden_from(hidden: OpenCase) -> None:
    assert hidden.file.can_undo(hidden.family_id) == "family.create"  # the hiding is no step of it
    assert hidden.file.undo("") is None
    assert not restrictions.may_see(hidden.file, hidden.family_id)


def test_the_help_tells_of_every_role_and_right() -> None:
    for language in messages.LANGUAGES:
        for key in (*(f"role.{role}" for role in ROLES), *(f"right.{right}" for right in RIGHTS)):
            assert messages.help_text("roles", key, language)
    assert "鍵" in messages.help_text("roles", "honest", "ja")
