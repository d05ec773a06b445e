"""学年別漢字配当表 (2017): as many kanji as it has, none twice, and those that were moved where they now are."""

from kasesupport.sheets.tongues.grades import kanji_by_grade, known_by


def test_the_numbers_of_kanji_are_those_of_the_table() -> None:
    found = kanji_by_grade()
    assert [len(found[year]) for year in range(1, 7)] == [80, 160, 200, 202, 193, 191]
    assert len(set("".join(found.values()))) == 1026
    assert all("\u4e00" <= sign <= "\u9fff" for sign in "".join(found.values()))


def test_what_the_table_of_2017_moved_stands_in_its_new_year() -> None:
    found = kanji_by_grade()
    assert set("茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜賀群徳富城") <= set(found[4])
    assert set("囲紀喜救型航告殺士史象賞貯停堂得毒費粉脈歴") <= set(found[5])
    assert set("胃腸恩券承舌銭退敵俵預") <= set(found[6])


def test_a_child_can_read_what_was_taught_so_far() -> None:
    assert "山" in known_by(1)
    assert "海" not in known_by(1)
    assert "海" in known_by(2)
    assert len(known_by(6)) == 1026
    assert known_by(0) == frozenset()
