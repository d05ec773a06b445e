from kasesupport.domain.levels import LevelWord, Series, by_id, chosen

PROPOSED = Series(
    "capacity", "余力", "ゆとり", "", "p21", (LevelWord("low", "少ない", "少"), LevelWord("high", "多い", "多"))
)


def test_heights_rise_from_the_least_to_the_whole() -> None:
    assert [PROPOSED.height(value) for value in ("low", "high", "unknown")] == [0.5, 1.0, None]


def test_words_for_the_office_and_for_the_family() -> None:
    assert (PROPOSED.word("low"), PROPOSED.word("low", plain=True), PROPOSED.word("gone")) == ("少ない", "少", "gone")


def test_the_offices_levels_take_the_place_of_the_proposed_and_old_marks_stay_readable() -> None:
    own = chosen(PROPOSED, [("low", "わずか", "わずか"), ("mid", "中くらい", "中"), ("empty", " ", "")])
    assert [level.id for level in own.offered] == ["low", "mid"]
    assert own.word("high") == "多い"
    assert own.height("high") is not None
    assert chosen(PROPOSED, ()) == PROPOSED
    assert by_id([own]) == {"capacity": own}
