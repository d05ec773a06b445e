"""A PDF that opens with a passphrase alone: AES-256, revision 6 (ISO 32000-2, 7.6.4)."""

import unicodedata
from io import BytesIO

from pikepdf import Encryption, Pdf

LONGEST = 127  # bytes, 7.6.4.3.3


def plain_to_type(passphrase: str) -> bool:
    """Whether every program that opens PDFs takes these signs alike.

    Some first make the signs of one kind one (ｱ ア, １ 1: SASLprep), others do not.
    """
    return unicodedata.normalize("NFKC", passphrase) == passphrase and passphrase.isprintable()


def sealed(pdf: bytes, passphrase: str) -> bytes:
    """The PDF behind a passphrase of any language. Raises ValueError where it is empty or too long."""
    if not 0 < len(passphrase.encode()) <= LONGEST:
        raise ValueError("a passphrase of 1 to 127 bytes is wanted")
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=Encryption(owner=passphrase, user=passphrase, R=6))
    return out.getvalue()
