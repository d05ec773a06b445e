"""目印: a few short words in one line, with those in use offered below to tap."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kasesupport.domain.register import parse_tags, shared_tags, unique_tags
from kasesupport.ui.widgets import LineField, column
from kasesupport.ui.wizard.chips import Chips, Choice

OFFERED = 8  # words to tap at once


class TagField(QWidget):
    """`save` takes the tags. What is not yet written of the words in use is offered once the cursor is in the line."""

    def __init__(
        self, tags: Sequence[str], save: Callable[[tuple[str, ...]], object], name: str, known: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._save, self._known = save, tuple(known)
        self.line = LineField("、".join(tags), self._typed, self.tr("例：夕方、食事、送迎"), name)
        self.line.textChanged.connect(lambda _: self._offer())
        self.offers = Chips(self._tapped, self.tr("目印を足す"))
        self.setLayout(column(self.line, self.offers, spacing=4))
        self._offer()

    def tags(self) -> tuple[str, ...]:
        """What is written."""
        return parse_tags(self.line.text())

    def show_tags(self, tags: Sequence[str], known: Sequence[str]) -> None:
        """Take the stored tags, and the words in use."""
        self._known = tuple(known)
        if parse_tags(self.line.text()) != tuple(tags):
            self.line.show_text("、".join(tags))
        self._offer()

    def flush(self) -> None:
        """Save now."""
        self.line.flush()

    def _typed(self, text: str) -> None:
        self._save(parse_tags(text))

    def _tapped(self, keys: tuple[str, ...]) -> None:
        tags = unique_tags((*self.tags(), *keys))
        self.line.setText("、".join(tags))
        self._save(tags)
        self.line.setFocus()

    def _offer(self) -> None:
        own = self.tags()
        left = [tag for tag in self._known if not shared_tags((tag,), own)][:OFFERED]
        self.offers.offer([Choice(tag, tag) for tag in left])
        self.offers.show_chosen([])
        self.offers.setVisible(bool(left))
