"""A record that leaves the office: roles for names, in what is entered and in what is written about it."""

from kasesupport.domain.ecomap import Resource
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.domain.record import Answer, CaseRecord, Need, Note, Plan, Statement
from kasesupport.domain.unnamed import roles, unnamed, without

GRAPH = FamilyGraph(
    (
        Person("m", "佐倉 美咲", "さくら みさき", "ママ", sex="F"), Person("g", "佐倉 和子", "さくら かずこ", "ばあば", sex="F"),
        Person("c", "佐倉 陽葵", "さくら ひまり", "ひまちゃん", index=True), Person("d", "佐倉 蒼", called="あおくん", index=True),
        Person("x", "Ana Lee"),
    ),
    (Union("u", ("m",), ("c", "d")), Union("v", ("g",), ("m",))),
    (Household("h", ("m", "c"), "佐倉の家"),),
)  # fmt: skip
RECORD = CaseRecord(
    "01F", "佐倉", "さくら", "秘の住所", "秘の電話", graph=GRAPH,
    statements=(Statement("s", "intake.worries", "ママが、ひまちゃんと陽葵の弟の蒼を待つ。佐倉家で。", "child", "c"),),
    answers=(Answer("intake.informant", ["Anaさんの話", "Analogの時計"]),),
    notes=(Note("n", "support.log", "2026-11-01", "c", (Answer("support.log_what", "佐倉 美咲さんに電話"),)),),
    needs=(Need("q", "ひまりの時間", "family", "c"),), plans=(Plan("p", "陽葵のプラン"),),
)  # fmt: skip


def test_everybody_has_a_role_of_their_own() -> None:
    assert roles(GRAPH) == {"m": "母", "g": "祖母（母方）", "c": "こども1", "d": "こども2", "x": "家族"}
    assert roles(FamilyGraph((Person("c", index=True),))) == {"c": "本人"}
    assert roles(FamilyGraph((Person("a"), Person("b")))) == {"a": "家族1", "b": "家族2"}


def test_no_name_address_or_telephone_is_left_and_ids_are() -> None:
    bare = unnamed(RECORD)
    assert not any(
        word in repr(bare) for word in ("佐倉", "美咲", "陽葵", "ひまり", "さくら", "秘の", "Lee", "ひまちゃん")
    )
    assert [each.id for each in bare.graph.persons] == ["m", "g", "c", "d", "x"]
    assert bare.graph.unions == GRAPH.unions
    assert bare.notes[0].about_id == "c"


def test_words_tell_of_roles_and_everyday_words_stay() -> None:
    bare = unnamed(RECORD)
    assert bare.statements[0].text == "ママが、こども1とこども1の弟の蒼を待つ。この家庭家で。"
    assert bare.answers[0].value == ["家族さんの話", "Analogの時計"]
    assert bare.needs[0].text == "こども1の時間"
    assert bare.plans[0].title == "こども1のプラン"


def test_friends_and_neighbours_are_people_and_offices_are_not() -> None:
    resources = (Resource("n", "となりの田村さん", "neighbour"), Resource("s", "みどり小学校", "school"))
    said = (
        Statement("s", "intake.worries", "となりの田村さんと、みどり小学校に話した。田村さんは聞いてくれた。", "carer"),
    )
    bare = unnamed(CaseRecord("01F", "佐倉", resources=resources, statements=said))
    assert bare.statements[0].text == "身近な人と、みどり小学校に話した。身近な人は聞いてくれた。"
    assert [each.name for each in bare.resources] == ["身近な人", "みどり小学校"]


def test_a_name_of_one_letter_is_not_looked_for() -> None:
    assert without("蒼い空", {}) == "蒼い空"
    assert "蒼" in unnamed(RECORD).statements[0].text  # it stands in too many words


def test_an_everyday_word_that_begins_like_a_name_stays() -> None:
    assert (
        without("みんと、みんなでりんごを食べた。", {"みん": "父", "りん": "こども1"})
        == "父と、みんなでりんごを食べた。"
    )
    assert without("みんなちゃんが来た。", {"みんな": "本人"}) == "本人ちゃんが来た。"
