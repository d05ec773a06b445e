"""Who can be asked and quoted: the persons of a family by their part in it, and the other sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.dates import age_label
from kasesupport.domain.people import FamilyGraph, Person, was_born
from kasesupport.domain.record import Speaker
from kasesupport.ui.wizard.chips import Choice

ADULT = 18  # 民法4条


@dataclass(frozen=True, slots=True)
class Parts:
    """The living and born, each in one part: こども, 保護者, others at home, relatives elsewhere."""

    child: tuple[Person, ...]
    carer: tuple[Person, ...]
    family: tuple[Person, ...]
    kin: tuple[Person, ...]

    def speaker_of(self, person_id: str) -> Speaker:
        """The part a person speaks in."""
        for speaker, persons in (("child", self.child), ("carer", self.carer), ("family", self.family)):
            if any(person.id == person_id for person in persons):
                return speaker  # type: ignore[return-value]
        return "kin"


def parts(graph: FamilyGraph, today: date) -> Parts:
    """Children are the minors who are 本人 or live with one; carers their parents and the other adults at home."""
    home = _home(graph)
    here = [person for person in graph.persons if not person.deceased and was_born(person)]
    children = [p for p in here if not _adult(p, today) and (p.index or p.id in home)]
    young = {p.id for p in graph.persons if p.pregnancy and (p.index or not children)} | {p.id for p in children}
    parents = {partner for u in graph.unions if young & set(u.children) for partner in u.partners}
    siblings = {child for u in graph.unions if young & set(u.children) for child in u.children}
    rest = [p for p in here if p not in children]
    carers = [p for p in rest if p.id in parents or (_adult(p, today) and _cares(p, home, siblings))]
    carers.sort(key=lambda p: (p.id not in home and not p.index, p.id not in parents))
    others = [p for p in rest if p not in carers]
    family = tuple(p for p in others if p.id in home)
    return Parts(tuple(children), tuple(carers), family, tuple(p for p in others if p.id not in home))


def _cares(person: Person, home: set[str], siblings: set[str]) -> bool:
    return person.index or (person.id in home and person.id not in siblings)


def _home(graph: FamilyGraph) -> set[str]:
    """Those who live with somebody who is 本人."""
    index = {person.id for person in graph.persons if person.index}
    return {member for house in graph.households if index & set(house.members) for member in house.members}


def _adult(person: Person, today: date) -> bool:
    """Whether surely of age; who has not told a birth date is taken for an adult unless 本人."""
    age = age_label(person.birth, today).removeprefix("約")
    return int(age) >= ADULT if age else not person.index


def name_of(person: Person) -> str:
    """As the family says it, else the name."""
    return person.called or person.name or QCoreApplication.translate("voices", "お名前はまだ")


def full_name(person: Person) -> str:
    """佐倉 陽葵（ひまり）."""
    if person.name and person.called:
        return f"{person.name}（{person.called}）"
    return name_of(person)


def named(persons: Sequence[Person]) -> list[Choice]:
    """Persons to tap."""
    return [Choice(person.id, name_of(person)) for person in persons]


def speaker_words(speaker: str) -> str:
    """What a source is called on the screen."""
    return {
        "child": QCoreApplication.translate("voices", "こども"),
        "carer": QCoreApplication.translate("voices", "保護者"),
        "family": QCoreApplication.translate("voices", "家族"),
        "kin": QCoreApplication.translate("voices", "親族"),
        "agency": QCoreApplication.translate("voices", "関係機関"),
        "observed": QCoreApplication.translate("voices", "見たこと"),
        "practitioner": QCoreApplication.translate("voices", "実践者の考え"),
    }.get(speaker, "")


def speakers(allowed: Sequence[str], who: Parts, subject_id: str = "") -> list[Choice]:
    """Sources to tap: first the persons of each part by name, then the parts themselves where somebody is unnamed.

    A question to each child, or to each carer, that takes nobody else's word is for this person alone.
    """
    by_part = {"child": who.child, "carer": who.carer, "family": who.family, "kin": who.kin}
    persons = [choice for part in allowed for choice in named(by_part.get(part, ()))]
    if subject_id and sum(part in by_part for part in allowed) == 1:
        persons = [choice for choice in persons if choice.key == subject_id]
    # 「家族」 as a whole and 「親族」 can always speak; 「こども」 and 「保護者」 only when nobody is known by name.
    whole = [s for s in allowed if s not in ("child", "carer") or not by_part[s]]
    return persons + [Choice(speaker, speaker_words(speaker)) for speaker in whole]
