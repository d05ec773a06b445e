"""What a button, a key or an entry of the menu means for what is selected in the genogram."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import bonds, households, people, unions
from kasesupport.domain.removal import words_of
from kasesupport.ui.genogram.lines import after
from kasesupport.ui.genogram.ring import has_parent
from kasesupport.ui.genogram.words import recorded

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage


def do(page: "GenogramPage", name: str) -> None:
    """Do what is named: a relative, "kind:married", "child:<id>:foster", or something with the page itself."""
    page.flush()
    what, _, rest = name.partition(":")
    match what:
        case "kind":
            page.model.do(unions.edit_union, page.selected, kind=rest)
        case "child" if rest:
            child, _, kind = rest.partition(":")
            page.model.do(unions.set_child_kind, page.selected, child, kind)
        case "bond":
            page.joining.begin(page.selected)
        case "together":
            show_household_of(page, page.selected)
        case "edit":
            page.side.write()
        case "remove":
            page.remove(page.selected)
        case "other":
            name, _, kind = rest.partition(":")
            sex = "M" if name == "father" else "F"
            page.name_new(page.model.do(people.add_other_parent, page.selected, kind, sex))
        case _ if has_parent(page.model.record.graph, page.selected, what):
            page.model.noted.emit(recorded()[what])
            page.rings.open_other_parents(what)
        case _:
            page.name_new(_added(page, what))


def _added(page: "GenogramPage", what: str) -> str | None:
    """Somebody new, a blank person; gives the id."""
    subject, act = page.selected, page.model.do
    ways: dict[str, Callable[[], str | None]] = {
        "father": lambda: act(people.add_parent, subject, "M"),
        "mother": lambda: act(people.add_parent, subject, "F"),
        "partner": lambda: act(people.add_partner, subject),
        "sibling": lambda: act(people.add_sibling, subject),
        "child": lambda: act(people.add_child, subject),
        "child_of_union": lambda: act(people.add_child, "", subject),
        "first": lambda: act(people.add_person, is_index=True),
        "person": lambda: act(people.add_person),
    }
    return ways[what]()


def show_household_of(page: "GenogramPage", person: str) -> None:
    """Who lives with a person, at the side; a household of one where none is recorded yet."""
    known = next((house.id for house in page.model.record.graph.households if person in house.members), None)
    if household := known or page.model.do(households.add_household, (person,)):
        page.select(household)
        page.side.write()


def remove(page: "GenogramPage", subject: str) -> None:
    """Take a person, a line or a household away, or all that are chosen; undo brings it back."""
    acts: dict[str, Callable[..., None]] = {
        "person": people.remove_person, "union": unions.remove_union,
        "household": households.remove_household, "bond": bonds.remove_bond,
    }  # fmt: skip
    if page.gathering.is_on():
        page.gathering.remove()
    elif kind := page.kind_of(subject):
        also = maps_of(page, (subject,))
        page.model.do(acts[kind], subject)
        page.model.noted.emit(_tr("消しました。「元に戻す」で戻せます。") + also)


def maps_of(page: "GenogramPage", gone: Collection[str]) -> str:
    """What goes with these people, in words: the ecomaps that they drew, what they said; "" for none."""
    drawn = sum(each.author_id in gone for each in page.model.record.own_maps)
    said = words_of(page.model.record, gone)
    maps = _tr("この人が描いた図（%1枚）も一緒に消えました。").replace("%1", str(drawn)) if drawn else ""
    return maps + (_tr("この人の言葉 %1件も一緒に消えました。").replace("%1", str(said)) if said else "")


def next_line(page: "GenogramPage") -> None:
    """The next line or outline of the person selected last; after all of them the person."""
    graph = page.model.record.graph
    if page.subject() is None:
        page.model.noted.emit(_tr("先に、人をひとり選んでください。"))
    elif found := after(graph, page.person, page.stop):
        page.select(found[0])
        page.stop = found
    else:
        page.model.noted.emit(_tr("この人には、まだ線がありません。"))


def live_together(page: "GenogramPage", members: tuple[str, ...]) -> None:
    """A frame was drawn around these: one that is there already grows by whom it did not hold yet.

    A second frame around the first would tell of two homes. Within a frame a smaller one can be drawn.
    """
    inside = [house for house in page.model.record.graph.households if frozenset(house.members) <= frozenset(members)]
    if len(inside) != 1:
        page.name_new(page.model.do(households.add_household, members))
        return
    there = inside[0]
    fresh = [person for person in members if person not in there.members]
    if fresh:
        page.model.do(households.move, fresh, to_id=there.id)
        page.model.noted.emit(_tr("いまの同居の枠を広げました。"))
    page.name_new(there.id)


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
