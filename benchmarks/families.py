"""Invented families to measure layouts on: the same 200 for everyone who reruns a benchmark."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import FamilyGraph, Household, Person, Sex, Union, UnionKind

SEED, COUNT = 20261125, 200
LEAST, MOST = 6, 36
KINDS: tuple[UnionKind, ...] = ("married", "married", "married", "cohab", "divorced", "dating", "unknown")


def two_hundred() -> Iterator[FamilyGraph]:
    """200 families of 6 to 36 persons: lines that meet, remarriages, half-siblings, lone parents, homes."""
    yield from (grown(random.Random(f"{SEED}-{n}")) for n in range(COUNT))


def grown(dice: random.Random) -> FamilyGraph:
    """One family."""
    size = dice.randint(LEAST, MOST)
    while True:
        family = _Growing(dice, size)
        family.grow()
        if LEAST <= len(family.persons) <= MOST:
            return FamilyGraph(tuple(family.persons), tuple(family.unions), tuple(family.homes()))


@dataclass
class _Growing:
    dice: random.Random
    size: int
    persons: list[Person] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)

    def grow(self) -> None:
        """Generations from the eldest on, until there are enough people."""
        line = [c for _ in range(self.dice.choice((1, 1, 2))) for c in self._pair(self._person("M", 1935), 1935)]
        for born in (1960, 1985, 2010):
            following: list[str] = []
            for person in line:
                for _ in range(self.dice.choice((0, 1, 1, 1, 2, 3))):
                    if len(self.persons) < self.size - 1:
                        following += self._pair(person, born, self._free(line, person))
            line = following or line

    def homes(self) -> Iterator[Household]:
        """Who lives together: partners with their children, sometimes a grandparent with them."""
        for n, union in enumerate(self.unions):
            if union.kind != "divorced" and self.dice.random() < 0.4:
                members = (*union.partners, *union.children)
                older = [p for u in self.unions if set(u.children) & set(union.partners) for p in u.partners]
                extra = (self.dice.choice(older),) if older and self.dice.random() < 0.3 else ()
                yield Household(f"h{n}", tuple(dict.fromkeys((*members, *extra))))

    def _free(self, line: list[str], person: str) -> list[str]:
        """Those of a generation who could marry into another line: no siblings, no partner yet."""
        taken = {p for u in self.unions for p in u.partners} | {person}
        near = {c for u in self.unions if person in u.children for c in u.children}
        return [other for other in line if other not in taken | near]

    def _pair(self, person: str, born: int, others: list[str] | None = None) -> list[str]:
        """A union of a person with an outsider, or with one of another line, or alone; gives its children."""
        alone = self.dice.random() < 0.08
        inside = bool(others) and self.dice.random() < 0.15
        if alone:
            partners: tuple[str, ...] = (person,)
        else:
            other = self.dice.choice(others) if inside and others else self._person(self._other(person), born)
            partners = (person, other)
        children = [
            self._person(self.dice.choice("MF"), born + 24 + 2 * i)  # type: ignore[arg-type]
            for i in range(self.dice.choice((0, 1, 1, 2, 2, 3, 4)))
        ]
        kind = self.dice.choice(KINDS)
        self.unions.append(Union(f"u{len(self.unions)}", partners, tuple(children), kind))
        return children

    def _other(self, person: str) -> Sex:
        return "F" if next(p for p in self.persons if p.id == person).sex == "M" else "M"

    def _person(self, sex: Sex, year: int) -> str:
        own = f"p{len(self.persons)}"
        self.persons.append(Person(own, own, sex=sex, birth=PartialDate(year)))
        return own
