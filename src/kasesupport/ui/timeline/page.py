"""あゆみ: the picture of time of one family, with what is marked on it at the side."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kasesupport.cases import events, levels
from kasesupport.diagrams import hit
from kasesupport.diagrams import timeline as drawn
from kasesupport.domain.contacts import GOOD
from kasesupport.domain.levels import by_id
from kasesupport.drawing.items import Drawing, moved
from kasesupport.practice.model import Practice
from kasesupport.ui import reading
from kasesupport.ui.canvas.camera import Camera
from kasesupport.ui.canvas.frame import CanvasFrame
from kasesupport.ui.canvas.picture import Picture
from kasesupport.ui.choices import Choice
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.side_panel import SidePanel
from kasesupport.ui.timeline.event_form import EventForm
from kasesupport.ui.timeline.level_form import LevelForm
from kasesupport.ui.timeline.span import ends
from kasesupport.ui.widgets import begin_in, button, chip, column, label, row, starts_at
from kasesupport.ui.wizard.airy import airy

PAPER = 1000.0  # logical px: the width of the picture on paper
LEAST = 740.0  # and at least on the screen, where it is as wide as there is room
SMALLEST = 0.75  # of the natural size: a longer picture is seen from its top
MARGIN = 32.0  # px around a whole picture on the canvas
TRAY = 96.0  # left of it: room for the buttons that float there
NEW = ("involvement", "capacity", "event")


class TimelinePage(QWidget):
    """The picture of `model.record`; a mark or an event is added by the buttons below and told at the side."""

    def __init__(self, model: CaseModel, go: Callable[[str], None], practice: Practice) -> None:
        super().__init__()
        self.model, self._go, self._practice = model, go, practice
        self.selected, self._new, self._span, self.shared = "", "", "all", False
        self.frame, self.side = CanvasFrame(), SidePanel()
        self.canvas = self.frame.canvas
        self.canvas.setAccessibleName(self.tr("あゆみ"))
        self.canvas.held.connect(lambda: model.noted.emit(reading.why(model.case.file)))
        self.canvas.chosen.connect(self.select)
        self.canvas.remove_asked.connect(self.remove)
        self.canvas.entered.connect(lambda _: self.side.write())
        self.add_buttons = {each: self._adder(each) for each in NEW}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._build()
        self.canvas.installEventFilter(self)
        model.changed.connect(self.refresh)
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.side.flush()

    def select(self, subject: str) -> None:
        """Tell of a mark, an event, a plan or a resource at the side; "" for none."""
        self.flush()
        self._new, self.selected = "", subject
        self.refresh()

    def begin(self, new: str) -> None:
        """Begin a mark of a series, or an "event"."""
        self.flush()
        self._new, self.selected = new, ""
        self.refresh()
        self.side.unfold()
        begin_in(self.side.part)

    def remove(self, subject: str) -> None:
        """Take a mark or an event away."""
        if any(level.id == subject for level in self.model.record.levels):
            self.model.do(levels.remove_mark, subject)
        elif any(event.id == subject for event in self.model.record.events):
            self.model.do(events.remove_event, subject)

    def refresh(self) -> None:
        """Show the record as it is now."""
        if self.selected and self.selected not in self._known():
            self.selected = ""
        told = self._told()
        self.canvas.fixed = not self.model.can_write
        for made in self.add_buttons.values():
            made.setEnabled(self.model.can_write)
        drawing = self._on_screen(told)
        places = {subject: _middle(drawing, subject) for subject in self._on_picture(told, drawing)}
        self.canvas.select(self.selected)
        self.canvas.show_picture(Picture(drawing, (0.0, 0.0), places, frozenset(places)))
        self._show_side()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The picture is as wide as there is room, also when the side goes or is folded."""
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return super().eventFilter(watched, event)

    def for_paper(self, _confided: bool = False) -> Drawing:
        """As it is printed: nothing selected, the reasons in words below."""
        return self._drawing(PAPER, self._told(), notes=True)

    def _told(self) -> drawn.Timeline:
        series = levels.office_series(self.model.case.file, self._practice.series)
        names = {phase.id: phase.short for phase in self._practice.phases}
        return drawn.gathered(self.model.record, series, self.model.case.file.today(), names, shared=self.shared)

    def _drawing(self, width: float, told: drawn.Timeline, *, notes: bool = False) -> Drawing:
        first, last = ends(told, self._span)
        selected = "" if notes else self.selected
        return drawn.draw(told, drawn.TimelineLook(first, last, width, selected, notes and not self.shared, notes))

    def _on_screen(self, told: drawn.Timeline) -> Drawing:
        high = self._drawing(LEAST, told).height
        scale = max(SMALLEST, min(1.0, (self.canvas.height() - 2 * MARGIN) / high))
        wide = max(LEAST, (self.canvas.width() - 2 * MARGIN) / scale - TRAY)
        drawing = self._drawing(wide, told)
        return replace(drawing, width=wide + TRAY, items=tuple(moved(item, TRAY, 0.0) for item in drawing.items))

    def _known(self) -> set[str]:
        record = self.model.record
        marks = {*(level.id for level in record.levels), *(event.id for event in record.events)}
        marks |= {said.id for said in record.statements if said.question == GOOD}
        return marks | {plan.id for plan in record.plans} | {resource.id for resource in record.resources}

    def _on_picture(self, told: drawn.Timeline, drawing: Drawing) -> list[str]:
        """What can be selected, by keys too: at what the side tells nothing of, Tab would begin again and never end."""
        marks, known = (mark.id for lane in told.lanes for mark in lane.marks), self._known()
        both = (*marks, *(flag.id for flag in told.flags))
        return [each for each in both if each in known and hit.find(drawing, each)]

    def _adder(self, new: str) -> QWidget:
        words = {
            "involvement": (self.tr("関与度を記す"), "hand"),
            "capacity": (self.tr("余力を記す"), "battery-low"),
            "event": (self.tr("出来事を書く"), "flag"),
        }
        return button(words[new][0], lambda: self.begin(new), "", words[new][1])

    def _build(self) -> None:
        spans = {
            "all": self.tr("すべて"), "36": self.tr("3年"), "12": self.tr("1年"), "6": self.tr("6か月"),
            "3": self.tr("3か月"),
        }  # fmt: skip
        self.span = Choice(spans, (tuple(spans),), self._span, self._set_span, self.tr("どこまで見るか"))
        self.beside = chip(self.tr("家族と見る"), False, self._set_shared)
        for each in (*self.span.chips.values(), self.beside):
            each.setProperty("reads", True)
        paper = button(self.tr("印刷・保存"), self._show_paper, "", "printer", key="Ctrl+P")
        bar, dock = QFrame(), QFrame()
        self._dock = dock
        bar.setObjectName("bar")
        dock.setObjectName("dock")
        self.read = button(self.tr("経過を読む"), lambda: self._go("chronicle"), "", "list")
        bar.setLayout(row(self.span, self.beside, None, self.read, paper, margin=6, spacing=8))
        dock.setLayout(row(None, *self.add_buttons.values(), None, margin=8, spacing=10))
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.frame, 1)
        middle.addWidget(self.side)
        whole = column(bar, middle, dock, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        starts_at(self, self.canvas)

    def _set_span(self, span: str) -> None:
        self._span = span
        self._fit()

    def _fit(self) -> None:
        self.refresh()
        self.canvas.fit()
        if self.canvas.camera.scale < SMALLEST:
            self.canvas.look(Camera(SMALLEST, MARGIN, MARGIN / 2))

    def _set_shared(self, on: bool) -> None:
        """Beside the family the office's words, its reasons and the forms go from the screen."""
        self.shared = on
        self.select("")
        self.side.setVisible(not on)
        self.read.setVisible(not on)
        self._dock.setVisible(not on)
        self._later.start()

    def _show_side(self) -> None:
        record, subject = self.model.record, self.selected
        series = by_id(levels.office_series(self.model.case.file, self._practice.series))
        mark = next((level for level in record.levels if level.id == subject), None)
        kind = mark.series if mark else self._new
        if kind in series:
            found = series[kind]
            self.side.show_part(
                ("level", kind, subject), found.name, lambda: LevelForm(self.model, found, subject, self._made)
            )
        elif kind == "event" or any(event.id == subject for event in record.events):
            self.side.show_part(
                ("event", subject), self.tr("出来事"), lambda: EventForm(self.model, subject, self._made)
            )
        else:
            self.side.show_part(("other", subject), self._name_of(subject), lambda: self._about(subject))

    def _name_of(self, subject: str) -> str:
        record = self.model.record
        named = {each.id: each.name for each in record.resources} | {p.id: p.title for p in record.plans}
        return named.get(subject) or self.tr("あゆみ")

    def _about(self, subject: str) -> QWidget:
        """What one can do with what is no mark: go where it is written."""
        made = QWidget()
        if any(each.id == subject for each in self.model.record.resources):
            parts = [button(self.tr("エコマップで見る"), lambda: self._go("ecomap"), "", "network")]
        elif any(each.id == subject for each in self.model.record.plans):
            parts = [button(self.tr("サポートプランを見る"), lambda: self._go("sheet"), "", "printer")]
        elif note := next((s.note_id for s in self.model.record.statements if s.id == subject), ""):
            parts = [button(self.tr("経過記録をひらく"), lambda: self._go(f"contact/{note}"), "", "clipboard-list")]
        else:
            parts = []
        made.setLayout(column(*parts, *self._help()))
        return made

    def _help(self) -> list[QWidget]:
        if not self.model.can_write:
            return [label(reading.why(self.model.case.file), "soft")]
        steps = (
            self.tr("関わりの濃さ（関与度）と、家族の余力の移り変わりを、同じ時の流れの上に並べて見ます。"),
            self.tr("下のボタンで、今日の関与度や余力を記せます。前の日付にもできます。"),
            self.tr("丸い印を押すと、わけを書いたり直したりできます。"),
            self.tr("人や場所の支えは、エコマップの「いつから・いつまで」から出ています。"),
        )
        return [airy(step, "soft") for step in steps]

    def _made(self, subject: str) -> None:
        """A mark was just made by the form at the side, which stays."""
        self._new, self.selected = "", subject
        kind = next((level.series for level in self.model.record.levels if level.id == subject), "")
        self.side.keep(("level", kind, subject) if kind else ("event", subject))
        self.refresh()

    def _show_paper(self) -> None:
        self.flush()
        dialog = PaperDialog(self.model, "timeline", self.tr("あゆみ"), self.for_paper, self)
        dialog.exec()
        dialog.deleteLater()


def _middle(drawing: Drawing, subject: str) -> tuple[float, float]:
    group = hit.find(drawing, subject)
    x, y, w, h = hit.bounds(group.items) if group else (0.0, 0.0, 0.0, 0.0)
    return x + w / 2, y + h / 2
