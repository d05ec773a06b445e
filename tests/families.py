"""Random families for hypothesis: generations, remarriages, half-siblings, twins, unknown fathers, households."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import ChildKind, FamilyGraph, Household, Person, Sex, Union, UnionKind

NAMES = ("", "花", "太郎", "佐倉 美咲", "グエン ティ トゥイ ズオン", "髙橋 健一郎", "Nguyễn Thị Minh Khai")
KINDS: tuple[UnionKind, ...] = ("married", "cohab", "separated", "divorced", "reconciled", "dating", "unknown")
CHILD_KINDS: tuple[ChildKind, ...] = ("biological", "biological", "biological", "adopted", "foster", "step")


@dataclass
class _Growing:
    """A family while it grows."""

    draw: st.DrawFn
    persons: list[Person] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)

    def person(self, sex: Sex, year: int) -> str:
        pid = f"p{len(self.persons)}"
        birth = self.draw(st.sampled_from([PartialDate(year), PartialDate(year, 5), None]))
        death = PartialDate(2020) if birth and year < 1970 and self.draw(st.booleans()) else None
        self.persons.append(Person(pid, self.draw(st.sampled_from(NAMES)), sex=sex, birth=birth, death=death))
        return pid

    def union(self, partners: tuple[str, ...], year: int) -> list[str]:
        count = self.draw(st.integers(0, 3))
        children = [self.person(self.draw(st.sampled_from("MFU")), year + 2 * i) for i in range(count)]
        twins = ((children[0], children[1]),) if count > 1 and self.draw(st.integers(0, 5)) == 0 else ()
        kinds = [(c, self.draw(st.sampled_from(CHILD_KINDS))) for c in children]
        kind = self.draw(st.sampled_from(KINDS))
        odd = tuple(pair for pair in kinds if pair[1] != "biological")
        uid = f"u{len(self.unions)}"
        self.unions.append(Union(uid, partners, tuple(children), kind, child_kinds=odd, twins=twins))
        return children


@st.composite
def families(draw: st.DrawFn, generations: int = 3, most: int = 40) -> FamilyGraph:
    """A family of up to `most` persons (or a few more), with households that may cut across it."""
    family = _Growing(draw)
    year = 1940
    line: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        line += family.union((family.person("M", year), family.person("F", year)), year + 25)
    for generation in range(1, generations):
        born = year + 25 * (generation + 1)
        line = [child for pid in _pairs(family, line, born - 25, most) for child in pid]
    return FamilyGraph(tuple(family.persons), tuple(family.unions), tuple(_households(draw, family)))


def _pairs(family: _Growing, line: list[str], year: int, most: int) -> list[list[str]]:
    """Unions of the people of one generation, with outsiders or with each other."""
    sex = {p.id: p.sex for p in family.persons}
    grown: list[list[str]] = []
    for pid in line:
        for _ in range(family.draw(st.sampled_from((0, 0, 1, 1, 1, 2, 3)))):
            if len(family.persons) > most:
                break
            others = [q for q in line if not _related(family, pid, q)]
            inside = bool(others) and family.draw(st.integers(0, 5)) == 0
            other: Sex = {"M": "F", "F": "M", "U": "U"}[sex[pid]]  # type: ignore[assignment]
            partner = family.draw(st.sampled_from(others)) if inside else family.person(other, year)
            alone = not inside and family.draw(st.integers(0, 9)) == 0
            together = (pid,) if alone else (partner, pid) if sex[pid] == "F" else (pid, partner)
            grown.append(family.union(together, year + 25))
    return grown


def _related(family: _Growing, a: str, b: str) -> bool:
    """The same person, siblings, or partners already."""
    return a == b or any({a, b} <= set(u.children) or {a, b} <= set(u.partners) for u in family.unions)


def _households(draw: st.DrawFn, family: _Growing) -> list[Household]:
    ids = [p.id for p in family.persons]
    homes = []
    for n in range(draw(st.integers(0, 3))):
        union = draw(st.sampled_from(family.unions))
        kin = draw(st.sampled_from([union.partners, union.partners[:1], ()])) + union.children
        guests = tuple(draw(st.lists(st.sampled_from(ids), max_size=3)))
        if members := tuple(dict.fromkeys((*kin, *guests))):
            homes.append(Household(f"h{n}", members, draw(st.sampled_from(("", "母の家")))))
    return homes
