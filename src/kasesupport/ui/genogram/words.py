"""How the genogram's parts are named on buttons and at the side."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.kinship import relation
from kasesupport.domain.people import FamilyGraph, Person, Union

UNION_LINES = (("married", "cohab", "dating"), ("separated", "divorced", "reconciled"), ("unknown",))


def name_of(person: Person) -> str:
    """The name, else the word the family uses, else that it is not told yet."""
    return person.name or person.called or _tr("（名前はまだ）")


def names_of(graph: FamilyGraph, ids: tuple[str, ...]) -> str:
    """Several persons in one line."""
    by_id = {person.id: person for person in graph.persons}
    return _tr(" と ").join(name_of(by_id[each]) for each in ids if each in by_id)


def union_title(graph: FamilyGraph, union: Union) -> str:
    """Who a union is between."""
    if not union.partners:
        return _tr("きょうだい（親は まだ わからない）")
    names = names_of(graph, union.partners)
    return names if len(union.partners) > 1 else _tr("%1 の子").replace("%1", names)


def spoken(graph: FamilyGraph, person: str, described: str) -> str:
    """What a reader says of a person: the name, what the person is to the 本人, then what the symbol shows.

    `described`: the words of the picture, which begin with the name. With several 本人 each is named.
    """
    name, _, rest = described.partition("、")
    children = [p for p in graph.persons if p.index and p.id != person]
    kin = [(child, relation(graph, person, child.id)) for child in children]
    several = len(children) > 1
    told = [_tr("%1の%2").replace("%1", name_of(c)).replace("%2", word) if several else word for c, word in kin if word]
    return "、".join(part for part in (name, *told, rest) if part)


def union_kinds() -> Mapping[str, str]:
    """Kinds of partner relations."""
    return {
        "married": _tr("婚姻"), "cohab": _tr("事実婚"), "dating": _tr("交際"), "separated": _tr("別居"),
        "divorced": _tr("離婚"), "reconciled": _tr("復縁"), "unknown": _tr("わからない"),
    }  # fmt: skip


def child_kinds() -> Mapping[str, str]:
    """How a child belongs to a union."""
    return {
        "biological": _tr("実子"), "adopted": _tr("養子"), "special_adopted": _tr("特別養子"),
        "foster": _tr("里子"), "step": _tr("継子"),
    }  # fmt: skip


def actions() -> Mapping[str, str]:
    """What can be done with a person, in the words of a button."""
    return {
        "father": _tr("父"), "mother": _tr("母"), "partner": _tr("パートナー"), "sibling": _tr("きょうだい"),
        "child": _tr("子"), "together": _tr("同居"), "bond": _tr("関係線"), "edit": _tr("編集"),
    }  # fmt: skip


def tips() -> Mapping[str, str]:
    """The same as a reader says it, and as the menu has it."""
    return {
        "father": _tr("父を足す"), "mother": _tr("母を足す"), "partner": _tr("パートナーを足す"),
        "sibling": _tr("きょうだいを足す"), "child": _tr("子を足す"), "together": _tr("いっしょにくらす人を書く"),
        "bond": _tr("ほかの人との関係を書く"), "edit": _tr("名前や生まれた日を書く"),
    }  # fmt: skip


def recorded() -> Mapping[str, str]:
    """Why another father or mother by birth cannot be added, and what can."""
    return {
        "father": _tr("父は、もう書かれています。養父・里親・継父なら、まわりのボタンから足せます。"),
        "mother": _tr("母は、もう書かれています。養母・里親・継母なら、まわりのボタンから足せます。"),
    }


def other_parents() -> Mapping[str, Mapping[str, str]]:
    """Fathers and mothers who are none by birth, by how the child belongs to them."""
    return {
        "father": {
            "adopted": _tr("養父"), "special_adopted": _tr("養父(特別)"), "foster": _tr("里親"), "step": _tr("継父"),
        },
        "mother": {
            "adopted": _tr("養母"), "special_adopted": _tr("養母(特別)"), "foster": _tr("里親"), "step": _tr("継母"),
        },
    }  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
