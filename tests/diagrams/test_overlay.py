"""Marks on a drawing: told apart by form, and nothing drawn is lost."""

from kasesupport.diagrams.overlay import COLOURS, PALE, marked
from kasesupport.drawing.items import Drawing, Group, Path, Text, flat, rect


def _person(name: str, x: float) -> Group:
    return Group(name, (Path(rect((x, 0, 40, 40)), "#000000", "#ffeecc"), Text(x, 60, name, 14)))


DRAWING = Drawing(
    400, 100, (Group("u", (Path(rect((40, 20, 60, 1))),)), _person("a", 0), _person("b", 100), _person("c", 200))
)


def test_what_is_gone_is_pale_and_has_no_line_around() -> None:
    made = marked(DRAWING, {"c": "gone"}, frozenset("abc"))
    assert len(made.items) == len(DRAWING.items)
    (gone,) = (item for item in made.items if isinstance(item, Group) and item.subject == "c")
    assert {leaf.color for leaf in flat((gone,)) if isinstance(leaf, Text)} == {PALE}
    assert made.items[1] == DRAWING.items[1]


def test_new_and_changed_differ_in_form_not_only_in_colour() -> None:
    new = marked(DRAWING, {"a": "new"}, frozenset("abc")).items[len(DRAWING.items) :]
    changed = marked(DRAWING, {"a": "changed"}, frozenset("abc")).items[len(DRAWING.items) :]
    assert isinstance(new[0], Path)
    assert isinstance(changed[0], Path)
    assert (bool(new[0].dash), bool(changed[0].dash)) == (False, True)
    assert [type(i) for i in new] == [type(i) for i in changed]
    assert new[-1] != changed[-1]


def test_a_line_that_changed_is_tinted() -> None:
    made = marked(DRAWING, {"u": "changed"}, frozenset("abc"))
    (leaf,) = flat((made.items[0],))
    assert isinstance(leaf, Path)
    assert leaf.stroke == COLOURS["changed"]
