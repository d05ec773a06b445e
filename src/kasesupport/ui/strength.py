"""A hint on passphrases: length and variety, nothing cleverer. The key derivation does the hard work."""

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
    weight = sum(2 if ord(c) > 0x2FF else 1 for c in passphrase)
    common = any(word in passphrase.lower() for word in COMMON)
    if weight < LEAST or common or len(set(passphrase)) < 6:
        return Strength.WEAK
    return Strength.GOOD if weight >= LEAST + 6 else Strength.FAIR


def caps_lock_seems_on(letter: str, shift: bool) -> bool:
    """Whether the letter's case contradicts Shift. False for what has no case: kana, digits, signs."""
    return len(letter) == 1 and letter.upper() != letter.lower() and letter.isupper() != shift


def is_wide(text: str) -> bool:
    """Whether characters stand in it that need the input method: anything beyond plain ASCII."""
    return not text.isascii()
