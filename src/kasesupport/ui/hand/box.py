"""A drawing of the family in its box, with eraser and 「ぜんぶけす」; what was drawn is kept as it is drawn."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.cases import hand
from kasesupport.domain.strokes import HIGH, Dots, Stroke, What
from kasesupport.ui.hand.ink import Ink
from kasesupport.ui.model import CaseModel
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import button, chip, column, row


class HandBox(QWidget):
    """`drawn_id` names the drawing, also before its first stroke; `speaker` is whose it is; `began` hears its name."""

    def __init__(
        self,
        model: CaseModel,
        what: What,
        drawn_id: str = "",
        speaker: str = "",
        sheet: str = "",
        began: Callable[[str], object] = lambda _: None,
    ) -> None:
        super().__init__()
        self._began = began
        self._model, self.what, self.sheet, self.speaker = model, what, sheet, speaker
        self.drawn_id = drawn_id or model.case.file.new_id()
        names = {
            "name": self.tr("名前を手で書くところ"),
            "picture": self.tr("絵をかくところ"),
            "signature": self.tr("署名を書くところ"),
        }
        self.ink = Ink(HIGH[what], names[what])
        self.pen = chip(self.tr("ペン"), True, lambda _: self.rub(on=False))
        self.rubber = chip(self.tr("けしゴム"), False, lambda _: self.rub(on=True))
        self.clear = button(self.tr("ぜんぶけす"), self._clear, icon_name="trash-2")
        self.tools = row(self.pen, self.rubber, self.clear, None, spacing=10)
        whole = column(self.tools, self.ink, spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.ink.drew.connect(self._drew)
        self.ink.rubbed.connect(self._rubbed)
        self.refresh()

    def show_drawing(self, drawn_id: str, speaker: str) -> None:
        """Another one."""
        self.drawn_id, self.speaker = drawn_id, speaker
        self.refresh()

    def rub(self, *, on: bool) -> None:
        """Rub out, or draw."""
        self.ink.rubs = on
        self.pen.setChecked(not on)
        self.rubber.setChecked(on)

    def refresh(self) -> None:
        """Show what is stored."""
        self.ink.may = self._model.can_write
        strokes = self._strokes()
        self.ink.show_strokes(strokes)
        self.clear.setEnabled(bool(strokes) and self._model.can_write)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn yet."""
        return not self.ink.strokes

    def _strokes(self) -> tuple[Stroke, ...]:
        found = told(self._model.failed.emit, lambda: hand.strokes(self._model.case, self.drawn_id))
        return found or ()

    def _drew(self, dots: Dots) -> None:
        today = self._model.case.file.today()
        self._began(self.drawn_id)
        self._model.do(hand.draw, self.drawn_id, dots, self.what, self.speaker, today, self.sheet)
        self.refresh()

    def _rubbed(self, ids: list[str]) -> None:
        self._model.do(hand.rub_out, ids)
        self.refresh()

    def _clear(self) -> None:
        self._model.do(hand.rub_out, [each.id for each in self._strokes()])
        self.refresh()
