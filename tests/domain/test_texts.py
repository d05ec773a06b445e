import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text, search_key


@given(st.text(max_size=90))
def test_a_cleaned_line_is_one_printable_line_and_stays_so(text: str) -> None:
    cleaned = clean_line(text)
    assert clean_line(cleaned) == cleaned
    assert not set(cleaned) & set("\n\r\t\0\u202e")
    cleaned.encode("utf-8")


def test_names_are_not_normalised() -> None:
    names = "神󠄀 神 ① ㍿ が 葛󠄁 𠮷"
    assert clean_line(names) == names


def test_lines_of_a_text_are_kept() -> None:
    assert clean_text("一\r\n二\r三\u2028四\x00") == "一\n二\n三\n四"


def test_too_long_is_refused_with_both_figures() -> None:
    with pytest.raises(Problem) as refused:
        clean_line("あ" * 101)
    assert refused.value.facts == {"limit": 100, "length": 101}


@pytest.mark.parametrize(
    ("a", "b"), [("ｶﾅ", "かな"), ("カナ", "かな"), ("髙 橋", "高橋"), ("ＡＢＣ", "abc"), ("﨑", "崎")]
)
def test_search_keys_fold_what_people_type_either_way(a: str, b: str) -> None:
    assert search_key(a) == search_key(b)


def test_search_keys_keep_apart_what_differs() -> None:
    assert search_key("か") != search_key("が")
