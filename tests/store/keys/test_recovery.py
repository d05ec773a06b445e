import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.store.keys import recovery

PLACES = [n for n in range(55) if n % 7 != 6]  # of the digits, among the hyphens


def refused(*codes: str) -> Problem:
    with pytest.raises(Problem) as caught:
        recovery.secret(codes)
    return caught.value


def test_a_code_is_eight_groups_of_six_each_divisible_by_eleven() -> None:
    (code,) = recovery.new("recovery")
    groups = code.split("-")
    assert [len(group) for group in groups] == [6] * 8
    assert all(int(group) % 11 == 0 and int(group) // 11 < 65536 for group in groups)
    assert recovery.digits(code) == code.replace("-", "")
    assert recovery.is_code(recovery.secret([code]).passphrase)
    assert recovery.new("recovery") != (code,)


@pytest.mark.parametrize(
    "typed",
    [
        lambda c: c.replace("-", ""),
        lambda c: c.replace("-", " "),
        lambda c: c.replace("-", "ー"),
        lambda c: c.replace("-", " − "),
        lambda c: " ".join(c),
        lambda c: "\n" + c.replace("-", "\n") + "\u3000\n",
        lambda c: "".join(chr(ord(d) + 0xFEE0) for d in c),  # full width, hyphens too
        lambda c: unicodedata.normalize("NFD", c) + "\ufeff",
    ],
)
def test_a_code_may_be_typed_in_many_ways(typed) -> None:
    (code,) = recovery.new("recovery")
    assert recovery.secret([typed(code)]).passphrase == recovery.digits(code)
    first, second = recovery.new("pair")
    assert recovery.secret([typed(first), typed(second)]) == recovery.secret([first, second])


@given(place=st.sampled_from(PLACES), digit=st.integers(0, 9), plain=st.booleans(), kind=st.integers(0, 2))
def test_a_wrong_digit_names_its_group(place: int, digit: int, plain: bool, kind: int) -> None:
    codes = [*recovery.new("recovery"), *recovery.new("pair")]
    code = codes[kind]
    wrong = code[:place] + str(digit) + code[place + 1 :]
    if wrong == code:
        return
    problem = refused(wrong.replace("-", "") if plain else wrong)
    assert (problem.code, problem.facts) == ("recovery_group", {"group": place // 7 + 1, "sheet": 1})


@given(place=st.sampled_from([n for n in PLACES if n % 7 != 5]))
def test_digits_that_changed_places_name_their_group(place: int) -> None:
    (code,) = recovery.new("recovery")
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if wrong != code:
        assert refused(wrong).facts["group"] == place // 7 + 1


@given(place=st.sampled_from(PLACES), letter=st.sampled_from("OlIx零"))
def test_a_letter_names_its_group(place: int, letter: str) -> None:
    (code,) = recovery.new("recovery")
    assert refused(code[:place] + letter + code[place + 1 :]).facts["group"] == place // 7 + 1


@given(place=st.sampled_from(PLACES))
def test_a_digit_left_out_between_hyphens_names_its_group(place: int) -> None:
    (code,) = recovery.new("recovery")
    assert refused(code[:place] + code[place + 1 :]).facts["group"] == place // 7 + 1


def test_a_digit_left_out_without_hyphens_mostly_names_its_group() -> None:
    dice, right = random.Random(1), 0
    for _ in range(300):
        (code,) = recovery.new("recovery")
        plain, place = recovery.digits(code), dice.randrange(48)
        problem = refused(plain[:place] + plain[place + 1 :])
        right += problem.facts.get("group") == place // 6 + 1
    assert right > 240


@pytest.mark.parametrize(("cut", "found"), [(6, 6), (12, 12), (45, None), (0, 0), (42, 42), (3, 3)])
def test_too_few_digits_are_counted(cut: int, found: int | None) -> None:
    plain = recovery.digits(recovery.new("recovery")[0])
    problem = refused(plain[:cut])
    if found is None:  # the last group alone is short
        assert problem.facts["group"] == 8
    else:
        assert (problem.code, problem.facts["digits"], problem.facts["wanted"]) == ("recovery_length", found, 48)


def test_too_many_digits_are_counted() -> None:
    plain = recovery.digits(recovery.new("recovery")[0])
    assert refused(plain + "123456").facts["digits"] == 54


def test_halves_are_known_for_what_they_are() -> None:
    first, second = recovery.new("pair")
    assert {int(group) % 11 for group in first.split("-")} == {1}
    assert {int(group) % 11 for group in second.split("-")} == {2}
    assert recovery.secret([second, "", first]) == recovery.secret([first, second])
    assert refused(first).code == "recovery_half"
    assert refused("  ", second).code == "recovery_half"
    assert refused(first, first).code == "recovery_no_pair"
    (whole,) = recovery.new("recovery")
    assert refused(whole, first).code == "recovery_no_pair"
    assert refused(first, second, second).code == "recovery_no_pair"
    assert recovery.secret([first, second]) != recovery.secret([first, recovery.new("pair")[1]])


def test_a_slip_on_the_second_sheet_says_so() -> None:
    first, second = recovery.new("pair")
    wrong = second[:-1] + str((int(second[-1]) + 1) % 10)
    assert refused(first, wrong).facts == {"group": 8, "sheet": 2}


def test_one_half_tells_nothing_of_the_key() -> None:
    """The first half is drawn apart from the key: the same key has any number of them."""
    halves = {recovery.new("pair")[0] for _ in range(50)}
    assert len(halves) == 50


@given(st.text(max_size=80) | st.text(alphabet="0123456789- ", min_size=40, max_size=60))
def test_any_text_gives_a_key_or_a_typed_problem(text: str) -> None:
    assert recovery.is_code(text) is (len(text) == 48 and _given(text) == text)


def _given(text: str) -> str:
    try:
        return recovery.secret([text]).passphrase
    except Problem as problem:
        return problem.code


def test_which_sheet_a_slip_is_on_is_said_only_where_there_are_two() -> None:
    first, second = recovery.new("pair")
    slipped = second[:-1] + str((int(second[-1]) + 1) % 10)
    for codes, code in (((first, slipped), "recovery_group_of_two"), ((slipped,), "recovery_group")):
        with pytest.raises(Problem) as caught:
            recovery.secret(codes)
        assert caught.value.code == code
        assert ("つ目の番号" in messages.text(caught.value, "ja")) is (len(codes) == 2)
