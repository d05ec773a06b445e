"""What the genogram's and the ecomap's page have in common: tools, canvas, side panel, selection."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kasesupport.cases import placements
from kasesupport.diagrams.tools import Tool
from kasesupport.drawing.items import Drawing, Point
from kasesupport.ui import reading, theme
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.icons import icon, pixmap
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.side_panel import SidePanel
from kasesupport.ui.widgets import button, chip, column, offer_steps, row, starts_at


class DiagramPage(QWidget):
    """A diagram that is a view of `model.record`.

    A kind of diagram tells `diagram` (the name of its pins) and overrides `picture`, `for_paper`,
    `renew`, `is_known`, `show_side`, `remove`. `title` goes into saved files: it names no family.
    """

    diagram = ""
    title = ""
    confides = False  # whether it has a practitioner's layer

    def __init__(self, model: CaseModel, go: Callable[[str], None]) -> None:
        super().__init__()
        self.model, self.go = model, go
        self.selected = ""
        self._was_seen = False
        self.frame = CanvasFrame()
        self.canvas = self.frame.canvas
        self.side = SidePanel()
        self.tools: dict[str, QPushButton] = {}
        self._undo = button(self.tr("元に戻す"), model.undo, "quiet", "undo-2")
        self._redo = button(self.tr("やり直す"), model.redo, "quiet", "redo-2")
        self._save = button(self.tr("印刷・保存"), self.show_paper, "", "printer", key="Ctrl+P")
        self._connect()

    # --- what a kind of diagram tells

    def picture(self) -> Picture:
        """The diagram as the screen shows it now."""
        raise NotImplementedError

    def more_for_paper(self) -> Sequence[tuple[str, Callable[[bool], object]]]:
        """What else may go onto this one print: its words, and what hears whether it is wanted."""
        return ()

    def for_paper(self, confided: bool = False) -> Drawing:
        """The diagram as it is saved: nothing selected, with its legend; `confided`: the practitioner's layer too."""
        raise NotImplementedError

    def renew(self) -> None:
        """Lay the diagram out from nothing."""
        raise NotImplementedError

    def first(self) -> str:
        """Whom a large diagram is opened at; "" for the whole of it."""
        return ""

    def begin_seen(self) -> None:
        """The page is seen for the first time."""
        self.frame.begin_at(self.first())

    def is_known(self, subject: str) -> bool:
        """Whether a subject is still in the record."""
        raise NotImplementedError

    def show_side(self) -> None:
        """Show the details of what is selected."""
        raise NotImplementedError

    def remove(self, subject: str) -> None:
        """Take a subject away."""
        raise NotImplementedError

    # --- what others may ask

    def flush(self) -> None:
        """Save what is being typed."""
        self.side.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to the picture; the first time a large one is seen, it is seen readable."""
        super().showEvent(event)
        self.canvas.setFocus()
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self, self.begin_seen)

    def refresh(self) -> None:
        """Show the record as it is now."""
        if self.selected and not self.is_known(self.selected):
            self.selected = ""
        offer_steps(((self._undo, self.model.can_undo()), (self._redo, self.model.can_redo())), self)
        self.canvas.fixed = not self.model.can_write
        self.canvas.select(self.selected)
        self.canvas.show_picture(self.picture())
        self._save.setEnabled(bool(self.canvas.picture.places))
        self.show_side()

    def select(self, subject: str) -> None:
        """Show the details of a subject; "" for none."""
        if subject != self.selected:
            self.flush()
            self.selected = subject
            self.refresh()

    def show_one(self, what: str) -> None:
        """Select what another page leads to."""
        self.select(what)
        self.canvas.reveal(what)

    def name_new(self, subject: str | None) -> None:
        """A subject was just added: select it, with the cursor in its name."""
        if subject:
            self.use("", None)
            self.select(subject)
            self.canvas.reveal(subject)
            self.side.write()

    def enter(self, subject: str) -> None:
        """Enter was pressed on what is selected."""
        self._open(subject)

    def use(self, name: str, tool: Tool | None) -> None:
        """Take a tool in hand; "" puts it down."""
        self.canvas.use(tool)
        for each, switch in self.tools.items():
            switch.setChecked(each == name)

    # --- inside

    def compose(self, dock: QWidget, *parts: QWidget | None) -> None:
        """Lay the page out: the tools above, the canvas with its panel, and a dock below."""
        bar = QFrame()
        bar.setObjectName("bar")
        arrange = button(self.tr("整列"), self.arrange, "quiet", "wand-sparkles", self.tr("見やすく並べなおす"))
        bar.setLayout(row(self._undo, self._redo, arrange, *parts, None, self._save, margin=6, spacing=4))
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.frame, 1)
        middle.addWidget(self.side)
        whole = column(bar, middle, dock, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def tool(self, name: str, words: str, icon_name: str, make: Callable[[], Tool]) -> QPushButton:
        """A switch that takes a tool in hand and puts it down again."""
        made = chip(f" {words}", False, lambda on: self.use(name if on else "", make() if on else None))
        made.setObjectName("tool")
        sign = icon(icon_name, theme.INK)
        sign.addPixmap(pixmap(icon_name, theme.PAPER), QIcon.Mode.Normal, QIcon.State.On)
        made.setIcon(sign)
        made.setIconSize(QSize(22, 22))
        self.tools[name] = made
        return made

    def arrange(self) -> None:
        """整列: forget where the user put things, and lay out from nothing."""
        self.model.do(placements.arrange, self.diagram)
        self.renew()
        self.refresh()
        self.canvas.fit()

    def pins(self) -> tuple[tuple[str, Point], ...]:
        """Where the user put things in this diagram."""
        return tuple((subject, (x, y)) for name, subject, x, y in self.model.record.pins if name == self.diagram)

    def _connect(self) -> None:
        starts_at(self, self.canvas)
        self.canvas.chosen.connect(self.select)
        self.canvas.opened.connect(self._open)
        self.canvas.entered.connect(self.enter)
        self.canvas.placed.connect(lambda subject, x, y: self._place(subject, (x, y)))
        self.canvas.remove_asked.connect(self.remove)
        self.canvas.held.connect(lambda: self.model.noted.emit(reading.why(self.model.case.file)))
        self.canvas.escaped.connect(self._escape)
        self.model.changed.connect(self.refresh)

    def _open(self, subject: str) -> None:
        self.select(subject)
        # After the click that opened: its release would give the keys back to the canvas.
        QTimer.singleShot(0, self, self.side.write)

    def _escape(self) -> None:
        self.use("", None)
        self.select("")

    def _place(self, subject: str, at: Point) -> None:
        self.model.do(placements.pin, self.diagram, {subject: at})

    def show_paper(self) -> None:
        """Show it as it prints, with the ways to take it along."""
        self.flush()
        told = (self.model, self.diagram, self.title, self.for_paper, self)
        dialog = PaperDialog(*told, confides=self.confides, more=self.more_for_paper())
        dialog.exec()
        dialog.deleteLater()
