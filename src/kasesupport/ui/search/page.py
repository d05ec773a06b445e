"""さがす: a field, chips that leave out, and what was found as one types; Enter opens the place where the words are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kasesupport.cases import searching
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.searching import SHOWN, Line, Results, Sought
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.background import LongWork
from kasesupport.ui.coming_back import Asking
from kasesupport.ui.search.line import FoundLine
from kasesupport.ui.search.spans import span, spans
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, centred, column, empty, label, row, settle, starts_at
from kasesupport.ui.wizard.chips import Chips, Choice

PAUSE = 120  # ms after the last key
PAUSE_OF_ONE = 600  # a single character is mostly the first of two, and is in very many words
STILL = 400  # ms without a key, after which all are counted
MOST_FAMILIES = 6  # chips
WIDE = 1080  # px: the seven phases stand in one line


class SearchPage(QWidget):
    """`chosen_at` carries a family's id and the page to open, or "" and "register/ID" for an entry of the area."""

    chosen_at = Signal(str, str)
    left = Signal()
    filed_wanted = Signal()  # attachments, consents and handed papers, all in one table
    failed = Signal(object)  # a Problem on reading

    def __init__(self, file: CaseFile, practice: Practice) -> None:
        super().__init__()
        self._file, self._practice = file, practice
        self._limit, self._opened = SHOWN, (0, "")
        self._families: dict[str, str] = {}
        self.lines: list[FoundLine] = []
        self.results = Results()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("名前・ふりがな・記録の言葉・地域資源（1文字からさがせます）"))
        self.field.setAccessibleName(self.tr("ことばでさがす"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(theme.TOUCH)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.field.textChanged.connect(lambda _: self._anew())
        self.family = Chips(self._filtered, self.tr("家庭"))
        self.phase = Chips(self._filtered, self.tr("フェーズ"))
        self.phase.offer([Choice(p.id, f"{p.number} {p.short}") for p in practice.phases if p.steps])
        self.days = Chips(self._filtered, self.tr("いつ"))
        self.days.offer([Choice(key, words) for key, words in spans(file.today()).items()])
        self.home = QLineEdit()
        self.home.setPlaceholderText(self.tr("家庭でしぼる"))
        self.home.setAccessibleName(self.tr("しぼる家庭の名前"))
        self.home.setClearButtonEnabled(True)
        self.home.setMinimumHeight(theme.TOUCH)
        self.home.textChanged.connect(lambda _: told(self.failed.emit, self._seek_home))
        self.home.returnPressed.connect(self._take_home)
        self.count = label("", "label")
        self._counting: LongWork | None = None
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._count_all)
        self._list: QVBoxLayout = column(spacing=8)
        self._build()
        starts_at(self, self.field)
        self.refresh()

    def begin(self, words: str = "") -> None:
        """Come up with the cursor in the field; `words` are looked for at once."""
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self.refresh()

    @property
    def asking(self) -> Asking:
        """What is asked now, and which line was opened."""
        (family,), (phase,), (days,) = (each.chosen or ("",) for each in (self.family, self.phase, self.days))
        return Asking(self.field.text(), family, phase, days, self._limit, tuple(self._families.items()), *self._opened)

    def ask_again(self, asking: Asking) -> None:
        """As one left it, at the line that was opened; read anew."""
        self.field.setText(asking.words)
        self._families, self._limit = dict(asking.families), max(asking.limit, SHOWN)
        self.family.offer([Choice(key, words) for key, words in asking.families])
        for chips, key in ((self.family, asking.family), (self.phase, asking.phase), (self.days, asking.days)):
            chips.show_chosen((key,) if key else ())
        self.refresh()
        self._to(min(asking.at, len(self.lines) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads into what was found, Enter opens the first of it, Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._to(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._open_first()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Look again for what stands in the field."""
        self._timer.stop()
        told(self.failed.emit, self._look)

    def _look(self) -> None:
        self.results = searching.search(self._file, self._practice, self._sought(), self._limit)
        self._offer_families(self.results.lines)
        empty(self._list)
        self.lines = [self._line(number, line) for number, line in enumerate(self.results.lines)]
        for each in self.lines:
            self._list.addWidget(each)
        rest = SHOWN if self.results.beyond else self.results.count - len(self.lines)
        if rest > 0:
            more = self.tr("つぎの%1件を見る").replace("%1", str(min(SHOWN, rest)))
            self._list.addWidget(button(more, self._show_more, "", "chevron-down"))
        if not self.lines:
            self._list.addWidget(self._nothing())
        self._list.addStretch(1)
        for each in self.lines:
            each.show()  # else the layout would show it later, and measure it without its words
        settle()
        for each in self.lines:
            each.fit()
        self._tell_count(self.results.count, beyond=self.results.beyond)
        self._still.stop()
        if self.results.beyond:
            self._still.start()

    def _tell_count(self, count: int, *, beyond: bool) -> None:
        words = self.tr("%1件より多い") if beyond else self.tr("%1件")
        self.count.setText(words.replace("%1", f"{count:,}") if count else "")
        self.count.setVisible(bool(count))

    def _count_all(self) -> None:
        """The number of all, off the main thread; it is of no use once something else was asked for."""
        if self._counting is not None:
            return
        file, practice, sought = self._file, self._practice, self._sought()
        self._counting = LongWork(lambda _: (sought, searching.count(file, practice, sought)), self)
        self._counting.done.connect(self._counted)
        self._counting.failed.connect(lambda _: self._count_over())
        self._counting.start()

    def _counted(self, found: tuple[Sought, int]) -> None:
        self._count_over()
        if found[0] == self._sought():
            self._tell_count(found[1], beyond=False)
        elif self.results.beyond:
            self._still.start()

    def _count_over(self) -> None:
        if self._counting is not None:
            self._counting.wait()
            self._counting.deleteLater()
            self._counting = None

    def put_down(self) -> None:
        """Wait for the thread: the page goes."""
        self._still.stop()
        if self._counting is not None:
            self._counting.end()

    def _sought(self) -> Sought:
        (named,), (family,), (phase,) = (each.chosen or ("",) for each in (self.days, self.family, self.phase))
        return Sought(self.field.text(), family, phase, *(span(named, self._file.today()) if named else ()))

    def _build(self) -> None:
        back = button(self.tr("一覧"), self.left.emit, "quiet", "chevron-left", self.tr("家庭の一覧にもどる"))
        filed = button(self.tr("添付・同意・渡した紙"), self.filed_wanted.emit, "", "paperclip")
        filed.setToolTip(self.tr("見ることのできるすべての家庭の、添付・同意・渡した紙を、ひとつの表で見る"))
        head = row(back, label(self.tr("さがす"), "title", wrap=False), None, filed, spacing=10)
        self.count.setFixedWidth(150)
        self.home.setFixedWidth(200)
        under = row(self.count, self.days, self.home, spacing=8)
        under.setStretch(1, 1)
        parts = column(head, self.field, self.phase, self.family, under, self._list, margin=24, spacing=10)
        self.setLayout(column(centred(parts, WIDE)))

    def _offer_families(self, lines: Sequence[Line]) -> None:
        """Those of what is seen; one that is chosen stays to be taken back."""
        seen = {line.family_id: line.family or self.tr("（名前なし）") for line in lines if line.family_id}
        chosen = self.family.chosen[:1]
        if not chosen and self.home.text().strip():
            return
        if not chosen:
            self._families = dict(list(seen.items())[:MOST_FAMILIES])
        elif chosen[0] not in self._families:
            self._families |= seen
        self.family.offer([Choice(key, words) for key, words in self._families.items()])
        self.family.setVisible(len(self._families) > 1 or bool(chosen))

    def _seek_home(self) -> None:
        """Families by their name, whether anything of them is on the page or not."""
        known = searching.named(self._file, self.home.text(), MOST_FAMILIES)
        chosen = {key: self._families[key] for key in self.family.chosen}
        self._families = {**chosen, **{key: name or self.tr("（名前なし）") for key, name in known.items()}}
        self.family.offer([Choice(key, words) for key, words in self._families.items()])
        self.family.setVisible(bool(self._families))
        if not self._families:
            self._offer_families(self.results.lines)

    def _take_home(self) -> None:
        """Return in the field of families takes the first of them."""
        if self._families and not self.family.chosen:
            self.family.show_chosen((next(iter(self._families)),))
            self._filtered(None)

    def _filtered(self, _keys: object) -> None:
        self._limit = SHOWN
        QTimer.singleShot(0, self, self.refresh)  # the chips keep what was chosen first

    def _anew(self) -> None:
        self._limit = SHOWN
        self._still.stop()
        self._timer.start(PAUSE_OF_ONE if len(search_key(self.field.text())) == 1 else PAUSE)

    def _show_more(self) -> None:
        at = len(self.lines)
        self._limit += SHOWN
        self.refresh()
        self._to(at)

    def _line(self, number: int, line: Line) -> FoundLine:
        return FoundLine(line, self._practice, lambda: self._open(line), lambda way: self._to(number + way))

    def _to(self, number: int) -> None:
        """The row of this number takes the keys; before the first stands the field."""
        if number < 0:
            self.field.setFocus()
        elif number < len(self.lines):
            self.lines[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        self.refresh()
        if self.results.lines:
            self._open(self.results.lines[0])

    def _open(self, line: Line) -> None:
        parts = "".join(piece.text for piece in line.pieces).split("…")
        self._opened = self.results.lines.index(line), max(parts, key=len).strip()
        if line.family_id:
            self.chosen_at.emit(line.family_id, line.at)
        else:
            self.chosen_at.emit("", f"register/{line.id}" if line.table == "resource" else "register")

    def _nothing(self) -> QWidget:
        if not search_key(self.field.text()):
            return card(
                label(
                    self.tr("名前、話したこと、記録、ニーズ、プラン、地域資源の言葉を、まとめてさがします。"), "heading"
                ),
                label(
                    self.tr(
                        "ひらがなとカタカナ、全角と半角、髙と高、﨑と崎は同じものとしてさがします。"
                        "間をあけて2つ書くと、両方の言葉があるところが出ます。"
                    ),
                    "soft",
                ),
            )
        filtered = any(each.chosen for each in (self.days, self.phase, self.family))
        hint = self.tr("えらんだ条件をはずすと、ほかにも見つかるかもしれません。") if filtered else self.tr(
            "言葉を短くするか、ひらがなでもさがせます。"
        )  # fmt: skip
        return card(label(self.tr("見つかりませんでした"), "heading"), label(hint, "soft"))
