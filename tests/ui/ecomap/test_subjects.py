"""What a screen reader says of the ecomap's subjects."""

from datetime import date

from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.ecomap.subjects import kind_of, spoken, title_of

RECORD = CaseRecord(
    "f", "佐倉", graph=FamilyGraph((Person("m", "美咲"),)),
    resources=(Resource("w", "弁当工場", "work"), Resource("x", "", "place", date(2026, 5, 1).isoformat())),
    ties=(Tie("t", "w", "m", "stress", "out", purpose="夜番"), Tie("u", "x", state="possible")),
    gaps=(Gap("g", "1", "送り迎えの手", "home_help", "m"),),
)  # fmt: skip


def test_everything_has_its_kind_and_its_words() -> None:
    assert [kind_of(RECORD, each) for each in ("w", "t", "g", "m", HOUSEHOLD, "?")] == [
        "resource", "tie", "gap", "member", "household", "",
    ]  # fmt: skip
    assert spoken(RECORD, "w") == "職場：弁当工場。つながり：美咲（ストレス、家族から、今、夜番）"
    assert spoken(RECORD, "m") == "美咲。つながり：弁当工場（ストレス、家族から、今、夜番）"
    assert spoken(RECORD, "t") == "弁当工場 ― 美咲 のつながり。ストレス、家族から、今、夜番"
    assert spoken(RECORD, "x").startswith(
        "居場所：名前のない資源（終わりました）。つながり：家庭（ふつう、つながりうる）"
    )
    assert spoken(RECORD, "g") == "足りないもの：送り迎えの手（子育て世帯訪問支援）。美咲 のために。"
    assert title_of(RECORD, "g") == "足りないもの：送り迎えの手"
    assert spoken(CaseRecord("f", "佐倉"), HOUSEHOLD) == "家庭。つながりはまだありません。"
