"""Words as pairs of characters, which is what the index holds (FTS5 of SQLite cannot part Japanese into words).

A field 保育園に goes in as 保育, 育園, 園に, に: a run of pairs is found as a phrase, just where the text holds it. The
last character, which begins no pair, lets one character be found too and parts a field from the next. Every pair is
one token: FTS5's plain tokenizer takes all but ASCII for letters, so that of ASCII only signs have to be put elsewhere.
"""

from itertools import pairwise

from kasesupport.domain.texts import search_key

SIGNS = 0xE000  # where ASCII signs stand in a token: private characters, which nobody types
MOVED = str.maketrans({chr(code): chr(SIGNS + code) for code in range(128) if not chr(code).isalnum()})


def tokens(text: str) -> str:
    """What goes into the index for one field, parted by blanks."""
    key = _key(text)
    pairs = [first + second for first, second in pairwise(key)]
    return " ".join((*pairs, key[-1:]))


def terms(typed: str) -> tuple[str, ...]:
    """The search keys of what was typed, one for each word between blanks; all of them must be found."""
    return tuple(dict.fromkeys(key for part in typed.split() if (key := search_key(part))))


def phrase(term: str) -> str:
    """The FTS5 query for one search key of two characters or more.

    Pairs are asked for in both columns, as no mark is as short: to tell the columns apart costs a quarter more.
    """
    key = moved(term)
    return f'"{" ".join(first + second for first, second in pairwise(key))}"'


def moved(key: str) -> str:
    """A search key as tokens hold it: no sign of ASCII is left, which FTS5 would take for the end of one."""
    return key.translate(MOVED)


def mark(kind: str, value: str) -> str:
    """A token of the index's other column: of which family ("fam"), table ("tab") or question ("ask") a row is."""
    return kind + value.encode().hex()


def _key(text: str) -> str:
    return moved(search_key(text))
