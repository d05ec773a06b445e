"""Where one left the first page for a family: the search or ケース一覧, to come back to it as it was."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.caseload import USUAL, Look

KEY = "Ctrl+Shift+F"  # Alt+Left, which leads back too, is a step back within a phase

if TYPE_CHECKING:
    from kasesupport.cases.caseload import Read
    from kasesupport.ui.agenda.switch import View


@dataclass(frozen=True, slots=True)
class Asking:
    """What a search was asked, and where one was in it. `days`: a span by its name."""

    words: str = ""
    family: str = ""
    phase: str = ""
    days: str = ""
    limit: int = 0
    families: tuple[tuple[str, str], ...] = ()
    at: int = 0  # the line that was opened
    told: str = ""  # what stood on it around the words


@dataclass(frozen=True, slots=True)
class Listed:
    """How ケース一覧 was looked at, by which look's name, which family was opened, and what was read of all."""

    look: Look = USUAL
    name: str = ""
    words: str = ""
    at: str = ""
    read: "Read | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Filing:
    """Which attachments, consents and papers were looked at (`state`, `days`: by their codes), and which was opened.

    `told`: what stands in the consent that was opened, and over all consents.
    """

    words: str = ""
    kind: str = ""
    state: str = ""
    days: str = ""
    at: str = ""
    told: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which leaf of 週 or 月 was looked at, on which day, and whether of one's own families alone."""

    view: "View"
    day: date
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which meeting was looked at, and what was said there of which family (a note), "" for none."""

    meeting: str = ""
    item: str = ""


Place = Asking | Listed | Filing | Leaf | Sitting


class ComingBack:
    """The place that was left last; "" for the list itself."""

    def __init__(self) -> None:
        self.place: Place | None = None
        self._sought: tuple[str, str] | None = None

    def keep(self, place: Place | None) -> None:
        """One goes on from here."""
        self.place = place
        sought = (place.told, place.words) if isinstance(place, Asking) else ("", "")
        sought = place.told if isinstance(place, Filing) else sought
        self._sought = sought if any(sought) else None

    def take_sought(self) -> tuple[str, str] | None:
        """What was opened from a search or a table, and its words, once: they are shown where they stand."""
        sought, self._sought = self._sought, None
        return sought

    def take(self) -> Place | None:
        """The place, once."""
        place, self.place = self.place, None
        return place

    @property
    def words(self) -> tuple[str, str]:
        """What stands on the way back, and its tip."""
        if isinstance(self.place, Asking):
            return _tr("さがす"), _tr("さがした結果にもどる")
        if isinstance(self.place, Listed):
            return _tr("ケース一覧"), _tr("ケース一覧にもどる")
        if isinstance(self.place, Filing):
            return _tr("添付・同意"), _tr("添付・同意・渡した紙にもどる")
        if isinstance(self.place, Leaf):
            return _tr("週・月"), _tr("週・月にもどる")
        if isinstance(self.place, Sitting):
            return _tr("会議"), _tr("会議にもどる")
        return _tr("一覧"), _tr("家庭の一覧にもどる")


def _tr(words: str) -> str:
    return QCoreApplication.translate("coming_back", words)
