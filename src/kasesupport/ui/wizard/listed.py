"""An answer that is one list of entries: what several kinds of question have in common."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kasesupport.ui.widgets import column
from kasesupport.ui.wizard.desk import LongBody
from kasesupport.ui.wizard.entries import Entries, Row


class ListBody(LongBody):
    """A subclass says with `show_list`, once, what its rows are."""

    entries: Entries

    def show_list(self, make: Callable[[str], Row], stored: Callable[[], Sequence[Any]], add: str) -> None:
        """`make` makes the row of an id, `stored` gives what the record holds; `add`: words of the button below."""
        self.entries = Entries(self.desk.model, make, stored, add)
        self.setLayout(column(self.entries))

    def parts(self) -> Iterator[None]:
        yield from self.entries.parts()
