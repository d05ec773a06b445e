"""The small pictures of the page on how diagrams are drawn: one for each choice, and a family that shows them all."""

from datetime import date
from types import MappingProxyType

from kasesupport.diagrams import genogram
from kasesupport.diagrams.ecomap.strokes import tie_items
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import Tie
from kasesupport.domain.people import FamilyGraph, Household, Person, Sex, Union
from kasesupport.drawing.items import Drawing, moved

ON = date(2026, 4, 1)
CUT = 22.0  # px taken off each side of a small picture
LINE, MARGIN = 110.0, 16.0  # px of the tie that is shown, and the room around it


def _of(sex: Sex, word: str, born: int = 0, died: int = 0, *, index: bool = False, pregnancy: bool = False) -> Person:
    days = (PartialDate(born, 1, 1) if born else None, PartialDate(died, 6, 1) if died else None)
    return Person(word, word, "", "", sex, *days, index=index, pregnancy=pregnancy)


FATHER, MOTHER = _of("M", "父"), _of("F", "母")
OLDER, YOUNGER = _of("F", "姉", 2014), _of("M", "弟", 2018)
PAIR = ("父", "母")
# By the name of a choice, the smallest family that shows it.
SMALL = MappingProxyType(
    {
        "unknown_sex": FamilyGraph((_of("U", "こども", 2016),)),
        "death": FamilyGraph((_of("M", "祖父", 1948, 2016),)),
        "pregnancy": FamilyGraph((_of("U", "赤ちゃん", 2027, pregnancy=True),)),
        "marriage": FamilyGraph((FATHER, MOTHER), (Union("u", PAIR, (), "married"),)),
        "adoption": FamilyGraph((OLDER, YOUNGER), (Union("u", (), ("姉", "弟"), child_kinds=(("弟", "adopted"),)),)),
        "household": FamilyGraph((MOTHER, OLDER), (), (Household("h", ("母", "姉")),)),
        "siblings": FamilyGraph((OLDER, YOUNGER), (Union("u", (), ("姉", "弟")),)),
        "couple": FamilyGraph((FATHER, MOTHER), (Union("u", PAIR, (), "married"),)),
        "era": FamilyGraph((_of("F", "母", 1990),)),
    }
)
ALL = FamilyGraph(
    (
        _of("M", "祖父", 1948, 2016), _of("F", "祖母", 1951), _of("M", "父", 1983), _of("F", "母", 1985),
        _of("F", "本人", 2015, index=True), _of("U", "きょうだい", 2018), _of("M", "養子", 2021),
        _of("U", "赤ちゃん", 2026, pregnancy=True),
    ),
    (
        Union("u1", ("祖父", "祖母"), ("母",), "married", PartialDate(1978)),
        Union("u2", ("父", "母"), ("本人", "きょうだい", "養子", "赤ちゃん"), "married", PartialDate(2012),
              child_kinds=(("養子", "adopted"),)),
    ),
    (Household("h", ("父", "母", "本人", "きょうだい", "養子", "赤ちゃん"), "いっしょにくらす人"),),
)  # fmt: skip


def example(conventions: Conventions) -> Drawing:
    """A family that shows every choice of the genogram, with its legend."""
    return _drawn(ALL, GenogramLook(ON, legend=True, conventions=conventions))


def small(name: str, conventions: Conventions) -> Drawing:
    """The picture of one choice, a name of Conventions, as it is drawn by these."""
    if name == "ties":
        ways = tie_items(Tie("", "", strength="stress"), [(0.0, 0.0), (LINE, 0.0)], conventions)
        return Drawing(LINE + 2 * MARGIN, 2 * MARGIN, tuple(moved(each, MARGIN, MARGIN) for each in ways))
    years = frozenset() if name == "era" else frozenset({"years"})
    return _cut(_drawn(SMALL[name], GenogramLook(ON, hidden=years, conventions=conventions)))


def _cut(drawing: Drawing) -> Drawing:
    """Without most of its margin."""
    items = tuple(moved(each, -CUT, -CUT) for each in drawing.items)
    return Drawing(drawing.width - 2 * CUT, drawing.height - 2 * CUT, items)


def _drawn(graph: FamilyGraph, look: GenogramLook) -> Drawing:
    return genogram.draw(graph, genogram.layout(graph, look=look), look)
