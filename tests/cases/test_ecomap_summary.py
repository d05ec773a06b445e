"""What differs between two ecomaps, in words: a line a subject, people first."""

from dataclasses import replace

import pytest

from kasesupport import messages, resources
from kasesupport.cases.ecomap_summary import lines, summary, teller
from kasesupport.domain.comparing_ties import EcomapState, TieDifference, differences, unchanged
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import FamilyGraph, Person

FAMILY = FamilyGraph((Person("m", "美咲"), Person("f", "健"), Person("c", "陽葵")))
SCHOOL, NURSERY, WORK = (Resource(i, n) for i, n in (("s", "みどり小学校"), ("n", "こばと保育園"), ("w", "弁当工場")))
OLD = EcomapState(
    FAMILY, (SCHOOL, NURSERY, WORK), (Tie("1", "s", "c"), Tie("2", "n"), Tie("3", "w", "f", "stress")), ("m", "f", "c")
)
WORDS = messages.words(resources.path("messages", "ecomap_changes.toml"))


def told(old: EcomapState, new: EcomapState, register: tuple[Resource, ...] = (), language: str = "ja") -> list[str]:
    found = differences(old, new, register)
    return [line.words for line in lines(teller(old, new, register, language), found)]


def test_what_became_of_a_tie_stands_with_its_resource_and_its_end() -> None:
    new = replace(OLD, ties=(Tie("1", "s", "c", "strong", "both"), OLD.ties[1], Tie("3", "w", "f", "normal")))
    assert told(OLD, new) == [
        "みどり小学校（陽葵）：つながりが強くなりました（ふつう → 強い）。支えの向きが変わりました（とくになし → たがいに）。",
        "弁当工場（健）：ストレスや緊張がやわらぎました。",
    ]
    assert told(OLD, new, language="en")[0].startswith("みどり小学校 (陽葵): is stronger (normal → strong). goes")


def test_one_line_for_a_resource_that_is_new_to_several() -> None:
    place = Resource("p", "ひだまり")
    new = replace(OLD, resources=(*OLD.resources, place), ties=(*OLD.ties, Tie("8", "p", "c"), Tie("9", "p", "m")))
    assert told(OLD, new) == ["ひだまり（陽葵・美咲）：新しくつながりました。"]
    hoped = replace(new, ties=(*OLD.ties, Tie("8", "p", "c", state="hoped"), Tie("9", "p", "m", state="possible")))
    assert told(hoped, new) == [
        "ひだまり（陽葵）：「つながりたい」から、実際のつながりになりました。",
        "ひだまり（美咲）：「つながりうる」から、実際のつながりになりました。",
    ]


def test_a_split_household_is_told_of_who_went_and_of_the_ties_that_went_to_members() -> None:
    new = EcomapState(FAMILY, OLD.resources, (*OLD.ties[::2], Tie("4", "n", "c")), ("m", "c"))
    assert told(OLD, new) == [
        "健：いまは別のところで暮らしています。弁当工場とのつながりは続いています。",
        "こばと保育園：家庭全体とのつながりから、陽葵とのつながりになりました。",
    ]


def test_a_resource_that_was_renamed_or_closed_is_told_once() -> None:
    renamed = replace(SCHOOL, name="みどりの丘小学校")
    assert told(OLD, replace(OLD, resources=(renamed, NURSERY, WORK))) == [
        "みどりの丘小学校：呼び名が変わりました（前は「みどり小学校」）。"
    ]
    closed = replace(NURSERY, closed_on="2026-03-31")
    gone = EcomapState(FAMILY, (SCHOOL, WORK), OLD.ties[::2], OLD.home)
    assert told(OLD, gone, (closed,)) == [
        "こばと保育園（家庭全体）：2026年3月31日（令和8年）に終わりました。つながりがなくなりました。"
    ]


def test_the_summary_tells_the_days_the_lines_and_what_goes_on() -> None:
    new = replace(OLD, ties=(*OLD.ties[:2], Tie("3", "w", "f", "stress", state="past")))
    said = summary(teller(OLD, new), differences(OLD, new), unchanged(OLD, new), ("4月", "いま"))
    assert said.splitlines() == [
        "エコマップの変化（4月からいままで）",
        "・弁当工場（健）：つながりが終わりました。",
        "変わらず続いているつながり：みどり小学校・こばと保育園",
    ]
    empty = EcomapState(FAMILY)
    assert "ちがいはありません" in summary(teller(empty, empty), (), (), ("4月", "いま"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_that_can_be_told_has_words(language: str) -> None:
    kinds = [k for k in WORDS if "." in k and k.split(".")[0] in ("person", "tie", "resource", "gap")]
    for key in kinds:
        noun, aspect, *state = key.split(".")
        aspect = aspect.removesuffix("_tied")
        ties = (Tie("1", "s", "c", state=state[0] if state else "now"),)  # type: ignore[arg-type]
        what = aspect if aspect in ("new", "gone") else "changed"
        aspects = () if what != "changed" else (aspect,)
        before, after = (() if what == "new" else ties), (() if what == "gone" else ties)
        subject = "c" if noun == "person" else "s"
        found = TieDifference(what, noun, subject, aspects, before, after, "s")  # type: ignore[arg-type]
        (line,) = lines(teller(OLD, OLD, (), language), (found,))
        assert line.subject == subject
        assert "{" not in line.words
