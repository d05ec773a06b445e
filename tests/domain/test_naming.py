from kasesupport.domain.naming import names_in
from kasesupport.domain.people import Person

FAMILY = (Person("1", "佐倉 美咲", called="ママ"), Person("2", "髙橋 健"), Person("3", "蒼"))


def test_whole_names_and_parts_of_them_are_found_however_they_are_written() -> None:
    assert names_in("美咲さんが、たかはし（高橋）さんと", FAMILY) == ("美咲", "髙橋")
    assert names_in("まま友の集まり", FAMILY) == ("ママ",)
    assert names_in("佐倉美咲さん", FAMILY, ("佐倉 さん家",)) == ("佐倉 美咲", "佐倉", "美咲")


def test_one_letter_stands_in_too_many_words() -> None:
    assert names_in("蒼い空の下で、健やかに", FAMILY) == ()
