"""The recovery key (回復キー): 128 random bits on paper, as 8 groups of 6 digits.

Each group is 16 bits times 11, so a digit that is wrong or two that changed places leave a remainder and the group
can be named (as BitLocker prints them). A pair are two halves whose XOR is the key; the groups of the first half
leave the remainder 1, those of the second 2, so that each sheet is known for what it is.
"""

import unicodedata
from collections.abc import Sequence
from secrets import token_bytes

from kasesupport.domain.problems import Problem
from kasesupport.store.keys.secret import Secret

GROUPS, DIGITS, STEP = 8, 6, 11
BYTES = 2 * GROUPS
WHOLE, FIRST, SECOND = 0, 1, 2  # what a group leaves over
DASHES = {"ー", "−", "‐", "―", "_", "・", ".", ",", "、"}  # typed for the hyphen, by hand or by an input method


def new(kind: str) -> tuple[str, ...]:
    """Codes to print once and never keep: one for kind "recovery", two halves for "pair"."""
    bits = token_bytes(BYTES)
    if kind == "recovery":
        return (_printed(bits, WHOLE),)
    half = token_bytes(BYTES)
    return _printed(half, FIRST), _printed(_xor(bits, half), SECOND)


def secret(codes: Sequence[str]) -> Secret:
    """What opens the slot, from one code or from both halves in any order; empty ones are passed over.

    Raises recovery_group (group, 1 to 8; sheet, 1 or 2: which of the codes given) and recovery_length (digits, wanted,
    sheet), with several codes recovery_group_of_two and recovery_length_of_two; recovery_half where only one half is
    there, recovery_no_pair where two codes do not belong together.
    """
    given = [(code, sheet) for sheet, code in enumerate(codes, start=1) if digits(code)] or [("", 1)]
    parts = [_parse(code, sheet, alone=len(given) == 1) for code, sheet in given]
    marks = sorted(mark for mark, _ in parts)
    if marks in ([FIRST], [SECOND]):
        raise Problem("recovery_half")
    if marks == [WHOLE]:
        return Secret(_joined(parts[0][1], WHOLE))
    if marks != [FIRST, SECOND]:
        raise Problem("recovery_no_pair")
    return Secret(_joined(_xor(parts[0][1], parts[1][1]), WHOLE))


def is_code(passphrase: str) -> bool:
    """Whether this passphrase is a whole recovery key, as `secret` gives it."""
    return len(passphrase) == GROUPS * DIGITS and _is_plain(passphrase) and _first_slip(_cut(passphrase), WHOLE) == 0


def digits(code: str) -> str:
    """The bare digits of a code, for its QR code."""
    return "".join(_spaced(code).split())


def _printed(bits: bytes, mark: int) -> str:
    return "-".join(_cut(_joined(bits, mark)))


def _joined(bits: bytes, mark: int) -> str:
    values = [int.from_bytes(bits[n : n + 2], "big") for n in range(0, BYTES, 2)]
    return "".join(f"{value * STEP + mark:0{DIGITS}}" for value in values)


def _parse(code: str, sheet: int, *, alone: bool) -> tuple[int, bytes]:
    """Mark and bits of one code as typed; `alone` if there is no other."""
    groups = _groups(code)
    mark = _mark(groups)
    slip = _first_slip(groups[:GROUPS], mark)
    if slip and (len(groups) >= GROUPS or len(groups[slip - 1]) == DIGITS):
        raise Problem("recovery_group" if alone else "recovery_group_of_two", group=slip, sheet=sheet)
    if len(groups) != GROUPS:
        told = {"digits": len("".join(groups)), "wanted": GROUPS * DIGITS, "sheet": sheet}
        raise Problem("recovery_length" if alone else "recovery_length_of_two", **told)
    return mark, b"".join((int(group) // STEP).to_bytes(2, "big") for group in groups)


def _mark(groups: Sequence[str]) -> int:
    """Which sheet this is: what most groups leave over; where digits are missing, what the first ones do."""
    shifted = len("".join(groups)) != GROUPS * DIGITS

    def fitting(mark: int) -> int:
        slip = _first_slip(groups, mark)
        return (slip or len(groups) + 1) if shifted else sum(_is_well(group, mark) for group in groups)

    return max((WHOLE, FIRST, SECOND), key=fitting)


def _groups(code: str) -> list[str]:
    """As the hyphens part them where that gives eight groups, else by counting."""
    parts = _spaced(code).split()
    return parts if len(parts) == GROUPS else _cut("".join(parts))


def _cut(text: str) -> list[str]:
    return [text[n : n + DIGITS] for n in range(0, len(text), DIGITS)]


def _spaced(code: str) -> str:
    """NFKC, and all that people put between groups made a space."""
    plain = unicodedata.normalize("NFKC", code)
    return "".join(" " if sign in DASHES or unicodedata.category(sign) in ("Pd", "Cf") else sign for sign in plain)


def _first_slip(groups: Sequence[str], mark: int) -> int:
    """The number of the first group that was not printed like this; 0 if all are well."""
    return next((n for n, group in enumerate(groups, start=1) if not _is_well(group, mark)), 0)


def _is_well(group: str, mark: int) -> bool:
    return len(group) == DIGITS and _is_plain(group) and int(group) % STEP == mark and int(group) // STEP < 1 << 16


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
