"""Colours, icons and words of the kinds. A kind is told by its icon; the colour only helps."""

from collections.abc import Mapping
from dataclasses import dataclass

from kasesupport.domain.ecomap import ResourceKind

WARM = "#fdf8ef"  # inside the household
HEARTH = "#8a6a45"  # its outline
PAST = "#8f8b84"
STRAIN = "#a63d2f"  # stress and break; told by zigzag and bars as well


@dataclass(frozen=True, slots=True)
class Tone:
    """Fill and line of a card; all fills equally light, all lines equally dark."""

    fill: str
    line: str


PEOPLE = Tone("#fdf0e3", "#a8622a")
LEARNING = Tone("#edf5e6", "#4f7a31")
HEALTH = Tone("#e8f2f8", "#2c719b")
SUPPORT = Tone("#f3eef8", "#7459a0")
SERVICE = Tone("#e6f4f1", "#2b7568")
REST = Tone("#f4f2ee", "#736b60")
FADED = Tone("#f7f7f6", PAST)
LACK = Tone("#ffffff", "#8a5a14")  # an empty place


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of resource looks and is called."""

    word: str
    icon: str
    tone: Tone


KINDS: Mapping[ResourceKind, Kind] = {
    "kin": Kind("親族", "users", PEOPLE),
    "friend": Kind("友人", "smile", PEOPLE),
    "neighbour": Kind("近所", "house", PEOPLE),
    "own": Kind("本人のことば", "message-circle", PEOPLE),
    "community": Kind("地域活動", "flag", PEOPLE),
    "nursery": Kind("保育所など", "baby", LEARNING),
    "school": Kind("学校", "school", LEARNING),
    "afterschool": Kind("学童・放課後", "book-open", LEARNING),
    "medical": Kind("医療", "stethoscope", HEALTH),
    "health": Kind("保健", "heart", HEALTH),
    "welfare": Kind("福祉サービス", "hand-heart", SUPPORT),
    "government": Kind("行政", "building-2", SUPPORT),
    "npo": Kind("民間団体", "sprout", SUPPORT),
    "place": Kind("居場所", "tent-tree", PEOPLE),
    "short_stay": Kind("子育て短期支援", "moon", SERVICE),
    "home_visit": Kind("養育支援訪問", "door-open", SERVICE),
    "day_care": Kind("一時預かり", "clock", SERVICE),
    "home_help": Kind("子育て世帯訪問支援", "cooking-pot", SERVICE),
    "child_base": Kind("児童育成支援拠点", "backpack", SERVICE),
    "parenting": Kind("親子関係形成支援", "heart-handshake", SERVICE),
    "work": Kind("職場", "briefcase", REST),
    "other": Kind("その他", "circle-dot", REST),
}
