"""One INDI record to a person."""

from collections.abc import Iterator, Mapping
from typing import get_args

from fastgedcom.base import Line, TrueLine

from kasesupport.domain.people import Condition, ConditionKind, ConditionState, Loss, Person, PersonKind, Sex
from kasesupport.exchange.checked import Notes
from kasesupport.exchange.gedcom.names import spoken
from kasesupport.exchange.gedcom.values import day, flag, plain, text

SEXES: Mapping[str, Sex] = {"M": "M", "F": "F", "X": "U", "U": "U", "N": "U", "": "U"}


def person_of(xref: str, line: TrueLine, notes: Notes) -> Person:
    """What the record tells. `xref` is the id without its signs."""
    name, birth, death = line.get_sub_line("NAME"), line.get_sub_line("BIRT"), line.get_sub_line("DEAT")
    due = line.get_sub_line("_KS_DUE")
    pregnancy = bool(due)
    return Person(
        id=xref,
        name=spoken(plain(name)),
        kana=_kana(name),
        called=text(name, "NICK"),
        sex=_sex(line, notes),
        birth=day(due if pregnancy else birth, notes),
        death=day(death, notes),
        deceased=bool(death) and death.payload.strip().upper() != "N",
        index=flag(line, "_KS_INDEX"),
        pregnancy=pregnancy,
        note=text(line, "_KS_NOTE"),
        gender=text(line, "_KS_GENDER"),
        key_person=flag(line, "_KS_KEYPERSON"),
        missing=flag(line, "_KS_MISSING"),
        kind=_kind(line),
        loss=_loss(line, death),
        work=text(line, "OCCU"),
        care=text(line, "_KS_CARE"),
        former=text(line, "_KS_FORMER"),
        staff_note=text(line, "_KS_STAFFNOTE"),
        conditions=tuple(_conditions(xref, line)),
    )


def _sex(line: Line, notes: Notes) -> Sex:
    told = line.get_sub_line_payload("SEX").strip().upper()
    if told not in SEXES:
        notes.add("性別が決まった書き方（M・F・X・U）でない人がいて、「性別不明・その他」として読みました。")
    return SEXES.get(told, "U")


def _kana(name: Line) -> str:
    """The reading, as 5.5.1 (FONE) or 7 (TRAN in kana) has it."""
    if phonetic := text(name, "FONE"):
        return spoken(phonetic)
    kana = [each for each in name.get_sub_lines("TRAN") if "hrkt" in each.get_sub_line_payload("LANG").lower()]
    return spoken(plain(kana[0])) if kana else ""


def _kind(line: Line) -> PersonKind:
    told = line.get_sub_line_payload("_KS_PERSONKIND")
    return next((kind for kind in get_args(PersonKind) if kind == told), "person")


def _loss(line: Line, death: Line) -> Loss:
    told = line.get_sub_line_payload("_KS_LOSS")
    stillborn = death.get_sub_line_payload("AGE").strip().upper() == "STILLBORN"
    return next((loss for loss in get_args(Loss) if loss == told), "") or ("stillbirth" if stillborn else "")


def _conditions(xref: str, line: Line) -> Iterator[Condition]:
    for number, each in enumerate(line.get_sub_lines("_KS_CONDITION")):
        told, state = each.payload.strip(), each.get_sub_line_payload("_KS_STATE")
        kinds = [kind for kind in get_args(ConditionKind) if kind == told]
        states = [known for known in get_args(ConditionState) if known == state]
        if kinds:
            yield Condition(f"{xref}-{number}", kinds[0], states[0] if states else "now", text(each, "NOTE"))
