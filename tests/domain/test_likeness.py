from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.likeness import Known, Somebody, Typed, alike, elsewhere, pairs, shelf, somebody

HAMADA = Known(
    "h", "濵田", "はまだ", phones=("０２９－１１１－２２２２",), addresses=("", "茨城県つくば市研究学園1丁目2番3号"),
    persons=(somebody("c", "濵田 蓮", "はまだ れん", "", "2019-04-02", ("濵田", "はまだ")),
             somebody("m", "濵田 花子", "はまだ はなこ", "山田", "1990-01-01", ("濵田", "はまだ"))),
)  # fmt: skip
OTHERS = tuple(Known(f"o{n}", f"家庭{n}", f"かてい{n}", phones=(f"03-0000-{n:04}",)) for n in range(30))
ALL = shelf((*OTHERS, HAMADA))


def reasons(**typed: object) -> dict[str, tuple[str, ...]]:
    return {each.family.family_id: each.reasons for each in alike(ALL, Typed(**typed))}  # type: ignore[arg-type]


def test_a_name_is_found_in_other_letters_from_the_second_one_on() -> None:
    assert reasons(name="浜") == {}
    assert reasons(name="浜田") == {"h": ("name",)}
    assert reasons(kana="ハマ") == {"h": ("begins",)}
    assert reasons(kana="ﾊﾏﾀﾞ") == {"h": ("kana",)}


def test_phone_and_address_are_compared_without_how_they_are_written() -> None:
    assert reasons(phone="0291112222") == {"h": ("phone",)}
    assert reasons(phone="029111") == {}
    assert reasons(address="つくば市研究学園１－２－３") == {"h": ("address",)}
    assert reasons(address="つくば市研究学園1-2-4") == {}
    assert reasons(address="2-3") == {}


def test_what_speaks_for_it_most_stands_first_and_no_more_than_one_can_read() -> None:
    found = alike(ALL, Typed("家庭", phone="029-111-2222"))
    assert [each.family.family_id for each in found] == ["h", "o0", "o1", "o2"]


def test_a_person_alone_makes_no_family_but_a_question() -> None:
    child = somebody("", "蓮", "", "", "2019-04-02")
    assert reasons(persons=(child,)) == {}
    assert reasons(kana="はまだ", persons=(child,)) == {"h": ("person", "kana")}
    assert [(family.family_id, person.id) for family, person in elsewhere(ALL, (child,), ())] == [("h", "c")]
    assert elsewhere(ALL, (child,), {"h"}) == ()


def test_somebody_is_known_by_the_name_of_before() -> None:
    mother = somebody("", "山田 花子", "", "", "1990-01-01")
    assert [person.id for _, person in elsewhere(ALL, (mother,), ())] == ["m"]
    assert reasons(name="山田") == {}  # whose name it was stands in that family's record
    assert reasons(kana="はまだ", name="山田") == {"h": ("kana", "former")}


def test_a_birthday_alone_or_a_name_alone_is_no_hint() -> None:
    for name, birth in (("陽菜", "2019-04-02"), ("蓮", ""), ("蓮", "2019-04"), ("蓮", "2019-04-03")):
        assert elsewhere(ALL, (somebody("", name, "", "", birth),), ()) == ()


def test_of_a_quiet_family_nothing_is_told_of_who_belongs_to_it() -> None:
    quiet = shelf([Known("q", "濵田", "はまだ", quiet=True, persons=HAMADA.persons)])
    child = somebody("", "蓮", "", "", "2019-04-02")
    assert elsewhere(quiet, (child,), ()) == ()
    assert [each.reasons for each in alike(quiet, Typed("浜田", persons=(child,)))] == [("name",)]
    assert alike(quiet, Typed(persons=(child,))) == ()


def test_the_same_persons_are_proposed_by_name_and_dates_that_go_together() -> None:
    ours = [somebody("a", "濵田 蓮", "", "", "2019-04-02"), somebody("b", "濵田 花子", "", "", "")]
    theirs = [
        somebody("x", "花子", "", "", "1990"), somebody("y", "浜田 蓮", "", "", "2019-04"),
        somebody("z", "蓮", "", "", "2010-01-01"),
    ]  # fmt: skip
    assert pairs(ours, theirs) == {"x": "b", "y": "a"}


def test_where_two_might_be_meant_nobody_is_proposed() -> None:
    twins = [somebody("a", "さくら", "", "", ""), somebody("b", "さくら", "", "", "")]
    assert pairs(twins, [somebody("x", "さくら", "", "", "2019-04-02")]) == {}


@given(st.lists(st.tuples(st.sampled_from("あいう"), st.sampled_from(("", "2019", "2019-04-02"))), max_size=6))
def test_nobody_is_proposed_twice(told: list[tuple[str, str]]) -> None:
    some = [Somebody(f"s{n}", frozenset({name}), birth=birth) for n, (name, birth) in enumerate(told)]
    others = [Somebody(f"o{n}", frozenset({name}), birth=birth) for n, (name, birth) in enumerate(reversed(told))]
    found = pairs(some, others)
    assert len(set(found.values())) == len(found)
