"""What the rings of the genogram offer: relatives around a person, kinds around a line."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.people import FamilyGraph, Union
from kasesupport.ui.genogram import signs, words
from kasesupport.ui.genogram.dock import known_parents
from kasesupport.ui.genogram.ways import CHILD_KINDS, UNION_KINDS
from kasesupport.ui.ring.choice import Choice

RELATIVES = ("father", "mother", "partner", "sibling", "child", "together", "bond", "edit")  # also the keys 1 to 8


def around_person(graph: FamilyGraph, person: str) -> Iterator[Choice]:
    """One tap for a relative, who lives together, a relation to somebody, the details."""
    for name in RELATIVES:
        why = words.recorded()[name] if has_parent(graph, person, name) else ""
        sign = signs.of_action(name, not why)
        yield Choice(name, words.actions()[name], sign, words.tips()[name], why, leads=bool(why), pulls=name == "bond")


def other_parents(name: str, look: GenogramLook) -> Iterator[Choice]:
    """Where a father or a mother by birth is recorded: another one, as an adoptive, foster or step parent."""
    for kind in CHILD_KINDS[1:]:
        word = words.other_parents()[name][kind]
        yield Choice(f"other:{name}:{kind}", word, signs.of_child(kind, look), _tr("%1を足す").replace("%1", word))


def has_parent(graph: FamilyGraph, person: str, name: str) -> bool:
    """Whether no further "father" or "mother" by birth can be added; never so for other relatives."""
    if name not in ("father", "mother"):
        return False
    known = known_parents(graph, person)
    return len(known) > 1 or {"father": "M", "mother": "F"}[name] in known


def around_couple(union: Union, look: GenogramLook) -> Iterator[Choice]:
    """The kinds of a partner relation, a child of the two, and the years."""
    for kind in UNION_KINDS:
        word = words.union_kinds()[kind]
        tip = _tr("関係を「%1」にする").replace("%1", word)
        yield Choice(f"kind:{kind}", word, signs.of_union(kind, look), tip, on=kind == union.kind)
    yield Choice("child_of_union", _tr("子"), signs.of_action("child"), _tr("ふたりの子を足す"))
    yield Choice("edit", _tr("年など"), signs.of_action("edit"), _tr("年やこどものことを書く"))
    yield Choice("remove", _tr("消す"), signs.of_action("remove"), _tr("この線を消す"))


def around_parent() -> Iterator[Choice]:
    """A parent alone with the children."""
    yield Choice("child_of_union", _tr("子"), signs.of_action("child"), _tr("子を足す"))
    yield Choice("edit", _tr("編集"), signs.of_action("edit"), _tr("こどものことを書く"))
    yield Choice("remove", _tr("消す"), signs.of_action("remove"), _tr("この線を消す"))


def around_child(union: Union, child: str, look: GenogramLook) -> Iterator[Choice]:
    """How a child belongs to the parents."""
    now = dict(union.child_kinds).get(child, "biological")
    for kind in CHILD_KINDS:
        word = words.child_kinds()[kind]
        tip = _tr("親子のかたちを「%1」にする").replace("%1", word)
        yield Choice(f"child:{child}:{kind}", word, signs.of_child(kind, look), tip, on=kind == now)
    yield Choice("edit", _tr("ふたご など"), signs.of_action("edit"), _tr("きょうだいのことを書く"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("genogram", text)
