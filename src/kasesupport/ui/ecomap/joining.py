"""From a resource and a member to a tie, however the two were pointed at; why two cannot be tied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import ecomap, gaps
from kasesupport.diagrams.tools import ConnectTool
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.ui.ecomap.keys import moving_hint
from kasesupport.ui.ecomap.subjects import end_of, gap_of, kind_of, name_of_resource, title_of

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

AROUND = frozenset({"resource", "gap"})
ENDS = frozenset({"member", "household"})


class Joining:
    """Which one was pointed at first, while the other is sought."""

    def __init__(self, page: "EcomapPage") -> None:
        self._page = page
        self._first = ""
        page.canvas.connected.connect(self.join)
        page.canvas.hovered.connect(self._hovered)
        page.canvas.tapped.connect(self._tapped)

    def begin(self, subject: str) -> None:
        """The next one tapped, or reached by key and entered, is tied to this one."""
        self._page.flush()
        self._first = subject
        self._page.use("connect", ConnectTool(self.any_two, subject))
        self._page.canvas.setFocus()

    def enter(self, subject: str) -> bool:
        """Enter on a subject while two are being tied: the first, or the second; False where none are."""
        page, first = self._page, self._first
        if page.in_hand != "connect":
            return False
        if first and first != subject:
            self.join(first, subject)
        else:
            self.begin(subject)
        return True

    def _tapped(self, subject: str, _x: float, _y: float) -> None:
        """The first of two taps: say what comes next."""
        if self._page.in_hand == "connect":
            self._first = subject
            self._page.dock.show_for(self._page.in_hand)

    def put_down(self) -> None:
        """No second one is sought any more."""
        self._first = ""

    def any_two(self, a: str, b: str) -> tuple[str, str] | None:
        """With the tool in hand two of any sort may be pointed at: what cannot be is then said in words."""
        return (a, b) if a != b and self._page.model.can_write else None

    def dropped(self, a: str, b: str) -> tuple[str, str] | None:
        """With the bare hand: a resource put down on a member, or a line pulled from a member to a resource."""
        record = self._page.model.record
        kinds = {kind_of(record, a), kind_of(record, b)}
        return (a, b) if self._page.model.can_write and kinds & AROUND and kinds & ENDS else None

    def join(self, a: str, b: str) -> None:
        """Tie the two, whichever was first, or say why they cannot be tied."""
        page, record = self._page, self._page.model.record
        kinds = {kind: each for each in (a, b) if (kind := kind_of(record, each))}
        around = next((kinds[kind] for kind in AROUND if kind in kinds), "")
        end = next((kinds[kind] for kind in ENDS if kind in kinds), "")
        page.use("", None)
        if not around or not end:
            page.model.noted.emit(_why_not(set(kinds)))
        elif gap_of(record, around):
            self._move_gap(around, end)
        else:
            self._tie(around, end)

    def _tie(self, resource: str, end: str) -> None:
        page, record = self._page, self._page.model.record
        known = next((tie.id for tie in record.ties if (tie.resource, tie.to) == (resource, end)), None)
        if known:
            page.model.noted.emit(_tr("もうつながっています。強さや向きは、右の欄で変えられます。"))
        if tie := known or page.model.do(ecomap.add_tie, resource, end):
            page.select(tie)
            page.canvas.setFocus()

    def _move_gap(self, gap_id: str, end: str) -> None:
        page, gap = self._page, gap_of(self._page.model.record, gap_id)
        if gap:
            page.model.do(gaps.move, gap_id, end, gap.need_id)
            page.select(gap_id)

    def _hovered(self, subject: str) -> None:
        """Say what letting go would do, before it does."""
        page, record = self._page, self._page.model.record
        if not subject:
            page.dock.show_for(page.in_hand)
            return
        named = title_of(record, subject) if subject != HOUSEHOLD else end_of(record, subject)
        page.dock.say(_tr("ここで指を離すと、%1 とつながります。").replace("%1", named))

    def hint(self) -> str:
        """What to point at next, or what the keys do."""
        if self._page.canvas.nudging:
            return moving_hint()
        if not self._first:
            return _tr("つなぎたい資源と人（または家庭）を、順に押してください。指でなぞってもつなげます。")
        record = self._page.model.record
        if kind_of(record, self._first) in ENDS:
            return _tr("%1 とつなぐ資源を押してください。").replace("%1", end_of(record, self._first))
        gap = gap_of(record, self._first)
        name = gap.text if gap else name_of_resource(record, self._first)
        return _tr("「%1」とつなぐ人か、家庭の枠を押してください。").replace("%1", name)


def _why_not(kinds: set[str]) -> str:
    if kinds <= ENDS:
        return _tr("人と人の間柄は、ジェノグラムにかきます。ここでは、資源と人をつなぎます。")
    if kinds <= AROUND:
        return _tr("資源どうしはつなげません。資源と、人か家庭を選んでください。")
    return _tr("線にはつなげません。資源と、人か家庭を選んでください。")


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
