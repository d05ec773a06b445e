"""足りない資源: what the area lacks, told over all families by kind, area and need; without names (視点2-8, p27)."""

from dataclasses import dataclass
from typing import Literal, get_args

from kasesupport.domain.ecomap import ResourceKind
from kasesupport.domain.tally import FEW
from kasesupport.domain.texts import search_key

ShortageState = Literal["open", "considering", "developing", "done"]
UNTOLD = "－"
SHORTAGE_STATES: tuple[ShortageState, ...] = get_args(ShortageState)


@dataclass(frozen=True, slots=True)
class Shortage:
    """One entry of the area's list.

    `families`: how many lack it or lacked it; `lacking`: how many still do. `first_on`, `last_on`: ISO dates of the
    first and the last time it was seen to be missing, "" where no family tells. `tags`: those of the needs behind it.
    """

    id: str
    text: str
    kind: ResourceKind = "other"
    area: str = ""
    state: ShortageState = "open"
    note: str = ""
    families: int = 0
    lacking: int = 0
    first_on: str = ""
    last_on: str = ""
    tags: tuple[str, ...] = ()


def outside(told: Shortage) -> tuple[str, str]:
    """How many families lack it or lacked it, and how many still do, as it may leave the office.

    Fewer than FEW are not told, nor what would tell by the difference how few have found something.
    """
    ever, still = _few(told.families), _few(told.lacking)
    if FEW <= told.lacking < told.families < told.lacking + FEW:
        still = UNTOLD
    return ever, still


def _few(count: int) -> str:
    return f"{FEW}未満" if count < FEW else str(count)


def shortage_key(text: str, kind: str, area: str) -> tuple[str, str, str]:
    """Two entries with one key are the same thing missing: widths, kana and spaces do not count."""
    return search_key(text), kind, search_key(area)
