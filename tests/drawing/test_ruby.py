from kasesupport.drawing.ruby import literal, parse, plain


def test_a_reading_belongs_to_the_run_of_kanji_or_from_the_bar_on() -> None:
    assert list(parse("この文《ぶん》は｜お母さん《おかあさん》")) == [
        ("この", ""), ("文", "ぶん"), ("は", ""), ("お母さん", "おかあさん"),
    ]  # fmt: skip
    assert list(parse("葛\U000e0101城《かつらぎ》")) == [("葛\U000e0101城", "かつらぎ")]


def test_brackets_that_are_no_reading_stay() -> None:
    for text in ("《たいせつ》", "ひらがな《よみ》", "文｜字", "文《よみ", "文《》", "文《よ\nみ》"):
        assert plain(text) == text
        assert [r for _, r in parse(text) if r] == []


def test_plain_leaves_the_text_without_its_readings() -> None:
    assert plain("｜支援計画《しえんけいかく》と文《ぶん》") == "支援計画と文"


def test_what_someone_typed_is_no_markup() -> None:
    typed = "計画《注》と｜文字《もじ》"
    assert [r for _, r in parse(literal(typed)) if r] == []
    assert plain(literal(typed)) == typed
