"""Texts that a spreadsheet would take for a formula, and texts that stand in lists for something else."""

import re

DASHES = "-－ー―—–‐−ｰ"
DITTO = frozenset({"〃", "々", "同上", "”"})  # what the line above says
_SIGN = r"(?:[=+\-@\t\r＝＋－＠])"
_WHOLE = rf"(?:[{DASHES}]+|{'|'.join(sorted(DITTO))})$"
FORMULA = re.compile(rf"'*(?:{_SIGN}|{_WHOLE})")
_READ = re.compile(rf"'+{_SIGN}|'*{_WHOLE}")
_GUARDED = re.compile(rf"'+(?:{_SIGN}|{_WHOLE})")


def guarded(text: str) -> str:
    """With ' in front where it would be computed, or where reading it again would take it for something else."""
    return f"'{text}" if FORMULA.match(text) else text


def told_apart(text: str) -> str:
    """The same for a cell that is marked a text, which nothing computes."""
    return f"'{text}" if _READ.match(text) else text


def bared(text: str) -> str:
    """Without the ' that was put in front; the inverse of both."""
    return text[1:] if _GUARDED.match(text) else text


def said(cell: str, above: str) -> str:
    """What a cell of a list says: 〃 what stands above it, a dash alone nothing."""
    if cell in DITTO:
        return above
    return "" if cell and set(cell) <= set(DASHES) else cell
