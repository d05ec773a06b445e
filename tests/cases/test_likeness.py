import pytest

from kasesupport.cases import access, episodes, families, likeness, people, practitioners, protections, restrictions
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.likeness import Typed, alike, elsewhere, somebody
from kasesupport.domain.problems import Problem
from kasesupport.store.history.journal import Author

BORN = PartialDate(2019, 4, 2)
CHILD = Newcomer("child", "蓮", "れん", birth=BORN, index=True)
PHONE, ADDRESS = "029-111-2222", "つくば市研究学園1-2-3"


@pytest.fixture
def other(case: OpenCase) -> OpenCase:
    """Another family, with a child that the first has too."""
    people.edit_person(case, people.add_person(case), name="佐倉 蓮", kana="さくら れん", birth=BORN)
    members = [CHILD, Newcomer("mother", "花子")]
    return families.create(case.file, "濵田", "はまだ", members, phone=PHONE, address=ADDRESS)


def found(case: OpenCase, **typed: object) -> list[tuple[str, tuple[str, ...]]]:
    shelf = likeness.known(case.file)
    return [(each.family.name, each.reasons) for each in alike(shelf, Typed(**typed))]  # type: ignore[arg-type]


def test_families_are_found_by_all_that_is_typed(case: OpenCase, other: OpenCase) -> None:
    people.edit_person(other, people.add_person(other), name="濵田 京子", former="大川")
    child = somebody("", "蓮", "", "", "2019-04-02")
    typed = {"name": "浜田", "kana": "ハマダ", "phone": "0291112222", "address": "茨城県つくば市研究学園１丁目２番３号"}
    ((name, reasons),) = found(case, **typed, persons=(child,))
    assert (name, set(reasons)) == ("濵田", {"person", "phone", "address", "kana", "name"})
    assert found(case, kana="はまだ", name="大川") == [("濵田", ("kana", "former"))]
    assert likeness.known(case.file).families[1].children == "蓮"


def test_a_family_that_was_closed_is_found_and_said_to_be(case: OpenCase, other: OpenCase) -> None:
    episodes.pause(other, case.file.today(), "")
    assert [each.closed for each in likeness.known(case.file).families] == [False, True]


def test_a_protected_family_is_found_by_its_name_and_by_nothing_else(case: OpenCase, other: OpenCase) -> None:
    protections.protect(other)
    child = somebody("", "蓮", "", "", "2019-04-02")
    assert found(case, phone=PHONE, address=ADDRESS, persons=(child,)) == []
    assert found(case, name="浜田", phone=PHONE, address=ADDRESS, persons=(child,)) == [("濵田", ("name",))]
    shelf = likeness.known(case.file)
    assert [family.name for family, _ in elsewhere(shelf, (child,), ())] == ["佐倉 さん家"]
    assert likeness.hints(case) == ()
    assert PHONE not in repr(shelf)
    assert ADDRESS not in repr(shelf)


def test_a_hidden_family_is_not_there_for_whom_it_is_hidden_from(case: OpenCase, other: OpenCase) -> None:
    who = practitioners.add_practitioner(case.file, "田中", role="supervisor")
    restrictions.restrict(case.file, other.family_id, who)
    assert likeness.hints(case) == ()  # hidden from somebody: no hint to anybody
    assert found(case, name="浜田") == [("濵田", ("name",))]
    case.file.sign_as(Author("田中", "", who, "supervisor"))
    assert found(case, name="浜田", phone=PHONE) == []
    assert "濵田" not in repr(likeness.known(case.file))
    assert likeness.hints(case) == likeness.look(case) == ()


def test_who_stands_elsewhere_is_shown_only_when_asked_for_and_that_is_noted(case: OpenCase, other: OpenCase) -> None:
    (hint,) = likeness.hints(case)
    assert hint.id
    assert "濵田" not in repr(hint)
    before = access.count(case.file)
    (seen,) = likeness.look(case)
    assert (seen.family, seen.person, seen.birth) == ("濵田", "蓮", "2019-04-02")
    assert access.count(case.file) == before + 2
    ours, theirs = (access.entries(case.file, each.family_id)[0] for each in (case, other))
    assert (ours.op, theirs.op) == (likeness.LOOKED, likeness.SHOWN)
    assert "濵田" not in repr(ours)
    assert "佐倉" not in repr(theirs).replace(theirs.family, "")
    assert case.file.can_undo(case.family_id) != likeness.LOOKED


def test_nothing_is_shown_where_it_cannot_be_noted(case: OpenCase, other: OpenCase) -> None:
    case.file.read_only = True
    assert likeness.hints(case)
    with pytest.raises(Problem, match="read_only_vault"):
        likeness.look(case)
