"""Differences between two days, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.comparing import Difference
from kasesupport.domain.people import FamilyGraph, Household, Person, Union
from kasesupport.ui.genogram.words import name_of, names_of, union_kinds


def said(difference: Difference, old: FamilyGraph, new: FamilyGraph) -> str:
    """One difference as a sentence. Names are those of the later day."""
    told = {"person": _person, "union": _union, "household": _household, "bond": _bond}
    return told[difference.noun](difference, old, new)


def _person(d: Difference, old: FamilyGraph, new: FamilyGraph) -> str:
    before, after = _find(old, d.subject), _find(new, d.subject)
    person = after or before
    assert isinstance(person, Person)
    if d.what != "changed" or not isinstance(before, Person):
        return _sentence(d, name_of(person))
    parts = [_became(before, person), *(_aspects()[a] for a in d.aspects if a in _aspects())]
    return _tr("%1：%2").replace("%1", name_of(person)).replace("%2", "、".join(dict.fromkeys(filter(None, parts))))


def _became(before: Person, after: Person) -> str:
    """What happened to somebody."""
    if after.loss:
        return ""  # told as a loss; never as a birth
    if before.pregnancy and not after.pregnancy:
        return _tr("生まれました")
    died = (after.deceased or after.death) and not (before.deceased or before.death)
    return _tr("亡くなりました") if died else ""


def _union(d: Difference, old: FamilyGraph, new: FamilyGraph) -> str:
    before, after = _find(old, d.subject), _find(new, d.subject)
    union = after or before
    assert isinstance(union, Union)
    who = names_of(_everybody(old, new), union.partners) or _tr("親が書かれていないきょうだい")
    if d.what != "changed" or not isinstance(before, Union):
        return _sentence(d, _tr("%1のつながり").replace("%1", who))
    parts = [_tr("%1のつながり").replace("%1", who)]
    if before.kind != union.kind:
        kinds = union_kinds()
        parts.append(f"{kinds[before.kind]} → {kinds[union.kind]}")
    if before.children != union.children:
        parts.append(_tr("子が変わりました"))
    return "、".join(parts) if len(parts) > 1 else parts[0] + _tr("の年などが変わりました")


def _household(d: Difference, old: FamilyGraph, new: FamilyGraph) -> str:
    before, after = _find(old, d.subject), _find(new, d.subject)
    house = after or before
    assert isinstance(house, Household)
    name = house.name or _tr("同居の枠")
    if d.what != "changed" or not isinstance(before, Household):
        return _sentence(d, name)
    everybody = _everybody(old, new)
    came = tuple(m for m in house.members if m not in before.members)
    went = tuple(m for m in before.members if m not in house.members)
    parts = [_tr("%1が入りました").replace("%1", names_of(everybody, came))] if came else []
    parts += [_tr("%1が出ました").replace("%1", names_of(everybody, went))] if went else []
    return _tr("%1：%2").replace("%1", name).replace("%2", "、".join(parts))


def _bond(d: Difference, old: FamilyGraph, new: FamilyGraph) -> str:
    bond = next(b for graph in (new, old) for b in graph.bonds if b.id == d.subject)
    return _sentence(d, _tr("%1の関係線").replace("%1", names_of(_everybody(old, new), (bond.a, bond.b))))


def _sentence(d: Difference, what: str) -> str:
    sentences = {"new": _tr("%1が加わりました"), "gone": _tr("%1がなくなりました"), "changed": _tr("%1が変わりました")}
    if d.noun == "person" and d.what == "gone":
        return _tr("%1が図から外れました").replace("%1", what)
    return sentences[d.what].replace("%1", what)


def _find(graph: FamilyGraph, subject: str) -> Person | Union | Household | None:
    everything: tuple[Person | Union | Household, ...] = (*graph.persons, *graph.unions, *graph.households)
    return next((each for each in everything if each.id == subject), None)


def _everybody(old: FamilyGraph, new: FamilyGraph) -> FamilyGraph:
    ids = {person.id for person in new.persons}
    return FamilyGraph((*new.persons, *(p for p in old.persons if p.id not in ids)))


def _aspects() -> Mapping[str, str]:
    return {
        "sex": _tr("性別"), "birth": _tr("生まれた日"), "index": _tr("本人の印"), "note": _tr("所属"),
        "gender": _tr("自分の性別を表す言葉"), "key_person": _tr("キーパーソン"),
        "missing": _tr("行方がわからないこと"), "kind": _tr("印が表すもの"),
        "loss": _tr("生まれる前・生まれるときのお別れ"), "work": _tr("仕事"), "care": _tr("通院・服薬など"),
        "conditions": _tr("健康のこと"),
    }  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("versions", words)
