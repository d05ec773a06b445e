"""What commonly goes wrong while a passphrase is typed unseen."""


def caps_lock_seems_on(letter: str, shift: bool) -> bool:
    """Whether the letter's case contradicts Shift. False for what has no case: kana, digits, signs."""
    return len(letter) == 1 and letter.upper() != letter.lower() and letter.isupper() != shift


def is_wide(text: str) -> bool:
    """Whether characters stand in it that need the input method: anything beyond plain ASCII."""
    return not text.isascii()
