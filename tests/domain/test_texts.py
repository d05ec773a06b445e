import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasesupport import resources
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
    ("a", "b"),
    [
        ("ｶﾅ", "かな"), ("カナ", "かな"), ("髙 橋", "高橋"), ("ＡＢＣ", "abc"), ("﨑", "崎"), ("渡邉", "渡辺"), ("渡邊", "渡辺"),
        ("齋藤", "斉藤"), ("斎藤", "齊藤"), ("濵田", "浜田"), ("𠮷野", "吉野"), ("栁", "柳"), ("𣘺本", "橋本"), ("黑澤", "黒沢"),
        ("葛󠄁城", "葛城"), ("関ヶ原", "関ケ原"), ("ﾀﾞ", "だ"), ("神", "神"),
    ],
)  # fmt: skip
def test_search_keys_fold_what_people_type_either_way(a: str, b: str) -> None:
    assert search_key(a) == search_key(b)


def test_search_keys_keep_apart_what_differs() -> None:
    assert search_key("か") != search_key("が")


def test_a_sign_that_is_compared_by_another_is_none_that_others_are_compared_by() -> None:
    """Else two ways to write one name would lead to two keys."""
    rows = [line.split("\t") for line in _variants() if not line.startswith("#")]
    assert len(rows) > 300
    assert not {variant for variant, _, _ in rows} & {base for _, base, _ in rows}
    assert all(search_key(variant) == search_key(base) == base for variant, base, _ in rows)
    assert {source for _, _, source in rows} == {"unihan", "ours"}


def _variants() -> list[str]:
    return resources.path("names", "variants.tsv").read_text(encoding="utf-8").splitlines()
