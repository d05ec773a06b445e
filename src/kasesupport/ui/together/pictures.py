"""The two diagrams at the table: the program's own pages without panels, menus and paper, on what may be seen."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from kasesupport.cases import ecomap, people
from kasesupport.domain.people import Household, Person
from kasesupport.drawing.items import Point
from kasesupport.practice.together import Card
from kasesupport.ui.choices import Choice
from kasesupport.ui.ecomap.dock import Dock
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.ecomap.subjects import kind_of, title_of
from kasesupport.ui.genogram.household_panel import HouseholdPanel
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.own_maps.dock import OwnDock
from kasesupport.ui.own_maps.side import LINES, EntryPart, MemberPart, StartPart, feelings
from kasesupport.ui.side_panel import SidePanel
from kasesupport.ui.together.base import CardPage, Desk
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.stickers import StickerBar
from kasesupport.ui.widgets import LineField, column, label

SEARCH = 400  # px
RELATIVES = frozenset({"father", "mother", "partner", "sibling", "child", "child_of_union", "first", "person"})
VIEWS = frozenset({"ring", "stop", "near", "far", "whole", "undo", "redo", "lines", "edit", "together"})


class FamilyPicture(GenogramPage):
    """One tap for a relative. Nobody is taken away here but by もどす: what hangs on a person is not seen."""

    confides = False

    def act(self, name: str) -> None:
        """See GenogramPage; only what adds, and what looks."""
        what = name.partition(":")[0]
        if what in RELATIVES | VIEWS | {"kind", "other", "bond"} and self.offers(what):
            super().act(name)

    def offers(self, name: str) -> bool:
        """See GenogramPage: an emotional line only where such lines are shown.

        Those who live together only where all of them are seen: whoever is not would be taken out.
        """
        seen = self.model.seen  # type: ignore[attr-defined]
        return {"bond": bool(seen.bonds), "together": not seen.unseen}.get(name, True)

    def joins(self, a: str, b: str) -> None:
        """See GenogramPage: nobody is joined by dropping."""
        return

    def remove(self, subject: str) -> None:
        """See GenogramPage."""
        self.model.noted.emit(_tr("いま書いたものは、「もどす」で消せます。"))

    def compose(self, dock: QWidget, *parts: QWidget | None) -> None:
        """See DiagramPage: the picture, its side and its dock."""
        _lay(self, self.frame, self.side, dock)
        _put_by(self, self._undo, self._redo, self._save, *parts)

    def use(self, name: str, tool: object) -> None:
        """See GenogramPage."""
        super().use(name, tool)  # type: ignore[arg-type]
        self._tell()

    def refresh(self) -> None:
        """See GenogramPage."""
        super().refresh()
        self._tell()

    def _tell(self) -> None:
        """Only what can be done here."""
        self.dock.buttons["remove"].hide()
        hints = {
            "person": _tr("まわりのボタンで家族がふえます。指で動かすこともできます。"),
            "": _tr("人を押すと、まわりに家族のボタンが出ます。"),
        }
        if not self.in_hand and self.model.can_write:
            self.dock.hint.setText(hints.get(self.kind(), ""))

    def show_paper(self) -> None:
        """Paper is made afterwards."""

    def see(self, **values: object) -> None:
        """See GenogramPage; the practitioner's layer is not to be had here."""
        super().see(**{**values, "practitioner": False})

    def show_side(self) -> None:
        """Who is selected, in a few words."""
        model, key, subject = self.model, self.selected, self.subject()
        match subject:
            case Person():
                self.side.show_part((key,), name_of(subject), lambda: PersonPart(model, key))
            case Household() if self.offers("together"):
                everybody = tuple(p.id for p in model.record.graph.persons)
                panel = lambda: HouseholdPanel(model, key)  # noqa: E731
                self.side.show_part((key, *everybody), _tr("いっしょにくらす人"), panel)
            case _:
                self.side.show_part(("",), _tr("かいてみよう"), HowPart)


