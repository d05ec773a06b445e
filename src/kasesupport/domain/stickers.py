"""A child's stickers beside the ecomap: what kind, where, and the child's own words. What it means is not guessed."""

from dataclasses import dataclass
from typing import Literal

StickerKind = Literal["home", "school", "pet", "liked", "scary"]
KINDS: tuple[StickerKind, ...] = ("home", "school", "pet", "liked", "scary")


@dataclass(frozen=True, slots=True)
class Sticker:
    """`x`, `y`: its middle on the plane of the map, in logical px; `on`: ISO; `became`: what was made of it."""

    id: str
    kind: str
    x: float
    y: float
    speaker_id: str = ""
    words: str = ""
    on: str = ""
    became: str = ""
