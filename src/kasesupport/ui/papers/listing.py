"""All sheets with what they are for: those for the family first, then those for colleagues and agencies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kasesupport.domain.texts import search_key
from kasesupport.drawing.ruby import plain
from kasesupport.sheets.forms.spec import Audience, Form
from kasesupport.ui.widgets import column, empty, ground, label, scroll

GROUPS: Sequence[tuple[str, tuple[Audience, ...]]] = (("family", ("family", "child")), ("work", ("agency", "office")))


class SheetList(QWidget):
    """`chosen` is told the name of the sheet that was tapped."""

    def __init__(self, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._forms: Mapping[str, Form] = {}
        self._now = ""
        self.entries: dict[str, QPushButton] = {}
        self._rows: QVBoxLayout = column(spacing=4, margin=2)
        self._area: QScrollArea = scroll(ground(self._rows))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("紙をさがす"))
        self.search.setAccessibleName(self.tr("紙をさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self._first)
        whole = column(self.search, self._area, spacing=6)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def offer(self, forms: Mapping[str, Form]) -> None:
        """Show these; nothing is made anew where they are the same."""
        if list(forms.items()) != list(self._forms.items()):
            self._forms = dict(forms)
            self._fill()

    def show_chosen(self, sheet: str) -> None:
        """That one is shown at the right."""
        self._now = sheet
        for name, entry in self.entries.items():
            entry.setChecked(name == sheet)

    def _fill(self) -> None:
        empty(self._rows)
        self.entries = {}
        wanted = search_key(self.search.text())
        heads = {"family": self.tr("ご家族に渡す紙"), "work": self.tr("センター・機関の紙")}
        for key, audiences in GROUPS:
            self._group(heads[key], (f for f in self._forms.values() if f.audience in audiences), wanted)
        if not self.entries:
            self._rows.addWidget(
                label(self.tr("その言葉の紙はありません。短い言葉でさがすか、欄を空にしてください。"), "soft")
            )
        self._rows.addStretch(1)
        self.show_chosen(self._now)

    def _group(self, head: str, forms: Iterable[Form], wanted: str) -> None:
        found = [each for each in forms if wanted in search_key(f"{each.label}{each.purpose}{plain(each.title)}")]
        if found:
            self._rows.addWidget(label(head, "label"))
        for form in found:
            self._rows.addWidget(self._entry(form))

    def _entry(self, form: Form) -> QPushButton:
        made = SheetButton(form.label, plain(form.purpose))
        made.clicked.connect(partial(self._chosen, form.id))
        self.entries[form.id] = made
        return made

    def _first(self) -> None:
        """Return in the search shows the first that was found."""
        if name := next(iter(self.entries), ""):
            self._chosen(name)
            self.entries[name].setFocus()


class SheetButton(QPushButton):
    """A sheet's name, and below it what it is for; as high as its words need."""

    def __init__(self, name: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(purpose)
        title, under = label(name, "label"), label(purpose, "soft")
        for each in (title, under):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = column(title, under, margin=8, spacing=1)
        self.setLayout(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._box.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))
