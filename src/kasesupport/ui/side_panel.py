"""The panel at the right of a diagram: the details of what is selected. It can be folded away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kasesupport.ui.widgets import button, column, label, row, scroll

WIDTH = 340


class SidePanel(QFrame):
    """Shows one part at a time. A part is made anew only when another subject is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self._subject: tuple[str, ...] | None = None
        self.part: QWidget | None = None
        self._title = label("", "heading", wrap=True)
        self._fold = button("", self.fold, "quiet", "chevron-right", self.tr("横の欄をたたむ"))
        self._unfold = button("", self.unfold, "quiet", "chevron-left", self.tr("横の欄をひらく"))
        self._scroll = scroll(QWidget())
        head = row(self._title, self._fold, margin=0)
        head.setStretch(0, 1)
        self._open = QWidget()
        self._open.setLayout(column(head, self._scroll, margin=10, spacing=6))
        self.setLayout(row(self._unfold, self._open, spacing=0))
        self.unfold()

    def show_part(self, subject: tuple[str, ...], title: str, make: Callable[[], QWidget]) -> None:
        """Show the details of a subject; what was being typed for another one is saved first."""
        self._title.setText(title)
        if subject == self._subject:
            return
        self.flush()
        self._subject = subject
        self.part = make()
        holder = QWidget()
        holder.setLayout(column(self.part, None, margin=4))
        self._scroll.setWidget(holder)

    def keep(self, subject: tuple[str, ...]) -> None:
        """The part that is shown has become that of this subject: it stays."""
        self._subject = subject

    def flush(self) -> None:
        """Save what is being typed here."""
        if self.part is not None and hasattr(self.part, "flush"):
            self.part.flush()

    def write(self) -> None:
        """Put the cursor into the first line of the part."""
        self.unfold()
        if self.part is not None and (line := self.part.findChild(QLineEdit)):
            line.setFocus()
            line.selectAll()
            self._scroll.ensureWidgetVisible(line)

    def fold(self) -> None:
        """Leave the room to the picture."""
        self._show(folded=True)

    def unfold(self) -> None:
        """Show the details again."""
        self._show(folded=False)

    def _show(self, folded: bool) -> None:
        self._open.setVisible(not folded)
        self._unfold.setVisible(folded)
        self.setFixedWidth(52 if folded else WIDTH)
