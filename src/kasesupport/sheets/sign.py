"""The sign on a sheet that comes back written by hand: a QR code that finds it again and tells nobody anything.

It says a code drawn by lot and the number of the page. Which family and which sheet that is, the vault alone knows.
Sixteen signs of the alphanumeric mode fill version 1 of the code at error correction Q (ISO/IEC 18004): 21 modules.
"""

import re
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_bytes

import zxingcpp

PREFIX, LETTERS = "KS", 12  # 60 bits
QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
TOLD = re.compile(rf"{PREFIX}([A-Z2-7]{{{LETTERS}}})(\d\d)")


@dataclass(frozen=True, slots=True)
class Sign:
    """What was read from a picture: the code, the page from 1, how far the picture is turned (degrees, 0 to 359)."""

    code: str
    page: int
    turned: int


def new_code() -> str:
    """A code drawn by lot."""
    return b32encode(token_bytes(10)).decode()[:LETTERS]


def told(code: str, page: int) -> str:
    """What the QR code of a page says; `page` from 1."""
    return f"{PREFIX}{code}{min(page, 99):02}"


def read(grey: bytes, width: int, height: int) -> tuple[Sign, ...]:
    """Our signs in a picture of one byte a pixel, row by row; other codes are not looked at."""
    picture = memoryview(grey).cast("B", shape=[height, width])
    return tuple(_signs(zxingcpp.read_barcodes(picture, formats=QR)))


def _signs(found: list[zxingcpp.Barcode]) -> Iterator[Sign]:
    for each in found:
        if match := TOLD.fullmatch(each.text):
            yield Sign(match[1], int(match[2]), round(each.orientation) % 360)
