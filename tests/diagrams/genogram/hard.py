"""Families that are hard to draw, invented for the tests and as small as they can be."""

from collections.abc import Mapping

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import ChildKind, FamilyGraph, Household, Person, Sex, Union, UnionKind


def family(people: str, *unions: Union, homes: tuple[tuple[str, ...], ...] = ()) -> FamilyGraph:
    """People as "name:sex:birth", unions, households.

    "*" marks the 本人, "+" the dead, "~" who is expected, "!" a stillbirth.
    """
    houses = tuple(Household(f"h{i}", members, "") for i, members in enumerate(homes))
    return FamilyGraph(tuple(_person(word) for word in people.split()), unions, houses)


def _person(word: str) -> Person:
    name, sex, year = (word.translate(str.maketrans("", "", "*+~!")) + ":").split(":")[:3]
    known: Sex = "M" if sex == "M" else "F" if sex == "F" else "U"
    birth = PartialDate(int(year)) if year else None
    return Person(
        name, name, sex=known, birth=birth, deceased="+" in word, index="*" in word, pregnancy="~" in word,
        loss="stillbirth" if "!" in word else "",
    )  # fmt: skip


def union(  # noqa: PLR0913
    uid: str, partners: str, children: str = "", kind: UnionKind = "married", *, twins: str = "",
    child_kinds: Mapping[str, ChildKind] | None = None,
) -> Union:  # fmt: skip
    """A union of persons named in words parted by blanks."""
    groups = (tuple(twins.split()),) if twins else ()
    kinds = tuple((child_kinds or {}).items())
    return Union(uid, tuple(partners.split()), tuple(children.split()), kind, child_kinds=kinds, twins=groups)


