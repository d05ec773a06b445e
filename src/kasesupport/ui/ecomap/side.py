"""What stands at the side of the ecomap: a resource, a tie, what is missing, a member, or how it is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap.dropping import load_of
from kasesupport.domain.record import middle_of
from kasesupport.ui.ecomap import keys, middle
from kasesupport.ui.ecomap.gap import GapPanel, NewGapPanel
from kasesupport.ui.ecomap.panels import MapPanel, MemberPanel, ResourcePanel
from kasesupport.ui.ecomap.subjects import kind_of, title_of
from kasesupport.ui.ecomap.tie import TiePanel
from kasesupport.ui.genogram.panels import Switch
from kasesupport.ui.widgets import button

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage


def show(page: "EcomapPage") -> None:
    """Show the part for what is selected."""
    record, subject, confided = page.model.record, page.selected, page.look.practitioner
    part, model = page.side.show_part, page.model
    title = title_of(record, subject) if subject else page.title
    if page.lacks:
        to, need = page.lacks
        part(("", "lacks", to, need), _tr("足りないもの"), lambda: NewGapPanel(model, to, need, page.come_to))
        return
    match kind_of(record, subject):
        case "resource":
            part((subject,), title, lambda: _resource(page, subject))
        case "tie":
            part((subject, str(confided)), title, lambda: TiePanel(model, subject, confided=confided))
        case "gap":
            part((subject,), _tr("足りないもの"), lambda: GapPanel(model, subject, page.come_to))
        case "member" | "household":
            outside = str(bool(load_of(page.placed(), subject)))
            part((subject, middle_of(record, page.diagram), outside), title, lambda: _member(page, subject))
        case _:
            part(("",), page.title, lambda: MapPanel(model, page.select, page.lack, *switches(page)))


def _member(page: "EcomapPage", subject: str) -> MemberPanel:
    """With the choice of whom the picture is drawn around."""
    made = MemberPanel(page.model, subject, page.select, page.joining.begin, page.go)
    around, box = middle.choice(page, subject), made.layout()
    if around and box:
        box.addWidget(around)
    if box and page.model.can_write and load_of(page.placed(), subject):
        box.addWidget(button(_tr("場所を動かす"), lambda: keys.move(page), "", "move"))
    return made


def _resource(page: "EcomapPage", subject: str) -> ResourcePanel:
    """Return in the name goes back to the picture."""
    made = ResourcePanel(page.model, subject, page.select, page.joining.begin, page.go)
    made.name.returnPressed.connect(page.canvas.setFocus)
    return made


def switches(page: "EcomapPage") -> tuple[tuple[Switch, ...], Switch]:
    """How the picture is shown, and the practitioner's layer."""
    look = page.look
    shown = (
        Switch("legend", _tr("凡例"), look.legend, lambda on: page.see(legend=on)),
        Switch("furigana", _tr("ふりがな"), look.furigana, lambda on: page.see(furigana=on)),
        Switch(
            "called", _tr("家での呼び名"), look.labels == "called",
            lambda on: page.see(labels="called" if on else "name"),
        ),
    )  # fmt: skip
    layer = Switch("practitioner", _tr("センターだけの情報"), look.practitioner, lambda on: page.see(practitioner=on))
    return shown, layer


def told(page: "EcomapPage") -> tuple[str, str]:
    """What is said over the picture, and how: that the practitioner's layer is seen, or how one begins."""
    record = page.model.record
    if not record.graph.persons:
        return "", "reading"
    if page.look.practitioner:
        return _tr("センターだけの情報が見えています。ご家族と見るときは切ってください。"), "warmbox"
    if not record.ties and not record.gaps and page.model.can_write:
        return _tr("下の欄から、家族のまわりの人や場所を足してみましょう。"), "reading"
    return "", "reading"


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
