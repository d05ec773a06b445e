"""実践のふり返り of a family: rounds begun, filled in, and seen as a whole."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kasesupport.cases import fidelity
from kasesupport.domain.fidelity import Round
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.model import Practice
from kasesupport.ui.fidelity import words
from kasesupport.ui.fidelity.family_form import FamilyForm
from kasesupport.ui.fidelity.round_view import RoundView
from kasesupport.ui.fidelity.start import Start
from kasesupport.ui.model import CaseModel
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
        self._stack.addWidget(self.start)
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
            self._read()
            self.show_round(made)

    def show_round(self, round_id: str) -> None:
        """Open a round; "" where to begin one."""
        self.flush()
        told = next((each for each in self.rounds if each.id == round_id), None)
        if told is None:
            self._stack.setCurrentWidget(self.start)
        else:
            self._stack.setCurrentWidget(self._view(told))
        self._refresh()
        if self.isVisible():
            self.begin()

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
        self.turn_about = button(self.tr("日付・見た人"), self._turn_about, "quiet", "info")
        self.picker.setProperty("reads", True)
        self._bar = bar = QFrame()
        bar.setObjectName("bar")
        self._ours = QWidget()
        self._ours.setLayout(row(self.picker, self.turn_about, None, self.new, spacing=8))
        over = button(self.tr("書きおえる"), lambda: self.show_round(""), "", "check")
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
            return FamilyForm(self.model, self._asked, each, lambda: self.show_round(""))
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
        shown = self.view
        for each in gone & self.views.keys():
            view = self.views.pop(each)
            if view is shown:
                self.show_round(self.rounds[-1].id if self.rounds else "")
            self._stack.removeWidget(view)
            view.deleteLater()

    def _refresh(self) -> None:
        view = self.view
        if view is not None and (now := next((r for r in self.rounds if r.id == view.told.id), None)):
            view.show_round(now)
        self._bar.setVisible(bool(self.rounds))
        self._ours.setVisible(not isinstance(view, FamilyForm))
        self._theirs.setVisible(isinstance(view, FamilyForm))
        self.turn_about.setVisible(isinstance(view, RoundView))
        self.new.setVisible(bool(self.rounds) and self.model.can_write)
        self._fill_picker(view.told.id if view else "")

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

    def _turn_about(self) -> None:
        if isinstance(view := self.view, RoundView):
            view.about.setVisible(view.about.isHidden())
