"""The leaf of paper a sheet stands on: its size, which way it lies, the margin for holes. All in pt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kasesupport.practice.reader import Table

MM = 72 / 25.4
Size = Literal["A4", "A3", "card"]
Turn = Literal["portrait", "landscape"]
Mark = Literal["", "下書き", "控え"]
# upright; the card is a Japanese business card (91 by 55 mm), which lies on its side
SIZES: Mapping[str, tuple[float, float]] = {
    "A4": (595.28, 841.89), "A3": (841.89, 1190.55), "card": (55 * MM, 91 * MM),
}  # fmt: skip
HOLES, PLAIN, CARD = 25 * MM, 14 * MM, 3 * MM  # margins at the side: punched, not punched, of a card
PUNCH = 40 * MM  # each hole from the middle of the edge (JIS S 6041: 80 mm apart)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf. `holes`: its left edge is punched. `bare`: a card, without head, foot and holes."""

    width: float
    height: float
    holes: bool = True
    bare: bool = False

    @property
    def left(self) -> float:
        """The margin at the left."""
        return CARD if self.bare else HOLES if self.holes else PLAIN

    @property
    def inside(self) -> float:
        """The width between the margins."""
        return self.width - self.left - (CARD if self.bare else PLAIN)

    @property
    def punched(self) -> tuple[float, ...]:
        """Where the middles of the holes are, from the top; none where nothing is punched."""
        return (self.height / 2 - PUNCH, self.height / 2 + PUNCH) if self.holes and not self.bare else ()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a sheet's file wants its pages. `logo`, `numbers`: whether they stand at the foot; `mark`: the pale word."""

    leaf: Leaf
    logo: bool = True
    numbers: bool = True
    mark: Mark = ""


def leaf(size: str = "A4", turn: str = "", *, holes: bool = True) -> Leaf:
    """The leaf of a size; a card lies on its side unless told otherwise, the others stand."""
    width, height = SIZES[size]
    lies = turn == "landscape" or (size == "card" and turn != "portrait")
    return Leaf(*((height, width) if lies else (width, height)), holes, size == "card")


A4 = leaf()


def setup(table: Table) -> PageSetup:
    """The [page] of a sheet's file, the usual A4 where there is none. Raises Problem("practice_file")."""
    if not table.has("page"):
        return PageSetup(A4)
    inner = table.table("page")
    size = inner.one_of("size", SIZES, "A4")
    turn = inner.one_of("turn", get_args(Turn), "")
    made = PageSetup(
        leaf(size, turn, holes=inner.flag("holes", True)),
        inner.flag("logo", True),
        inner.flag("numbers", True),
        inner.one_of("mark", get_args(Mark), ""),
    )
    inner.done()
    return made
