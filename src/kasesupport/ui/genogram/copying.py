"""People of the genogram on the clipboard: a picture for other programs, and for ours what is known of them."""

import json
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.cases import access, pasting, people
from kasesupport.diagrams.genogram import GenogramLook, draw, layout
from kasesupport.domain.parts import part
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.drawing.items import Drawing, Point
from kasesupport.exchange import familyfile, familywriting
from kasesupport.ui.canvas.paint import to_image
from kasesupport.ui.genogram.acts import maps_of
from kasesupport.ui.picture_file import SHARP
from kasesupport.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage

PEOPLE = "application/x-kasesupport-people"  # JSON: family (its id), graph (a family file), places (by person)
GAP = 80.0  # px between who is there and who is pasted, where those were placed by hand
MOST = 60  # names that are taken from a text at once


def copy(page: "GenogramPage") -> bool:
    """Put who is chosen, or everybody, on the clipboard; False where nobody is."""
    ids, graph = chosen(page), page.model.record.graph
    if not ids:
        page.model.noted.emit(_tr("まだだれも描かれていません。"))
        return False
    mime = QMimeData()
    mime.setImageData(to_image(picture(page, ids), SHARP))
    told = {
        "family": page.model.case.family_id,
        "graph": familywriting.told(part(graph, ids)),
        "places": _pins(page, ids),
    }
    mime.setData(PEOPLE, json.dumps(told, ensure_ascii=False).encode("utf-8"))
    QGuiApplication.clipboard().setMimeData(mime)
    access.exported(page.model.case, "genogram")
    page.model.noted.emit(
        _tr("%1人を写しました。絵には、センターだけの情報は入りません。").replace("%1", str(len(ids)))
    )
    return True


def cut(page: "GenogramPage") -> None:
    """Copy, and take them away as one act. Only who is chosen: never everybody unasked."""
    if (page.gathering.people or page.kind() == "person") and copy(page):
        gone = chosen(page)
        also = maps_of(page, gone)
        page.model.do(people.remove_people, gone)
        if also:
            page.model.noted.emit(also + _tr("「元に戻す」で戻せます。"))


def paste(page: "GenogramPage") -> None:
    """Add whom the clipboard holds: people of this program, or names, one a line."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime and mime.hasFormat(PEOPLE):
        _paste_people(page, bytes(mime.data(PEOPLE).data()))
    elif mime and mime.hasText() and (names := _names(mime.text())):
        asked = _tr("1行をひとりの名前として、%1人を足しますか。").replace("%1", str(len(names)))
        if agreed(page, asked, "\n".join(names[:8]) + ("\n…" if len(names) > 8 else "")):
            _add(page, FamilyGraph(tuple(Person(str(n), name) for n, name in enumerate(names))), {})
    else:
        page.model.noted.emit(_tr("貼れるものが、クリップボードにありません。"))


def double(page: "GenogramPage") -> None:
    """The same people once more, beside themselves."""
    if ids := page.gathering.people or ((page.selected,) if page.kind() == "person" else ()):
        _add(page, part(page.model.record.graph, ids), _pins(page, ids))


def chosen(page: "GenogramPage") -> tuple[str, ...]:
    """Who would be copied: several, the one selected, else everybody."""
    one = (page.selected,) if page.kind() == "person" else ()
    return page.gathering.people or one or tuple(page.placed().spots)


def picture(page: "GenogramPage", ids: Collection[str]) -> Drawing:
    """These people and what is between them, never with the practitioner's layer."""
    look: GenogramLook = replace(page.look, practitioner=False, selected=frozenset(), legend=False)
    graph = part(page.model.record.graph, ids)
    return draw(graph, layout(graph, {}, page.placed(), look), look)


def agreed(page: "GenogramPage", asked: str, more: str = "") -> bool:
    """A calm question, with a way back."""
    dialog = Question(asked, more, page)
    answer = bool(dialog.exec())
    dialog.deleteLater()
    return answer


class Question(QDialog):
    """What would be added; 足す or やめる."""

    def __init__(self, asked: str, more: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_tr("人を足す"))
        self.setMinimumWidth(420)
        add = button(_tr("足す"), self.accept, "main", "check")
        stop = button(_tr("やめる"), self.reject, "quiet")
        safe = label(_tr("足したあとも「元に戻す」1回で取り消せます。"), "soft")
        self.setLayout(column(label(asked), *([label(more)] if more else []), safe, row(stop, None, add), margin=16))


def _paste_people(page: "GenogramPage", data: bytes) -> None:
    try:
        told = json.loads(data)
        graph = familyfile.read(json.dumps(told["graph"])).graph
        places = {str(each): (float(x), float(y)) for each, (x, y) in told["places"].items()}
    except (Problem, ValueError, KeyError, TypeError, AttributeError):
        page.model.noted.emit(_tr("写したものを読めませんでした。もう一度写してください。"))
        return
    asked = _tr("写した%1人は、この家庭の人ではありません。この家庭に足しますか。").replace(
        "%1", str(len(graph.persons))
    )
    if told.get("family") == page.model.case.family_id or agreed(page, asked):
        _add(page, graph, places)


def _add(page: "GenogramPage", graph: FamilyGraph, places: dict[str, Point]) -> None:
    """As one act, beside who is there; one 本人 is not made two."""
    if any(person.index for person in page.model.record.graph.persons):
        graph = replace(graph, persons=tuple(replace(person, index=False) for person in graph.persons))
    new = page.model.do(pasting.paste, graph, _beside(page, places))
    if new:
        page.gathering.choose(tuple(new[person.id] for person in graph.persons))
        page.canvas.fit()
        page.model.noted.emit(_tr("%1人を足しました。「元に戻す」で戻せます。").replace("%1", str(len(graph.persons))))


def _beside(page: "GenogramPage", places: dict[str, Point]) -> dict[str, Point]:
    spots = page.placed().spots.values()
    if not places or not spots:
        return places
    right, left = max(spot.x + spot.half for spot in spots), min(x for x, _ in places.values())
    return {each: (x + right + 2 * GAP - left, y) for each, (x, y) in places.items()}


def _pins(page: "GenogramPage", ids: Collection[str]) -> dict[str, Point]:
    """The places of all where one of them was placed by hand; else none: the layout finds better ones."""
    spots = page.placed().spots
    by_hand = any(person in ids for person, _ in page.pins())
    return {each: (spots[each].x, spots[each].y) for each in ids} if by_hand else {}


def _names(text: str) -> list[str]:
    return [name for line in text.splitlines() if len(line) < 100 and (name := clean_line(line))][:MOST]


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
