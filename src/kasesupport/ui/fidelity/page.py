"""実践のふり返り of a family: rounds begun, filled in, and seen as a whole."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kasesupport.cases import fidelity
from kasesupport.domain.fidelity import Round
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.model import Practice
from kasesupport.ui.choices import Choice
from kasesupport.ui.fidelity import boards, words
from kasesupport.ui.fidelity.family_form import FamilyForm
from kasesupport.ui.fidelity.round_view import RoundView
from kasesupport.ui.fidelity.start import Start
from kasesupport.ui.fidelity.whole import Whole
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.picker import Picker
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import begin_in, button, column, label, row

View = RoundView | FamilyForm


class FidelityPage(QWidget):
    """Shows one of: where to begin, one round to fill in, the picture of all."""

    def __init__(self, model: CaseModel, go: Callable[[str], None], practice: Practice) -> None:
        super().__init__()
        self.model, self._go, self._practice = model, go, practice
        self._asked = tuple(q for q in load_family_view(practice.principles) if not q.withdrawn)
        self.rounds: tuple[Round, ...] = fidelity.rounds(model.case)
        self.views: dict[str, View] = {}
        self.start = Start(model, self.begin_round, go)
        self._stack = QStackedWidget()
        self.whole = Whole(model, practice, self._asked, go)
        self.whole.wanted.connect(self.open_viewpoint)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.whole)
        self._chosen, self._sees, self._phase = "", False, ""
        self._build()
        model.changed.connect(self._heard)
        self.show_round(self.rounds[-1].id if self.rounds else "")

    @property
    def view(self) -> View | None:
        """The round that is open to be filled in."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RoundView | FamilyForm) else None

    def begin_round(self, rater: str) -> None:
        """Begin a round as of today."""
        file = self.model.case.file
        name = "" if rater == "family" else file.author.practitioner
        if made := self.model.do(fidelity.begin_round, rater, file.today(), name):
            self._sees = False
            self._read()
            self.show_round(made)
            self._turn_to_phase()

    def show_round(self, round_id: str) -> None:
        """Open a round; "" where to begin one."""
        self.flush()
        told = next((each for each in self.rounds if each.id == round_id), None)
        self._chosen = told.id if told else ""
        if told is None:
            self._stack.setCurrentWidget(self.start)
        elif self._sees:
            self._stack.setCurrentWidget(self.whole)
        else:
            self._stack.setCurrentWidget(self._view(told))
        self._refresh()
        if self.isVisible():
            self.begin()

    def show_one(self, what: str) -> None:
        """Open the points of a phase, by its id: in the last round of ours, or in the one to be begun."""
        self._phase, self._sees = what, False
        own = boards.ours(self.rounds)
        self.show_round(own[-1].id if own else "")
        self._turn_to_phase()

    def see(self, whole: bool) -> None:
        """Show the picture of what was seen, or the points to fill in."""
        self._sees = whole
        self.show_round(self._chosen)

    def open_viewpoint(self, viewpoint: str) -> None:
        """From a cell of the picture to its points."""
        if any(each.id == self._chosen and each.rater != "family" for each in self.rounds):
            self.see(False)
            if isinstance(view := self.view, RoundView):
                view.show_viewpoint(viewpoint)

    def show_paper(self) -> None:
        """The picture as it prints, with the ways to take it along."""
        self.flush()
        dialog = PaperDialog(self.model, "fidelity", self.tr("実践のふり返り"), self.whole.for_paper, self)
        dialog.exec()
        dialog.deleteLater()

    def begin(self) -> None:
        """Put the cursor where one goes on."""
        shown = self._stack.currentWidget()
        if isinstance(shown, RoundView | FamilyForm | Start):
            shown.begin()
        else:
            begin_in(shown)

    def flush(self) -> None:
        """Save what is being typed."""
        for each in self.views.values():
            each.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heard()

    def _build(self) -> None:
        self.picker = Picker({}, "", self.show_round, self.tr("どのふり返りを見るか"))
        self.picker.setMinimumContentsLength(18)
        self.new = button(self.tr("新しくふり返る"), lambda: self.show_round(""), "", "plus")
        told = {"fill": self.tr("書く"), "whole": self.tr("7×9で見る")}
        self.ways = Choice(told, (tuple(told),), "fill", lambda way: self.see(way == "whole"), self.tr("見方"))
        self.ways.setProperty("reads", True)
        self.paper = button(self.tr("印刷・保存"), self.show_paper, "", "printer", key="Ctrl+P")
        self.turn_about = button(self.tr("日付・見た人"), self._turn_about, "quiet", "info")
        self.picker.setProperty("reads", True)
        self._bar = bar = QFrame()
        bar.setObjectName("bar")
        self._ours = QWidget()
        self._ours.setLayout(row(self.picker, self.ways, self.turn_about, None, self.paper, self.new, spacing=8))
        over = button(self.tr("書きおえる"), self._thank, "", "check")
        self._theirs = QWidget()
        self._theirs.setLayout(row(label(self.tr("家族と一緒に"), "heading", wrap=False), None, over))
        bar.setLayout(row(self._ours, self._theirs, margin=6))
        whole = column(bar, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _view(self, each: Round) -> View:
        if each.id not in self.views:
            self.views[each.id] = self._made(each)
            self._stack.addWidget(self.views[each.id])
        return self.views[each.id]

    def _made(self, each: Round) -> View:
        if each.rater == "family":
            return FamilyForm(self.model, self._asked, each, self._thank)
        return RoundView(self.model, self._practice, each)

    def _heard(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        found = told(self.model.failed.emit, lambda: fidelity.rounds(self.model.case))
        if found is not None:
            gone = {each.id for each in self.rounds} - {each.id for each in found}
            self.rounds = found
            self._take_away(gone)
            self._refresh()

    def _take_away(self, gone: set[str]) -> None:
        """A round that was removed is no longer shown; another one is, or where to begin."""
        if self._chosen in gone:
            self.show_round(self.rounds[-1].id if self.rounds else "")
        for each in gone & self.views.keys():
            view = self.views.pop(each)
            self._stack.removeWidget(view)
            view.deleteLater()

    def _refresh(self) -> None:
        view, chosen = self.view, next((r for r in self.rounds if r.id == self._chosen), None)
        if view is not None and (now := next((r for r in self.rounds if r.id == view.told.id), None)):
            view.show_round(now)
        if self._stack.currentWidget() is self.whole and chosen:
            self.whole.show_rounds(self.rounds, chosen)
        self._bar.setVisible(bool(self.rounds))
        self._ours.setVisible(not isinstance(view, FamilyForm))
        self._theirs.setVisible(isinstance(view, FamilyForm))
        self.turn_about.setVisible(isinstance(view, RoundView))
        self.new.setVisible(bool(self._chosen) and self.model.can_write)
        self.paper.setVisible(self._stack.currentWidget() is self.whole)
        self.ways.setVisible(bool(self._chosen))
        self.ways.show_value("whole" if self._sees else "fill")
        self._fill_picker(self._chosen)

    def _fill_picker(self, chosen: str) -> None:
        today = self.model.case.file.today()
        lines = {each.id: words.title(each, today) for each in reversed(self.rounds)}
        if not chosen:
            lines = {"": self.tr("ふり返りを選ぶ"), **lines}
        if lines != {self.picker.itemData(i): self.picker.itemText(i) for i in range(self.picker.count())}:
            self.picker.clear()
            for each, line in lines.items():
                self.picker.addItem(line, each)
        self.picker.show_value(chosen)
        self.picker.setVisible(bool(self.rounds))

    def _turn_to_phase(self) -> None:
        """Once: what was asked for, before one turns elsewhere."""
        if isinstance(view := self.view, RoundView) and self._phase in view.switches:
            view.open(self._phase)
            self._phase = ""
            if self.isVisible():
                view.begin()

    def _thank(self) -> None:
        """The family has written what it wanted; nothing of the office comes up by itself."""
        self.show_round("")
        self.model.noted.emit(self.tr("答えを残しました。ありがとうございました。"))

    def _turn_about(self) -> None:
        if isinstance(view := self.view, RoundView):
            view.about.setVisible(view.about.isHidden())
