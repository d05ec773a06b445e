"""What the viewer chose to see, and the small words that follow from it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate, age_label, grade_on, wareki
from kasesupport.domain.people import Person

ERA_LETTERS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}


@dataclass(frozen=True, slots=True)
class GenogramLook:
    """`on`: the day ages are counted on. `conventions`: the office's choices.

    `practitioner`: the practitioner's layer (violence, illness, staff notes), off unless asked for. `bonds`: emotional
    relations that are no violence. `badges`: which lines stand below a name ("grade", "note", "work", "care").
    `hidden` holds any of "ages", "years", "households".
    """

    on: date
    selected: frozenset[str] = frozenset()
    furigana: bool = False
    era: Literal["wareki", "seireki"] = "wareki"
    labels: Literal["name", "called"] = "name"
    legend: bool = False
    bonds: bool = False
    hidden: frozenset[str] = frozenset()
    practitioner: bool = False
    badges: frozenset[str] = frozenset({"note"})
    conventions: Conventions = field(default=Conventions())


def for_places(look: GenogramLook) -> GenogramLook:
    """The part of a look on which places depend: two looks with the same part share one layout."""
    return GenogramLook(look.on, practitioner=look.practitioner, badges=look.badges, conventions=look.conventions)


def year(day: PartialDate, look: GenogramLook) -> str:
    """H27 or 2015, with 約 in front where it was told so."""
    if look.era == "seireki":
        return f"{'約' * day.approx}{day.year}"
    name = wareki(PartialDate(day.year, day.month, day.day)).split("年")[0]
    letter = ERA_LETTERS.get(name[:2])
    return "約" * day.approx + (letter + name[2:].replace("元", "1") if letter else name)


def label(person: Person, look: GenogramLook) -> str:
    """The name, or the word the family uses if that is wanted and known."""
    return (person.called or person.name) if look.labels == "called" else (person.name or person.called)


def age(person: Person, look: GenogramLook) -> str:
    """The age to write into the symbol: for a deceased person that at death, nothing if that is unknown."""
    if "ages" in look.hidden or person.pregnancy or (is_dead(person) and not person.death):
        return ""
    return age_label(person.birth, look.on, person.death)


def badges(person: Person, look: GenogramLook) -> list[str]:
    """What stands below the name, a line each: 出産予定, 学年, 所属."""
    if person.pregnancy:
        return [due] if (due := _due(person, look)) else []
    lines = {"grade": "" if is_dead(person) else grade_on(person.birth, look.on), "note": person.note}
    return [text for name, text in lines.items() if text and name in look.badges]


def _due(person: Person, look: GenogramLook) -> str:
    if not person.birth:
        return ""
    month = f".{person.birth.month}" if person.birth.month else ""
    return f"予定 {year(person.birth, look)}{month}"


def is_dead(person: Person) -> bool:
    """Known to have died, with or without a date."""
    return person.deceased or person.death is not None


def is_unknown(person: Person) -> bool:
    """Somebody of whom nothing is known yet."""
    return not (person.name or person.called or person.kana or person.birth or person.pregnancy)


def described(person: Person, look: GenogramLook) -> str:
    """What a screen reader says of a person."""
    sex = {"M": "男性", "F": "女性", "U": ""}[person.sex]
    years = age(person, look)
    parts = [label(person, look) or "名前未記入", "本人" * person.index, sex, f"{years}歳" if years else ""]
    parts += ["亡くなっている" * is_dead(person), "妊娠中・出産予定" * person.pregnancy]
    return "、".join(part for part in parts if part)
