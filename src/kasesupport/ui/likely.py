"""Beside a form: families that are there already and may be the one that is typed in; persons only when asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kasesupport.cases import likeness
from kasesupport.cases.likeness import Elsewhere
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.likeness import Known, Likeness, Shelf, Somebody, Typed, alike, elsewhere
from kasesupport.ui.background import LongWork
from kasesupport.ui.long_button import pressed
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, card, column, empty, label, row, scroll

WIDE = 300  # logical px


class Likely(QFrame):
    """`look` takes what is typed; `wanted` carries the id of a family that somebody wants to open."""

    wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self._file = file
        self._shelf, self._typed = Shelf(), Typed()
        self.found: tuple[Likeness, ...] = ()
        self.met: tuple[tuple[Known, Somebody], ...] = ()  # of whom nothing is shown before a yes
        self._seen: dict[str, Elsewhere] = {}  # persons by id who were shown after a yes
        self._lines: QVBoxLayout = column(spacing=10)
        inner = QWidget()
        inner.setLayout(column(self._lines, None, margin=12))
        self.setLayout(column(scroll(inner)))
        self.setFixedWidth(WIDE)
        self._show()
        self._work = LongWork(lambda _: likeness.known(file), self)
        self._work.done.connect(self._laid)
        self._work.start()

    def look(self, typed: Typed) -> None:
        """Compare what is typed with what is there."""
        self._typed = typed
        found = alike(self._shelf, typed)
        met = elsewhere(self._shelf, typed.persons, {each.family.family_id for each in found})
        if (found, met) != (self.found, self.met):
            self.found, self.met = found, met
            self._show()

    def end(self) -> None:
        """Wait for the thread: the form goes."""
        self._work.end()

    def _laid(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.look(self._typed)

    def _show(self) -> None:
        empty(self._lines)
        if not (self.found or self.met):
            words = self.tr("名前・ふりがな・電話・住所・生まれた日を書くと、もうある記録に似たものが、ここに出ます。")
            self._lines.addWidget(label(words, "soft"))
        if self.found:
            self._lines.addWidget(label(self.tr("もうある記録かもしれません"), "heading"))
            self._lines.addWidget(label(self.tr("ちがう家庭なら、このまま続けられます。"), "soft"))
        for each in self.found:
            self._lines.addWidget(self._line(each))
        if any(person.id not in self._seen for _, person in self.met):
            self._lines.addWidget(asking(self._see))
        for _, person in self.met:
            if seen := self._seen.get(person.id):
                self._lines.addWidget(person_line(seen, partial(self._ask, seen.family_id, seen.family)))

    def _line(self, each: Likeness) -> QPushButton:
        family = each.family
        under = [family.kana, self.tr("本人：%1").replace("%1", family.children) if family.children else ""]
        parts = (
            label(family.name or self.tr("（名前なし）"), "heading"),
            label("　".join(part for part in under if part), "soft"),
            label("・".join(reason_words(why) for why in each.reasons), "label"),
            *([label(self.tr("いまは関わりが終わっています"), "soft")] if family.closed else []),
        )
        return pressed(parts, family.name, partial(self._ask, family.family_id, family.name))

    def _see(self) -> None:
        found = told(self.failed.emit, lambda: likeness.shown(self._file, self.met))
        if found is not None:
            self._seen |= {person.id: each for (_, person), each in zip(self.met, found, strict=True)}
            self._show()

    def _ask(self, family_id: str, name: str) -> None:
        """To open it is to leave the form: what was typed is gone then."""
        empty(self._lines)
        words = self.tr("「%1」を開きますか。\nここに書いた内容は残りません。").replace("%1", name)
        go = button(self.tr("ひらく"), partial(self.wanted.emit, family_id), "main", "arrow-right")
        back = button(self.tr("もどる"), self._show, "quiet", "arrow-left")
        self._lines.addWidget(card(label(words), row(back, None, go), kind="aside"))
        go.setFocus()


def asking(see: Callable[[], object], *, wide: bool = False) -> QFrame:
    """The quiet question; nothing of the other family is shown before a yes. `wide`: all in one line."""
    made, said = button(_tr("見る"), see, "", "eye"), label(_tr("ほかの家庭にも、同じ方らしい記録があります。見ますか"))
    if not wide:
        return card(said, row(made, None), kind="aside")
    line = row(said, made)
    line.setStretch(0, 1)
    return card(line, margin=10, kind="aside")


def person_line(each: Elsewhere, open_it: Callable[[], object]) -> QPushButton:
    """Somebody of another family; pressed it opens that family."""
    born = _tr("%1生まれ").replace("%1", both(PartialDate.from_text(each.birth)))
    parts = (
        label(each.person or _tr("（名前なし）"), "heading"),
        label(born, "soft"),
        label(_tr("%1の記録").replace("%1", each.family or _tr("（名前なし）")), "label"),
    )
    return pressed(parts, each.person, open_it)


def reason_words(why: str) -> str:
    """Why a family may be the same."""
    return {
        "person": _tr("名前と生まれた日が同じ人"), "phone": _tr("電話が同じ"), "address": _tr("住所が同じ"),
        "kana": _tr("ふりがなが同じ"), "name": _tr("名前が同じ"), "full_name": _tr("同じ名前の人"),
        "former": _tr("前の名前が同じ人"), "begins": _tr("名前のはじめが同じ"), "birth": _tr("生まれた日が同じ人"),
    }[why]  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("likely", words)
