from kasesupport.domain.naming import names_in, without_names
from kasesupport.domain.people import Person

FAMILY = (Person("1", "佐倉 美咲", called="ママ"), Person("2", "髙橋 健"), Person("3", "蒼"))


def test_whole_names_and_parts_of_them_are_found_however_they_are_written() -> None:
    assert names_in("美咲さんが、たかはし（高橋）さんと", FAMILY) == ("美咲", "髙橋")
    assert names_in("まま友の集まり", FAMILY) == ("ママ",)
    assert names_in("佐倉美咲さん", FAMILY, ("佐倉 さん家",)) == ("佐倉 美咲", "佐倉", "美咲")


def test_one_letter_stands_in_too_many_words() -> None:
    assert names_in("蒼い空の下で、健やかに", FAMILY) == ()


def test_names_are_taken_out_whole_and_in_parts() -> None:
    clean = without_names({"佐倉 美咲", "蒼", "佐倉 さん家"})
    assert clean("美咲さんと佐倉美咲さんの、佐倉家の夕方") == "（名前）さんと（名前）さんの、（名前）家の夕方"
    assert clean("蒼い空") == "蒼い空"
    assert without_names(())("そのまま") == "そのまま"
