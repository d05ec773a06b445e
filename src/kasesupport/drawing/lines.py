"""Breaks a text into lines. All widths are in em, so one breaking serves every size."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from kasesupport.drawing.items import Tongue
from kasesupport.drawing.kinsoku import HANG, HANGING, may_break
from kasesupport.drawing.measure import Glyph, clean, glyphs
from kasesupport.drawing.ruby import parse, plain
from kasesupport.drawing.scripts import divided, written

RUBY = 0.5  # size of a reading against its base
TOLERANCE = 1e-6  # em
# what a phrase begins behind, and how much of it (em; share of a line) rather goes over to the next line than be torn
PARTING = {" ": (7.0, 0.3), "\u3000": (7.0, 0.3), "・": (7.0, 0.3), "。": (4.0, 0.12), "、": (4.0, 0.12)}
OPENING = frozenset("（「『【")  # and what it begins with
LONE, COMPANY, MANY = 1.7, 2, 8  # em of a last line that is too short; chunks it gets then, from a line of so many
LENT = 0.25  # em of a kana that a reading beside it may cover (half a sign of the reading)
_KANA = re.compile("[ぁ-ゖァ-ヺー]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is not divided: a sign, or a base with its reading. `source` is its markup, `em` its width.

    A reading wider than its base may reach `left` and `right` over the kana beside it.
    """

    glyphs: tuple[Glyph, ...]
    reading: tuple[Glyph, ...]
    source: str
    text: str
    em: float
    left: float = 0.0
    right: float = 0.0


def piece(signs: tuple[Glyph, ...], reading: tuple[Glyph, ...], source: str) -> Piece:
    """A piece as wide as its base or its reading, whichever is wider."""
    if len(signs) == 1 and not reading:  # nearly all of them
        return Piece(signs, (), source, signs[0].text, signs[0].em)
    em = max(sum(g.em for g in signs), RUBY * sum(g.em for g in reading))
    return Piece(signs, reading, source, "".join(g.text for g in signs), em)


Line = tuple[Piece, ...]
NEWLINE = piece((), (), "\n")


def lines(markup: str, limit: float, *, bold: bool = False, ruby: bool = True) -> tuple[Line, ...]:
    """The lines of a text for a width in em. Together their sources give the (cleaned) text back."""
    return broken(pieces(markup, bold=bold, ruby=ruby), limit)


def broken(parts: Iterable[Piece], limit: float) -> tuple[Line, ...]:
    """The lines of pieces for a width in em; a phrase is not torn where that costs no line more."""
    done: list[Line] = []
    for row in _rows(parts):
        chunks = tuple(_chunks(row))
        full = _full(chunks, limit, easy=False)
        easy = _full(chunks, limit, easy=True) if len(full) > 1 else full
        chosen = easy if len(easy) == len(full) else full
        done += (tuple(chain.from_iterable(line)) for line in _in_company(chosen))
    return tuple(done)


def _in_company(rows: list[list[Line]]) -> list[list[Line]]:
    """The last line gets some signs of the line before, where one would stand there alone."""
    if len(rows) < 2 or width([*chain.from_iterable(rows[-1])]) >= LONE or len(rows[-2]) < MANY:
        return rows
    *above, before, last = rows
    return [*above, before[:-COMPANY], [*before[-COMPANY:], *last]]


def _rows(parts: Iterable[Piece]) -> Iterator[list[Piece]]:
    """What stands between newlines, each with the one that ends it."""
    row: list[Piece] = []
    for each in parts:
        row.append(each)
        if each is NEWLINE:
            yield row
            row = []
    if row:
        yield row


def _full(chunks: Iterable[Line], limit: float, *, easy: bool) -> list[list[Line]]:
    """The lines as chunks, as much on each as goes in; `easy`: but for a phrase that was just begun."""
    done: list[list[Line]] = []
    line: list[Line] = []
    used = 0.0
    for chunk in chunks:
        if used + fit_width(chunk) <= limit + TOLERANCE or not inked(chunk):
            line.append(chunk)
            used += width(chunk)
            continue
        begun = _begun(line, chunk, limit) if easy else ()
        done += [line[: len(line) - len(begun)]] if line else []
        full = [chunk] if begun else _filled(chunk, limit)
        done += [[each] for each in full[:-1]]
        line = [*begun, full[-1]]
        used = sum(map(width, line))
    return [*done, line] if line else done


def _begun(line: Sequence[Line], chunk: Line, limit: float) -> Sequence[Line]:
    """The end of a full line that goes over to the next with the chunk: what was begun of a phrase, if it is short.

    A phrase begins behind a blank (分かち書き), ・, 、 or 。, or with a bracket. Where none is near, nothing goes over.
    """
    used = 0.0
    for at in range(len(line), 1, -1):
        opens = at < len(line) and line[at][0].text in OPENING
        if reach := PARTING.get(" " if opens else line[at - 1][-1].text):
            begun = line[at:] if used <= min(reach[0], reach[1] * limit) else ()
            return begun if fit_width([*chain.from_iterable(begun), *chunk]) <= limit + TOLERANCE else ()
        used += width(line[at - 1])
    return ()