class TiesPicture(EcomapPage):
    """People and places in words of one's own; a line says how it feels, and nothing else of it is seen."""

    confides = False

    def make_dock(self) -> Dock:
        """See EcomapPage."""
        made = OwnDock(self)
        made.search.setFixedWidth(SEARCH)
        return made

    def more(self) -> tuple[QWidget, ...]:
        """See EcomapPage: nothing of what the office keeps."""
        return ()

    def add(self, kind: str, to: str = "", at: Point | None = None, name: str = "") -> None:
        """See EcomapPage; what the register does not know stays this family's alone, whatever it is."""
        super().add("own" if kind == "other" else kind, to, at, name)

    def compose(self, dock: QWidget, *parts: QWidget | None) -> None:
        """See DiagramPage."""
        _lay(self, self.frame, self.side, dock)
        _put_by(self, self._undo, self._redo, self._save, *parts)

    def show_paper(self) -> None:
        """Paper is made afterwards."""

    def see(self, **values: object) -> None:
        """See EcomapPage."""
        super().see(**{**values, "practitioner": False})

    def show_side(self) -> None:
        """What is selected, in words for whoever draws."""
        model, subject, part = self.model, self.selected, self.side.show_part
        title = title_of(model.record, subject) if subject else _tr("かいてみよう")
        match kind_of(model.record, subject):
            case "resource":
                part((subject,), title, lambda: EntryPart(model, subject, self.joining.begin))
            case "tie":
                part((subject,), title, lambda: LinePart(model, subject))
            case "member" | "household":
                part((subject,), title, lambda: MemberPart(subject, self.joining.begin))
            case _:
                part(("",), title, StartPart)


class PictureCard(CardPage):
    """A diagram as a card."""

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk, card)
        make = FamilyPicture if card.kind == "genogram" else TiesPicture
        self.page: FamilyPicture | TiesPicture = make(desk.model, lambda _: None)
        laid = column(self.page, self.holds, spacing=0)
        laid.setStretch(0, 1)
        self.setLayout(laid)
        self.stickers = StickerBar(desk, self.page.canvas) if card.kind == "ecomap" else None
        if self.stickers is not None:
            self.hold(self.stickers)
        for made in self.findChildren(QAbstractButton):
            made.setMinimumSize(max(made.minimumWidth(), TARGET), max(made.minimumHeight(), TARGET))

    def flush(self) -> None:
        self.page.flush()
        if self.stickers is not None:
            self.stickers.flush()


class PersonPart(QWidget):
    """How somebody is called."""

    def __init__(self, model: CaseModel, person_id: str) -> None:
        super().__init__()
        self._model, self._id = model, person_id
        person = next((p for p in model.record.graph.persons if p.id == person_id), Person(person_id))
        keep = partial(model.do, people.edit_person, person_id)
        self.called = LineField(
            person.called or person.name, lambda text: keep(called=text), _tr("よび名"), _tr("よび名")
        )
        words = {"F": _tr("女"), "M": _tr("男"), "U": _tr("えらばない")}
        self.sex = Choice(words, (tuple(words),), person.sex, lambda sex: keep(sex=sex), _tr("印の形"))
        for part in (self.called, self.sex):
            part.setEnabled(model.can_write)
        self.setLayout(
            column(
                label(_tr("家での よび名"), "label"), self.called, label(_tr("印の形"), "label"), self.sex, spacing=12
            )
        )

    def flush(self) -> None:
        """Save what is being typed."""
        self.called.flush()


class LinePart(QWidget):
    """How a tie feels."""

    def __init__(self, model: CaseModel, tie_id: str) -> None:
        super().__init__()
        tie = next((t for t in model.record.ties if t.id == tie_id), None)
        keep = partial(model.do, ecomap.edit_tie, tie_id)
        strength = tie.strength if tie else "normal"
        self.strength = Choice(feelings(), LINES, strength, lambda value: keep(strength=value), _tr("つながり"))
        self.strength.setEnabled(model.can_write)
        self.setLayout(column(label(_tr("どんな つながり？"), "label"), self.strength, spacing=12))


class HowPart(QWidget):
    """Nobody is selected: how one begins."""

    def __init__(self) -> None:
        super().__init__()
        steps = (
            _tr("人を押すと、まわりにボタンが出ます。「子」「母」などを押すと、家族がふえます。"),
            _tr("いっしょにくらしていない人も、家族だと思う人は かいてください。"),
            _tr("ペットや、会えない人がいても だいじょうぶです。"),
        )
        self.setLayout(column(*(label(step) for step in steps), spacing=14))


def _lay(page: QWidget, frame: QWidget, side: SidePanel, dock: QWidget) -> None:
    middle = QHBoxLayout()
    middle.setContentsMargins(0, 0, 0, 0)
    middle.setSpacing(0)
    middle.addWidget(frame, 1)
    middle.addWidget(side)
    whole = column(middle, dock, spacing=0)
    whole.setStretch(0, 1)
    page.setLayout(whole)


def _put_by(page: QWidget, *parts: QWidget | None) -> None:
    """What is not shown here goes with the page all the same: without it, neither would."""
    for part in parts:
        if part is not None:
            part.setParent(page)
            part.hide()


def _tr(words: str) -> str:
    return QCoreApplication.translate("together", words)
