"""An own map alone shows nothing of the office; beside the office's map: both, only theirs, only ours."""

from kasesupport.domain.ecomap import Gap, OwnMap, Resource, Tie
from kasesupport.domain.own_maps import as_record, beside, plain, together
from kasesupport.domain.people import Bond, Condition, FamilyGraph, Person
from kasesupport.domain.record import CaseRecord, Statement

CHILD = Person(
    "c", "佐倉 陽葵", called="ひまり", note="小6", staff_note="見立て", conditions=(Condition("x", "illness"),)
)
MOTHER = Person("m", "佐倉 美咲", work="弁当工場 夜番", care="通院", missing=True, gender="女性")
SCHOOL, FOOD, CENTRE = Resource("s", "みどり小学校"), Resource("f", "ひだまり"), Resource("g", "児童相談所")
OWN_FOOD, CAT = Resource("f2", "ひだ まり", "own"), Resource("t", "ねこ", "own")
RECORD = CaseRecord(
    "family",
    "佐倉",
    phone="090",
    graph=FamilyGraph((CHILD, MOTHER), bonds=(Bond("c", "m", "conflict"),)),
    resources=(SCHOOL, FOOD, CENTRE, Resource("p", "学童")),
    ties=(
        Tie("1", "s", "c", purpose="担任"),
        Tie("2", "f", state="hoped"),
        Tie("3", "g", "m", "stress", "in", purpose="夜の見守り"),
        Tie("4", "p", "c", state="past"),
    ),
    gaps=(Gap("q", "z", "夜の預かり"),),
    own_maps=(OwnMap("o", "c", "2026-05-01"), OwnMap("other", "m")),
    own_ties=(
        Tie("5", "s", "c", own_map="o", consent="no", chosen_by="child"),
        Tie("6", "f2", "c", own_map="o"),
        Tie("7", "t", "c", "strong", purpose="いっしょに ねる", own_map="o"),
        Tie("8", "n", "m", own_map="other"),
    ),
    own_resources=(SCHOOL, OWN_FOOD, CAT, Resource("n", "りんじん", "own")),
    statements=(Statement("y", "q", "ひみつ"),),
)


def test_the_author_sees_the_family_and_the_own_ties_and_nothing_of_the_office() -> None:
    seen = as_record(RECORD, "o")
    assert [(t.id, t.consent, t.chosen_by) for t in seen.ties] == [("5", "", ""), ("6", "", ""), ("7", "", "")]
    assert seen.resources == (SCHOOL, OWN_FOOD, CAT)
    assert (seen.gaps, seen.own_ties, seen.statements, seen.phone) == ((), (), (), "")
    told = repr(seen)
    for word in ("見立て", "夜番", "通院", "夜の見守り", "児童相談所", "夜の預かり", "ひみつ", "りんじん", "担任"):
        assert word in repr(RECORD)
        assert word not in told


def test_of_a_person_only_who_it_is_is_left_by_the_familys_word() -> None:
    child, mother = plain(RECORD.graph).persons
    assert child == Person("c", "ひまり", called="ひまり")
    assert mother == Person("m", "佐倉 美咲")
    assert plain(RECORD.graph).bonds == ()


def test_a_child_lost_before_birth_is_not_drawn_as_living() -> None:
    (lost,) = plain(FamilyGraph((Person("l", loss="stillbirth"),))).persons
    assert lost.loss == "stillbirth"


def test_both_only_theirs_only_ours() -> None:
    found = beside(RECORD, "o")
    assert [(b.theirs.id, b.ours.id, b.state) for b in found.both] == [("s", "s", "now"), ("f2", "f", "hoped")]
    assert found.theirs == (CAT,)
    assert found.ours == (CENTRE,)  # what is past or only hoped for is not who is involved now


def test_what_only_the_office_has_is_drawn_without_its_words_and_manner() -> None:
    state = together(RECORD, "o", ("c", "m"))
    assert [t.id for t in state.ties] == ["5", "6", "7", "3"]
    assert state.ties[-1] == Tie("3", "g", "m")
    assert state.ties[2].strength == "strong"
    assert state.resources[-1] == CENTRE
