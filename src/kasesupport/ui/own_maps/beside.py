"""The picture and the words of an own map beside the office's ecomap."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap import EcomapLayout, EcomapLook, layout
from kasesupport.diagrams.ecomap.centre import home
from kasesupport.diagrams.ecomap.marked import Marks, marked
from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.comparing_ties import EcomapState
from kasesupport.domain.dates import age_on
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.own_maps import Both, as_record, beside, map_of, together
from kasesupport.domain.record import CaseRecord, stood_of
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.ecomap import words as ecomap_words
from kasesupport.ui.own_maps.words import author_of, told_of

ADULT = 18  # years


def picture(record: CaseRecord, map_id: str, on: date, legend: bool = False) -> Picture:
    """Both maps in one: what the author drew where it stands, with a sign on each card."""
    look = EcomapLook(on=on, legend=legend, labels="called", conventions=record.conventions)
    members = home(record.graph).members
    state, found = together(record, map_id, members), beside(record, map_id)
    placed = _placed(state, record, map_id, look)
    signs = {each.theirs.id: ("both",) for each in found.both}
    signs |= {each.id: ("theirs",) for each in found.theirs} | {each.id: ("ours",) for each in found.ours}
    words = {
        "both": ("◎", _tr("どちらの図にもある")),
        "theirs": ("★", _tr("%1の図にだけある").replace("%1", author_of(record, map_id))),
        "ours": ("◇", _tr("センターの図にだけある")),
    }
    drawing = marked(state, placed, look, Marks(signs=signs), words)
    places = {i: (spot.x, spot.y) for i, spot in placed.resources.items()}
    return Picture(drawing, placed.box[:2], places, frozenset(places))


def _placed(state: EcomapState, record: CaseRecord, map_id: str, look: EcomapLook) -> EcomapLayout:
    """The author's own places; what the office alone has where there is room."""
    people = GenogramLook(on=look.on, labels=look.labels, conventions=look.conventions)
    diagram = f"own_map.{map_id}"
    pins = {subject: (x, y) for name, subject, x, y in record.pins if name == diagram}
    own = as_record(record, map_id)
    stood = stood_of(record, diagram)
    theirs = layout(own.graph, own.resources, own.ties, pins, None, people, stood=stood)
    return layout(state.graph, state.resources, state.ties, pins, theirs, people)


def told_lines(record: CaseRecord, map_id: str) -> tuple[str, ...]:
    """What stands in both and in one alone, in words that the family may read."""
    found, author = beside(record, map_id), author_of(record, map_id)
    parts = (
        (_tr("◎ どちらの図にもある"), tuple(_both(each) for each in found.both)),
        (_tr("★ %1の図にだけある").replace("%1", author), tuple(_named(each) for each in found.theirs)),
        (_tr("◇ センターの図にだけある"), tuple(_named(each) for each in found.ours)),
    )
    title = _tr("%1と、センターの図をくらべました。").replace("%1", told_of(record, map_id))
    return (title, *(f"{head}：{'、'.join(names) or _tr('なし')}" for head, names in parts))


def not_ours(record: CaseRecord, map_id: str) -> tuple[Tie, ...]:
    """The author's ties that the office's ecomap does not have."""
    known = {(tie.resource, tie.to) for tie in record.ties}
    return tuple(tie for tie in as_record(record, map_id).ties if (tie.resource, tie.to) not in known)


def speaker(record: CaseRecord, map_id: str, on: date) -> str:
    """The author as a speaker's code: a child, else a carer."""
    own = map_of(record, map_id)
    author = next((p for p in record.graph.persons if own and p.id == own.author_id), None)
    years = age_on(author.birth, on) if author and author.birth else None
    is_child = years < ADULT if years is not None else bool(author and author.index)
    return "child" if is_child else "carer"


def _both(each: Both) -> str:
    """With what the office calls it and how it has it, where that differs."""
    name = _named(each.theirs)
    called = each.ours.name if each.ours.name != each.theirs.name else ""
    state = ecomap_words.states()[each.state] if each.state != "now" else ""
    remarks = "、".join(_tr("センターの図では「%1」").replace("%1", word) for word in (called, state) if word)
    return f"{name}（{remarks}）" if remarks else name


def _named(resource: Resource) -> str:
    return resource.name or _tr("（なまえは まだ）")


def _tr(text: str) -> str:
    return QCoreApplication.translate("own_maps", text)