HARD: dict[str, FamilyGraph] = {
    "remarriage chain": family(
        "w2:F m1:M w1:F m2:M a:F:2008 b:M:2011 c:F:2018 d:M:2019",
        union("u1", "m1 w1", "a b", "divorced"), union("u2", "m2 w1", "c"), union("u3", "m1 w2", "d"),
        homes=(("w1", "m2", "a", "b", "c"), ("m1", "w2", "d")),
    ),
    "three partners": family(
        "gf:M gm:F mo:F m1:M m2:M m3:M a:M:2005 b:F:2007 c:M:2012 d:F:2020",
        union("u0", "gf gm", "mo"), union("u1", "m1 mo", "a b", "divorced"), union("u2", "m2 mo", "c", "divorced"),
        union("u3", "m3 mo", "d", "cohab"), homes=(("mo", "m3", "a", "b", "c", "d"), ("gf", "gm")),
    ),
    "two sisters with one man": family(
        "gf:M gm:F older:F:1978 younger:F:1982 man:M:1976 a:M:2000 b:F:2005",
        union("u1", "gf gm", "older younger"), union("u2", "man older", "a", "divorced"), union("u3", "man younger", "b"),
        homes=(("man", "younger", "a", "b"),),
    ),
    "both parents stepped": family(
        "a1:M a2:F b1:M b2:F fa:M:1980 mo:F:1982 ex:F:1981 old:M:1979 p:M:2004 q:F:2006 r:F:2005 s:M:2008 t:F:2016",
        union("u1", "a1 a2", "fa"), union("u2", "b1 b2", "mo"), union("u3", "fa ex", "p q", "divorced"),
        union("u4", "old mo", "r s", "divorced"), union("u5", "fa mo", "t"),
        homes=(("fa", "mo", "r", "s", "t"), ("ex", "p", "q")),
    ),
    "grandparents' home": family(
        "a1:M a2:F b1:M b2:F mo:F:1985 fa:M:1983 kid:M*:2010 girl:F:2013",
        union("u1", "a1 a2", "mo"), union("u2", "b1 b2", "fa"), union("u3", "fa mo", "kid girl", "divorced"),
        homes=(("a1", "a2", "mo", "kid", "girl"), ("b1", "b2", "fa")),
    ),
    "twins": family(
        "gf:M gm:F mo:F:1980 aunt:F:1984 fa:M eldest:M:2008 t1:F:2012 t2:M:2012 wife:F",
        union("u1", "gf gm", "mo aunt"), union("u2", "fa mo", "eldest t1 t2", twins="t1 t2"), union("u3", "t2 wife"),
        homes=(("fa", "mo", "eldest", "t1", "t2"), ("gf", "gm", "aunt")),
    ),
    "unknown father": family(
        "gf:M gm:F mo:F:1995 unknown:M kid:F*:2018 second:M:2021",
        union("u1", "gf gm", "mo"), union("u2", "unknown mo", "kid", "unknown"), union("u3", "mo", "second"),
        homes=(("gf", "gm", "mo", "kid", "second"),),
    ),
    "adoption with both pairs of parents": family(
        "bf:M bm:F af:M am:F kid:F*:2015 own:M:2012 sib:M:2010",
        union("u1", "bf bm", "sib kid", "divorced"), union("u2", "af am", "own kid", child_kinds={"kid": "adopted"}),
        homes=(("af", "am", "own", "kid"), ("bm", "sib")),
    ),
    "cousins marry": family(
        "g1:M g2:F a:M:1950 b:F:1953 wa:F hb:M c:M:1975 d:F:1977 d2:F:1979 kid:F:2000",
        union("u1", "g1 g2", "a b"), union("u2", "a wa", "c"), union("u3", "hb b", "d d2"), union("u4", "c d", "kid"),
    ),
    "a marriage across generations": family(
        "g1:M g2:F a:M:1950 b:M:1955 wa:F niece:F:1975 kid:F:2000",
        union("u1", "g1 g2", "a b"), union("u2", "a wa", "niece"), union("u3", "b niece", "kid"),
        homes=(("b", "niece", "kid"),),
    ),
    "alternating half-siblings": family(
        "man:M w1:F w2:F a:M:2000 b:F:2003 c:M:2006",
        union("u1", "man w1", "a c", "divorced"), union("u2", "man w2", "b", "cohab"),
        homes=(("man", "w2", "b"), ("w1", "a", "c")),
    ),
    "pregnancy and a child that died": family(
        "fa:M mo:F first:M:2019 lost:F+:2022 coming:U~",
        union("u1", "fa mo", "first lost coming"), homes=(("fa", "mo", "first"),),
    ),
    "pregnancy and stillbirth": family(
        "gm:F fa:M mo:F:1990 first:M:2019 still:U!:2022 coming:U~",
        union("u1", "gm", "mo"), union("u2", "fa mo", "first still coming"), homes=(("fa", "mo", "first"),),
    ),
    "32 persons": family(
        "a1:M+ a2:F a3:F b1:M b2:F ex:M w3:F fa:M:1978 au:F:1980 un:M:1984 mo:F:1979 ut:M:1975 tw1:F:1983 tw2:F:1983 "
        "ma:M hu:M ol:M:1976 ne:F c1:M:2003 c2:F:2005 c3:F*:2009 c4:M:2012 c5:M:2020 d1:F:2007 d2:M:2010 e1:F:2011 "
        "h1:M:1999 h2:F:2001 n1:M:2022 g1:F:2023 bo:M f1:F:2015",
        union("u1", "a1 a2", "fa au un", "divorced"), union("u2", "a1 a3", "ne"), union("u3", "b1 b2", "ut mo tw1 tw2",
        twins="tw1 tw2"), union("u4", "ol mo", "h1 h2", "divorced"), union("u5", "fa mo", "c1 c2 c3 c4", "divorced"),
        union("u6", "fa w3", "c5", "cohab"), union("u7", "ma au", "d1 d2"), union("u8", "hu tw2", "e1"),
        union("u9", "ex w3", "f1", "divorced"), union("u10", "c1 ne", "n1", "dating"), union("u11", "bo c2", "g1"),
        homes=(("mo", "c3", "c4", "b1", "b2"), ("fa", "w3", "c5", "f1"), ("bo", "c2", "g1")),
    ),
    "two brothers, two sisters": family(
        "a1:M a2:F b1:M b2:F m1:M:1976 m2:M:1979 f1:F:1977 f2:F:1980 x:M y:F",
        union("u1", "a1 a2", "m1 m2"), union("u2", "b1 b2", "f1 f2"), union("u3", "m1 f1", "x"), union("u4", "m2 f2", "y"),
        homes=(("m1", "f1", "x"), ("m2", "f2", "y")),
    ),
    "two homes": family(
        "gm:F mo:F:1985 fa:M:1980 new:F:1990 son:M*:2010 daughter:F:2013 half:M:2021",
        union("u1", "gm", "mo"), union("u2", "fa mo", "son daughter", "divorced"), union("u3", "fa new", "half"),
        homes=(("gm", "mo", "daughter", "son"), ("fa", "new", "half")),
    ),
    "a home across the row": family(
        "gf:M gm:F a:F:1980 b:F:1982 c:F:1984 d:F:1986",
        union("u1", "gf gm", "a b c d"), homes=(("a", "c"), ("b", "d"), ("gm", "b")),
    ),
}  # fmt: skip
