"""A paper that left the office, as it was (M49)."""

from dataclasses import dataclass
from typing import Literal

Told = Literal["", "yes", "no"]  # "": not told


@dataclass(frozen=True, slots=True)
class Handed:
    """`sheets`: permanent names; `title`: what they were called then; `on`: ISO; `size` in bytes of the PDF.

    `kept`: whether the PDF is still there; its SHA-256 stays in any case.
    """

    id: str
    sheets: tuple[str, ...]
    title: str
    on: str
    to_whom: str
    by_whom: str
    read_aloud: Told
    signed: Told
    sha256: str
    size: int
    pages: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What is about to be handed over: one sheet, or several as one PDF."""

    sheets: tuple[str, ...]
    title: str
    pdf: bytes
    pages: int