@lru_cache(maxsize=1024)
def pieces(markup: str, *, bold: bool = False, ruby: bool = True) -> tuple[Piece, ...]:
    """The undivided pieces of a text in order, newlines among them."""
    marked = clean_markup(markup)
    row = [each for part, tongue in divided(marked) for each in _pieces(part, tongue, bold, ruby)]
    return tuple(
        _eased(part, row[i - 1 : i], row[i + 1 : i + 2]) if part.reading else part for i, part in enumerate(row)
    )


def _eased(part: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> Piece:
    """A wide reading lent some room by the kana on either side, so that the base is not torn from them."""
    excess = max(0.0, part.em - sum(g.em for g in part.glyphs))
    left, right = (min(excess / 2, LENT) if _lends(beside) else 0.0 for beside in (before, after))
    return replace(part, em=part.em - left - right, left=left, right=right)


def _lends(beside: Sequence[Piece]) -> bool:
    return bool(beside) and not beside[0].reading and bool(_KANA.match(beside[0].text))


def clean_markup(markup: str) -> str:
    """The markup without control characters, its guards kept."""
    return "\u2060".join(clean(part) for part in markup.split("\u2060"))


def _pieces(markup: str, tongue: Tongue, bold: bool, ruby: bool) -> Iterator[Piece]:
    if tongue:
        yield from (piece((g,), (), written(g.text, tongue)) for g in glyphs(markup, bold, tongue))
        return
    for base, reading in parse(markup) if ruby else [(plain(markup), "")]:
        if reading:
            yield piece(glyphs(base, bold), glyphs(reading, bold), f"｜{base}《{reading}》")
        else:
            yield from _plain_pieces(base, bold)


def _plain_pieces(text: str, bold: bool) -> Iterator[Piece]:
    for number, row in enumerate(text.split("\n")):
        if number:
            yield NEWLINE
        yield from (piece((g,), (), g.text) for g in glyphs(row, bold))


def _chunks(parts: Iterable[Piece]) -> Iterator[Line]:
    """Pieces between which no line may break, together."""
    chunk: list[Piece] = []
    solid: Piece | None = None  # the last of the chunk that is not a blank
    for part in parts:
        if chunk and (part is NEWLINE or chunk[-1] is NEWLINE or _breakable(solid, chunk[-1], part)):
            yield tuple(chunk)
            chunk, solid = [], None
        chunk.append(part)
        solid = solid if part.text.isspace() else part
    if chunk:
        yield tuple(chunk)


def _breakable(solid: Piece | None, last: Piece, after: Piece) -> bool:
    if solid is None:
        return not after.text.isspace()
    before, first = solid.glyphs[-1].text, after.glyphs[0].text
    if solid is last or after.text.isspace():
        return may_break(before, first)
    return may_break(before, "\u3042") and may_break("\u3042", first)


def fits(line: Sequence[Piece], limit: float) -> bool:
    """Whether the pieces go into a line: blanks at its end do not count, 、 and 。 may hang out by half an em."""
    return fit_width(line) <= limit + TOLERANCE


def fit_width(line: Sequence[Piece]) -> float:
    """The width that must go into the box."""
    shown = inked(line)
    hang = min(HANG, shown[-1].em) if shown and shown[-1].text in HANGING else 0.0
    return width(shown) - hang


def width(line: Sequence[Piece]) -> float:
    """The sum of the widths."""
    return sum(p.em for p in line)


def inked(line: Sequence[Piece]) -> Line:
    """The line without the blanks and the newline at its end."""
    end = len(line)
    while end and (not line[end - 1].glyphs or line[end - 1].text.isspace()):
        end -= 1
    return tuple(line[:end])


def _filled(chunk: Line, limit: float) -> list[Line]:
    """One line if the chunk goes into it; else it is cut where it must, sign by sign."""
    if fits(chunk, limit):
        return [chunk]
    full: list[Line] = [()]
    for part in chain.from_iterable(_split(p, limit) for p in chunk):
        if full[-1] and not fits((*full[-1], part), limit):
            full.append(())
        full[-1] = (*full[-1], part)
    return full


def _split(part: Piece, limit: float) -> Iterator[Piece]:
    """A base wider than the line as single signs, its reading shared out among them."""
    if len(part.glyphs) < 2 or fits((part,), limit):
        yield part
        return
    count, total = len(part.glyphs), len(part.reading)
    for i, glyph in enumerate(part.glyphs):
        share = part.reading[i * total // count : (i + 1) * total // count]
        reading = "".join(g.text for g in share)
        yield piece((glyph,), share, f"｜{glyph.text}《{reading}》" if share else glyph.text)
