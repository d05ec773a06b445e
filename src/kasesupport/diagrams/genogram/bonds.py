"""Emotional relations: what each kind is called and looks like. Told apart without colour."""

from collections.abc import Iterator, Mapping, Sequence

from kasesupport.diagrams.colours import PAPER, SOFT_INK
from kasesupport.diagrams.genogram.bondlines import Style, bond_items
from kasesupport.diagrams.genogram.bondwords import SIZE, places
from kasesupport.diagrams.genogram.look import GenogramLook, label, year
from kasesupport.diagrams.genogram.track import track
from kasesupport.diagrams.genogram.values import GenogramLayout
from kasesupport.domain.people import VIOLENCE, Bond, FamilyGraph
from kasesupport.drawing.items import Group, Point
from kasesupport.drawing.text import set_line

# Drawn after McGoldrick, Gerson and Petry, and GenoPro, where they agree.
STYLES: Mapping[str, Style] = {
    "normal": Style("普通"),
    "close": Style("親密", 2),
    "fused": Style("融合", 3),
    "distant": Style("疎遠", 1, (2.0, 5.0)),
    "conflict": Style("対立", 0, wave="zigzag", strain=True),
    "close_conflict": Style("親密かつ対立", 2, wave="zigzag", strain=True, rails=7.0),
    "fused_conflict": Style("融合かつ対立", 3, wave="zigzag", strain=True, rails=5.5),
    "cutoff": Style("断絶", 1, mark="break", strain=True),
    "repaired": Style("修復", 1, mark="repair"),
    "control": Style("支配", 1, head="filled", mark="square"),
    "care": Style("世話", 1, head="open"),
    "focus": Style("過度の関心", 1, head="twice"),
    "violence_physical": Style("身体的暴力", 0, wave="zigzag", head="filled", width=3.0, strain=True),
    "violence_psychological": Style("心理的暴力", 0, wave="wave", head="hollow", strain=True),
    "violence_sexual": Style("性的暴力", 2, wave="zigzag", head="filled", strain=True, rails=14.0),
    "neglect": Style("ネグレクト", 1, (9.0, 6.0), head="hollow", mark="ticks", width=2.2, strain=True),
    "violence": Style("暴力（種類は未記入）", 0, wave="zigzag", head="filled", strain=True),
}


def style_of(bond: Bond) -> Style:
    """The style of a bond; one of another office's kinds is drawn as a plain line with its own word."""
    return STYLES.get(bond.kind, Style(bond.kind))


def is_shown(bond: Bond, look: GenogramLook) -> bool:
    """Whether a look shows a bond: violence belongs to the practitioner's layer."""
    return look.practitioner if bond.kind in VIOLENCE else look.bonds


def shown_bonds(graph: FamilyGraph, look: GenogramLook) -> list[Bond]:
    """The bonds that a look shows."""
    return [bond for bond in graph.bonds if is_shown(bond, look)]


def bond_groups(
    graph: FamilyGraph, ways: Mapping[int, Sequence[Point]], layout: GenogramLayout, look: GenogramLook
) -> Iterator[Group]:
    """The lines of the bonds that are shown and have a way in the picture, by their place in the graph (`routes`)."""
    shown = {i: bond for i, bond in enumerate(graph.bonds) if i in ways and is_shown(bond, look)}
    for i, bond in shown.items():
        items = bond_items(style_of(bond), track(ways[i]), directed=bond.directed)
        yield Group(subject_of(bond), tuple(items), described(graph, bond, look))
    words = {i: _words(bond, look) for i, bond in shown.items()} if look.bond_words else {}
    for i, (x, y) in places(ways, words, layout).items():  # above all lines
        text = set_line(words[i], x, y + SIZE * 0.37, SIZE, color=SOFT_INK, anchor="middle", halo=PAPER)
        yield Group(subject_of(shown[i]), text)


def subject_of(bond: Bond) -> str:
    """The subject of a bond's line: its id."""
    return bond.id or f"bond:{bond.a}:{bond.b}"


def _words(bond: Bond, look: GenogramLook) -> str:
    return " ".join(part for part in (style_of(bond).word, year(bond.since, look) if bond.since else "") if part)


def described(graph: FamilyGraph, bond: Bond, look: GenogramLook) -> str:
    """What a screen reader says of a bond."""
    names = {person.id: label(person, look) or "名前未記入" for person in graph.persons}
    between = "から" if bond.directed or style_of(bond).head else "と"
    return f"{names.get(bond.a, '')}{between}{names.get(bond.b, '')}、{style_of(bond).word}"
