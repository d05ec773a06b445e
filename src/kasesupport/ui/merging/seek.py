"""First: which other family is the same one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kasesupport.cases import likeness
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.likeness import Known, Likeness, Shelf, Typed, alike, called
from kasesupport.ui import theme
from kasesupport.ui.background import LongWork
from kasesupport.ui.likely import reason_words
from kasesupport.ui.long_button import pressed
from kasesupport.ui.merging.words import known_words
from kasesupport.ui.widgets import column, empty, label, scroll


class Seek(QWidget):
    """`chosen` carries the id of the other family."""

    chosen = Signal(str)

    def __init__(self, file: CaseFile, family_id: str) -> None:
        super().__init__()
        self._own, self._shelf = family_id, Shelf()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名前・ふりがなでさがす"))
        self.search.setAccessibleName(self.tr("まとめる相手の家庭をさがす"))
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._offer())
        self._lines: QVBoxLayout = column(spacing=8)
        inner = QWidget()
        inner.setLayout(column(self._lines, None))
        said = label(self.tr("同じ家庭の記録が、もうひとつあるときに使います。まとめる相手を選んでください。"), "soft")
        whole = column(
            label(self.tr("どの家庭とまとめますか"), "heading"), said, self.search, scroll(inner), spacing=10
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self._work = LongWork(lambda _: likeness.known(file), self)
        self._work.done.connect(self._laid)
        self._work.start()

    def end(self) -> None:
        """Wait for the thread."""
        self._work.end()

    def _laid(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._offer()

    def _offer(self) -> None:
        empty(self._lines)
        typed = self.search.text().strip()
        found = [Likeness(each, ()) for each in called(self._shelf, typed)] if typed else list(self._near())
        for each in found:
            if each.family.family_id != self._own:
                self._lines.addWidget(self._line(each.family, each.reasons))
        if not any(each.family.family_id != self._own for each in found):
            none = (
                self.tr("見つかりませんでした。") if typed else self.tr("似た記録は見つかりません。名前でさがせます。")
            )
            self._lines.addWidget(label(none, "soft"))

    def _near(self) -> tuple[Likeness, ...]:
        own = next((each for each in self._shelf.families if each.family_id == self._own), None)
        if own is None:
            return ()
        phones, addresses = (*own.phones, ""), (*own.addresses, "")
        return alike(self._shelf, Typed(own.name, own.kana, phones[0], addresses[0], own.persons), most=6)

    def _line(self, family: Known, reasons: tuple[str, ...]) -> QWidget:
        why = "・".join(reason_words(each) for each in reasons)
        closed = [label(self.tr("いまは関わりが終わっています"), "soft")] if family.closed else []
        parts = (label(known_words(family), "label"), *([label(why, "soft")] if why else []), *closed)
        return pressed(parts, known_words(family), partial(self.chosen.emit, family.family_id))
