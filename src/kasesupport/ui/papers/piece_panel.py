"""What can be done to one section of a sheet: its heading, how many lines, whether it is shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.sheets.forms import arranging
from kasesupport.sheets.forms.arranging import Piece
from kasesupport.sheets.forms.overlay import Raw
from kasesupport.ui.widgets import LineField, button, card, chip, column, label, row

Change = Callable[[Raw], Raw]


class PiecePanel(QWidget):
    """`act` takes what is to be done to the sheet, and under which name typing in a row is one step."""

    def __init__(self, act: Callable[[Change, str], object]) -> None:
        super().__init__()
        self._act = act
        self._piece: Piece | None = None
        self.title = LineField("", self._rename, self.tr("見出し"), self.tr("見出し"))
        self.title.setToolTip(self.tr("《》の中は、ふりがなになります。"))
        self._number, self._count = label("", "soft", wrap=False), label("", "label", wrap=False)
        self._fewer = button("", lambda: self._add(-1), "quiet", "chevron-down", self.tr("へらす"))
        self._more = button("", lambda: self._add(1), "quiet", "chevron-up", self.tr("ふやす"))
        self.hide_chip = chip(self.tr("この部分を出さない"), False, self._hide)
        self._remove = button(self.tr("この欄をなくす"), self._drop, "quiet", "trash-2")
        lines = row(self._number, self._fewer, self._count, self._more, None)
        self.setLayout(column(card(self.title, lines, row(self.hide_chip, None, self._remove), margin=10, spacing=6)))

    def show_piece(self, piece: Piece | None) -> None:
        """Show this section; None for none."""
        self.setEnabled(piece is not None)
        other = piece is None or self._piece is None or piece.id != self._piece.id
        self._piece = piece
        if piece is None:
            return
        if other:
            self.title.setText(piece.title)
        self.title.show_text(piece.title)
        self._number.setText({"lines": self.tr("手で書く行"), "rows": self.tr("空の段")}.get(piece.number, ""))
        self._count.setText(str(piece.count))
        for each in (self._number, self._count, self._fewer, self._more):
            each.setVisible(bool(piece.number))
        self.hide_chip.setChecked(piece.hidden)
        self._remove.setVisible(piece.own)

    def begin(self) -> None:
        """Put the cursor on the heading, all of it chosen."""
        self.title.setFocus()
        self.title.selectAll()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.title.flush()

    def _rename(self, words: str) -> None:
        if (piece := self._piece) is not None and words.strip() != piece.title:
            self._act(lambda raw: arranging.renamed(raw, piece.id, words.strip()), f"{piece.id}.title")

    def _add(self, by: int) -> None:
        if (piece := self._piece) is not None:
            self._act(lambda raw: arranging.counted(raw, piece.id, piece.count + by), f"{piece.id}.count")

    def _hide(self, on: bool) -> None:
        if (piece := self._piece) is not None:
            self._act(lambda raw: arranging.hidden(raw, piece.id, on=on), "")

    def _drop(self) -> None:
        if (piece := self._piece) is not None:
            self._act(lambda raw: arranging.without(raw, piece.id), "")
