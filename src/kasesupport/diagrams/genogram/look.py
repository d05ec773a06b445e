"""What the viewer chose to see, and the small words that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate, age_label, grade_on, wareki
from kasesupport.domain.people import ConditionKind, ConditionState, Loss, Person

ERA_LETTERS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}
BADGES = ("grade", "note", "work", "care")  # 学年, 所属, 就労, 通院, in the order they stand in
KINDS = {"supporter": "親族でない人・支援者", "place": "場所", "pet": "ペット"}
LOSSES: Mapping[Loss, str] = {"miscarriage": "流産", "abortion": "人工妊娠中絶", "stillbirth": "死産"}
CONDITIONS: Mapping[ConditionKind, str] = {"illness": "病気", "disability": "障害", "substance": "依存"}
STATES: Mapping[ConditionState, str] = {"now": "", "suspected": "の疑い", "recovered": "（回復）"}


@dataclass(frozen=True, slots=True)
class GenogramLook:
    """`on`: the day ages are counted on. `conventions`: the office's choices; `era` only where it differs from them.

    `practitioner`: the practitioner's layer (violence, illness, staff notes), off unless asked for. `bonds`: emotional
    relations that are no violence; `bond_words` writes what they are beside their lines. `badges`: which lines stand
    below a name (any of BADGES). `hidden` holds any of "ages", "years", "households".
    """

    on: date
    selected: frozenset[str] = frozenset()
    furigana: bool = False
    era: Literal["", "wareki", "seireki"] = ""
    labels: Literal["name", "called"] = "name"
    legend: bool = False
    bonds: bool = False
    hidden: frozenset[str] = frozenset()
    practitioner: bool = False
    badges: frozenset[str] = frozenset({"note"})
    bond_words: bool = False
    conventions: Conventions = field(default=Conventions())


def for_places(look: GenogramLook) -> GenogramLook:
    """The part of a look on which places depend: two looks with the same part share one layout."""
    return GenogramLook(look.on, practitioner=look.practitioner, badges=look.badges, conventions=look.conventions)


def year(day: PartialDate, look: GenogramLook) -> str:
    """H27 or 2015, with 約 in front where it was told so."""
    if (look.era or look.conventions.era) == "seireki":
        return f"{'約' * day.approx}{day.year}"
    name = wareki(PartialDate(day.year, day.month, day.day)).split("年")[0]
    letter = ERA_LETTERS.get(name[:2])
    return "約" * day.approx + (letter + name[2:].replace("元", "1") if letter else name)


def label(person: Person, look: GenogramLook) -> str:
    """The name, or the word the family uses if that is wanted and known."""
    return (person.called or person.name) if look.labels == "called" else (person.name or person.called)


def age(person: Person, look: GenogramLook) -> str:
    """The age to write at the symbol: for a deceased person that at death, nothing if that is unknown."""
    if "ages" in look.hidden or person.pregnancy or loss_of(person) or person.kind == "place":
        return ""
    return "" if is_dead(person) and not person.death else age_label(person.birth, look.on, person.death)


def inside(person: Person, look: GenogramLook) -> str:
    """What stands in the symbol: the age, "?" where one does not know who or where, "P" for a pregnancy."""
    if is_unsure(person):
        return "?"
    if person.pregnancy and not loss_of(person):
        return "P" if look.conventions.pregnancy == "p" else ""
    return "" if _is_full(person, look) else age(person, look)


def beside(person: Person, look: GenogramLook) -> tuple[str, str]:
    """What stands to the right of the symbol: above, the own word for gender; below, an age with no room inside."""
    full = _is_full(person, look) or is_unsure(person)
    return person.gender, age(person, look) if full else ""


def _is_full(person: Person, look: GenogramLook) -> bool:
    return is_filled(person, look) or person.kind == "pet"


def badges(person: Person, look: GenogramLook) -> list[str]:
    """What stands below the name, a line each: 出産予定, 学年, 所属, 就労, 通院."""
    lines = {
        "due": _due(person, look), "grade": _grade(person, look), "note": person.note, "work": person.work,
        "care": person.care,
    }  # fmt: skip
    shown = look.badges | {"due"}
    return [text for name, text in lines.items() if text and name in shown]


def staff_lines(person: Person, look: GenogramLook) -> list[str]:
    """What only practitioners read below the name: illness, disability, dependence, and their note."""
    if not look.practitioner:
        return []
    told = [f"{CONDITIONS[c.kind]}{STATES[c.state]}{'：' * bool(c.text)}{c.text}" for c in person.conditions]
    return [*told, *([person.staff_note] if person.staff_note else [])]


def _due(person: Person, look: GenogramLook) -> str:
    if not person.pregnancy or loss_of(person) or not person.birth:
        return ""
    month = f".{person.birth.month}" if person.birth.month else ""
    return f"予定 {year(person.birth, look)}{month}"


def _grade(person: Person, look: GenogramLook) -> str:
    living = not (is_dead(person) or person.pregnancy or loss_of(person))
    return grade_on(person.birth, look.on) if living and person.kind in ("person", "supporter") else ""


def loss_of(person: Person) -> Loss:
    """流産, 人工妊娠中絶 or 死産; only of a human being."""
    return person.loss if person.kind == "person" else ""


def is_dead(person: Person) -> bool:
    """Known to have died, with or without a date."""
    return person.deceased or person.death is not None


def is_filled(person: Person, look: GenogramLook) -> bool:
    """Drawn black, for having died."""
    is_one = person.kind != "place" and not loss_of(person) and not person.pregnancy
    return look.conventions.death == "filled" and is_dead(person) and is_one


def is_unknown(person: Person) -> bool:
    """Somebody of whom nothing is known yet."""
    told = person.name or person.called or person.kana or person.birth
    return not (told or person.pregnancy or loss_of(person)) and person.kind == "person"


def is_unsure(person: Person) -> bool:
    """Drawn dashed with "?": nothing is known of this person, or not where."""
    return is_unknown(person) or (person.missing and person.kind in ("person", "supporter") and not loss_of(person))


def described(person: Person, look: GenogramLook) -> str:
    """What a screen reader says of a person."""
    years = age(person, look)
    parts = [label(person, look) or "名前未記入", "本人" * person.index, *_kind_words(person), person.gender]
    parts += [f"{years}歳" if years else "", "キーパーソン" * person.key_person, "行方がわからない" * person.missing]
    parts += ["亡くなっている" * (is_dead(person) and not loss_of(person))]
    return "、".join(part for part in (*parts, *staff_lines(person, look)) if part)


def _kind_words(person: Person) -> tuple[str, ...]:
    if person.kind != "person":
        return (KINDS[person.kind],)
    if loss_of(person):
        return (LOSSES[loss_of(person)],)
    sex = {"M": "男性", "F": "女性", "U": ""}[person.sex]
    return (sex, "妊娠中・出産予定" * person.pregnancy)
