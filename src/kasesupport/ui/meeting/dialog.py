"""会議の紙: which sheet, in which order, of which families at the left; the pages as they will print at the right."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kasesupport.cases import access, families, overview
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.overview import FamilyState, Order
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Progress
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.pdfsealing import sealed
from kasesupport.saving import save
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui import files
from kasesupport.ui.background import LongWork
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.choices import Choice
from kasesupport.ui.meeting.binding import Bound, bound, of_meeting, offered, over_all
from kasesupport.ui.papers import form_desk, sealing
from kasesupport.ui.papers.editor import SheetEditor
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, chip, column, empty, ground, label, row, scroll
from kasesupport.ui.wizard import chips

LIST, SIDE, SHOWN = 304, 300, 600.0  # logical px: the sheets, the choices, how broad one is shown
STEPS = 1000  # of the bar
OF_MEETING = ("conference", "minutes")
SEEN = 12  # pages that are shown; all of them are printed


class MeetingPapers(QDialog):
    """`note` says in passing what was done, `fail` a Problem. Nothing that is chosen here is kept.

    `meeting`: the papers are of it, the families those on its agenda.
    """

    def __init__(
        self,
        file: CaseFile,
        note: Callable[[str], object],
        fail: Callable[[Problem], object],
        parent: QWidget | None,
        meeting: Meeting | None = None,
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.setWindowTitle(self.tr("会議の紙"))
        self._file, self._note, self._fail = file, note, fail
        self._forms = {form.id: form for form in self._offered()}
        self._form, self._order = next(iter(self._forms.values())), "kana"
        self._states: dict[str, FamilyState] = {}
        self._wanted: chips.Keys = ()
        self._work: LongWork | None = None
        self.made = Bound()
        self.entries: dict[str, QPushButton] = {}
        self._views: QVBoxLayout = column(spacing=16, margin=12)
        self._build()
        self.choose(self._form.id)

    def choose(self, form_id: str) -> None:
        """Show another sheet; one of single families waits until it is bound."""
        self._form = self._forms[form_id]
        self._purpose.setText(self._form.purpose)
        for each, entry in self.entries.items():
            entry.setChecked(each == form_id)
        self._of_families.setVisible(self._form.scope == "family")
        self._edit.setVisible(form_desk.is_built_in(form_id))
        self._read()

    def edit(self) -> None:
        """Change how the sheet looks, for the whole office; shown as it is with the families of now."""
        self.editor().exec()
        self._forms = {form.id: form for form in self._offered()}
        self.choose(self._form.id)

    def _offered(self) -> Sequence[Form]:
        """The sheets there are; of a meeting those of single families, what is laid before it first."""
        found = offered(self._file)
        if self._meeting is None:
            return found
        return sorted((form for form in found if form.scope == "family"), key=lambda form: form.id not in OF_MEETING)

    def editor(self) -> SheetEditor:
        """What changes it."""
        return SheetEditor(self._file, self._form.id, lambda form: over_all(self._file, form, self._by).pages, self)

    @property
    def _by(self) -> Order:
        return "next" if self._order == "next" else "kana"

    def bind(self) -> None:
        """Put the papers of the chosen families together, off the main thread; `stop` ends it."""
        wanted = [self._states[each] for each in self._wanted] or list(self._states.values())
        if self._work is None and wanted:
            self._bar.setRange(0, 0)
            self._busy.show()
            task: Callable[[Progress], Any] = partial(
                bound, self._file, self._form, wanted, self._both_sides.isChecked(), meeting=self._meeting
            )
            work = self._work = LongWork(task, self)
            work.moved.connect(self._moved)
            work.done.connect(lambda made: self._over(lambda: self._show(made)))
            work.failed.connect(lambda problem: self._over(lambda: self._fail(problem)))
            work.stopped.connect(lambda: self._over(lambda: self._show(Bound())))
            work.start()

    def stop(self) -> None:
        """Ask the work to end."""
        if self._work is not None:
            self._work.stop()

    def save_pdf(self, path: Path, passphrase: str = "") -> None:
        """Keep the pages as a PDF, behind a passphrase if one is given; that they went out is noted, in each family
        they tell of.
        """
        made = self.made

        def keep() -> bool:
            pdf = to_pdf(made.pages, title=self._form.label, outline=made.outline)
            save(sealed(pdf, passphrase) if passphrase else pdf, path)
            return True

        if told(self._fail, keep):
            self._leave(access.exported, access.area_exported)
            self._note(self.tr("PDFに保存しました。"))

    def reject(self) -> None:
        if self._work is not None:
            self._work.end()
        super().reject()

    def _build(self) -> None:
        shown = QScrollArea()
        shown.setWidgetResizable(True)
        shown.setWidget(ground(self._views))
        body = row(_side(self._list(), LIST), shown, _side(self._choices(), SIDE), margin=8, spacing=8)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.resize(1280, 700)

    def _list(self) -> QWidget:
        parts: list[QWidget] = []
        for scope, words in (("office", self.tr("すべての家庭")), ("family", self.tr("家庭ごとの紙を束ねる"))):
            entries = [self._entry(form) for form in self._forms.values() if form.scope == scope]
            parts += [_head(words), *entries] if entries else []
        return card(*parts, margin=8, spacing=1)

    def _entry(self, form: Form) -> QPushButton:
        made = button(form.label, partial(self.choose, form.id), "rail")
        made.setCheckable(True)
        self.entries[form.id] = made
        return made

    def _choices(self) -> QWidget:
        orders = {"kana": self.tr("五十音"), "next": self.tr("次の日")}
        order = Choice(orders, [tuple(orders)], self._order, self._set_order, self.tr("並べ方"))
        self._purpose, self._left = label("", "soft"), label("", "soft")
        self._whom = chips.Chips(self._set_wanted, self.tr("家庭"), several=True)
        self._both_sides = chip(self.tr("両面で印刷"), False, lambda _: None)
        go = button(self.tr("束ねる"), self.bind, "main", "layers")
        whom = label(self.tr("どの家庭の（選ばなければ、すべて）"), "label")
        self._of_families = _group(column(whom, self._whom, self._both_sides, go, spacing=8))
        ways = (
            button(self.tr("印刷する"), self._print, icon_name="printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), self._ask_pdf, icon_name="file-down"),
            button(self.tr("合言葉付きPDFに保存"), self._ask_sealed, icon_name="lock"),
        )
        self._edit = button(self.tr("紙の形を直す"), self.edit, "quiet", "settings")
        if not form_desk.may_change(self._file):
            self._edit.setEnabled(False)
            self._edit.setToolTip(self.tr("紙の形を決められるのは、統括支援員と管理担当です。"))
        self._ways = _group(column(*ways, spacing=8))
        ordered = _group(column(label(self.tr("並べ方"), "label"), order, spacing=6))
        ordered.setVisible(self._meeting is None)  # a meeting's agenda has its own
        return card(
            self._purpose, ordered, self._of_families, self._waiting(), self._ways,
            self._edit, self._left, button(self.tr("とじる"), self.reject, "quiet", "x"),
        )  # fmt: skip

    def _waiting(self) -> QWidget:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("束ねています"))
        self._busy = _group(column(self._bar, button(self.tr("やめる"), self.stop, icon_name="x"), spacing=6))
        self._busy.hide()
        return self._busy

    def _set_order(self, value: str) -> None:
        self._order = value
        self._read()

    def _set_wanted(self, keys: chips.Keys) -> None:
        self._wanted = keys

    def _read(self) -> None:
        """Read the families anew; a list over all of them is shown at once."""
        states = told(self._fail, self._chosen_from) or ()
        self._states, self._wanted = {each.family_id: each for each in states}, ()
        self._whom.offer([chips.Choice(each.family_id, each.name or self.tr("（名前なし）")) for each in states])
        self._whom.show_chosen(())
        whole = self._form.scope == "office"
        self._show((told(self._fail, lambda: over_all(self._file, self._form, self._by)) if whole else None) or Bound())

    def _chosen_from(self) -> Sequence[FamilyState]:
        states = overview.states(self._file, self._by)
        return of_meeting(self._file, self._meeting, states) if self._meeting else states

    def _moved(self, share: float) -> None:
        self._bar.setRange(0, STEPS)
        self._bar.setValue(round(share * STEPS))

    def _over(self, tell: Callable[[], object]) -> None:
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None
        self._busy.hide()
        tell()

    def _show(self, made: Bound) -> None:
        self.made = made
        self._ways.setVisible(bool(made.pages))
        self._left.setText("\n".join((self.tr("この紙に載せないもの"), *made.left_out)) if made.left_out else "")
        empty(self._views)
        for page in made.pages[:SEEN]:
            self._views.addWidget(SheetView(page, SHOWN / page.width), 0, Qt.AlignmentFlag.AlignHCenter)
        if words := self._words(len(made.pages) - SEEN):
            self._views.addWidget(label(words, "soft"))
        self._views.addStretch(1)

    def _words(self, more: int) -> str:
        if more > 0:
            return self.tr("ほかに%1枚あります。印刷とPDFには、すべて入ります。").replace("%1", str(more))
        return "" if self.made.pages else self.tr("家庭を選んで「束ねる」を押すと、ここに出ます。")

    def _ask_pdf(self, passphrase: str = "") -> None:
        proposed = catalog.file_name(self._form, self._file.today())
        if chosen := files.new_file(self, self.tr("PDFに保存"), proposed, "PDF (*.pdf)"):
            self.save_pdf(chosen[0], passphrase)

    def _ask_sealed(self) -> None:
        if passphrase := sealing.ask(self):
            self._ask_pdf(passphrase)

    def _print(self) -> None:
        if ask_and_print(self, self.made.pages, both_sides=self._both_sides.isChecked()):
            self._leave(access.printed, access.area_printed)
            self._note(self.tr("印刷に送りました。"))

    def _leave(self, of_family: Callable[..., object], of_area: Callable[..., object]) -> None:
        """Note in the journal what went out."""
        if self._form.scope == "office":
            of_area(self._file, self._form.id)
            return
        for each in self._wanted or self._states:
            of_family(families.open_case(self._file, each), self._form.id)


def _head(words: str) -> QWidget:
    made = label(words, "soft")
    made.setContentsMargins(10, 10, 4, 2)
    return made


def _group(layout: QVBoxLayout) -> QWidget:
    """Parts that show and hide together, on the card's own ground."""
    made = QWidget()
    made.setLayout(layout)
    return made


def _side(inner: QWidget, wide: int) -> QScrollArea:
    made = scroll(ground(column(inner, None)))
    made.setFixedWidth(wide)
    return made
