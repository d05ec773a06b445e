"""How hard a passphrase is to guess: length and variety, nothing cleverer. The key derivation does the hard work."""

import unicodedata
from enum import Enum


class Strength(Enum):
    """How hard a passphrase is to guess, roughly."""

    WEAK = 0
    FAIR = 1
    GOOD = 2


LEAST = 12  # characters; a kana or kanji counts for two
COMMON = ("password", "12345", "qwert", "あいうえお", "kasesupport", "kodomo")


def strength(passphrase: str) -> Strength:
    """Weak below 12 characters, with under six different ones, or with a common word in it."""
    typed = unicodedata.normalize("NFKC", passphrase)  # as the key takes it: full-width letters are worth no more
    weight = sum(2 if ord(c) > 0x2FF else 1 for c in typed)
    common = any(word in typed.lower() for word in COMMON)
    if weight < LEAST or common or len(set(typed)) < 6:
        return Strength.WEAK
    return Strength.GOOD if weight >= LEAST + 6 else Strength.FAIR
