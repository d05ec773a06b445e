"""The shown picture in words and pieces: for the screen, for paper, for a spreadsheet."""

from collections.abc import Iterator

from kasesupport.domain.dates import PartialDate, both
from kasesupport.drawing.items import Drawing
from kasesupport.exchange.spreadsheets.counts import Counted
from kasesupport.practice.review.pictures import Picture
from kasesupport.practice.review.sums import FEW, shown
from kasesupport.sheets import review_sheet
from kasesupport.sheets.review_sheet import Piece, Words, sentences
from kasesupport.ui.reviewing.asked import Reviewed

FIDELITY = "fidelity"


def piece(told: Reviewed, picture: Picture, *, outside: bool) -> Piece:
    """One picture: whole for the screen, small counts hidden for `outside`."""
    counted = told.sums[picture.id]
    behind = len(counted.whole.families)
    families = None if outside and behind < FEW else behind
    drawing: Drawing | None = None
    if picture.id == FIDELITY and behind:
        drawing = told.shades() if outside else told.nine()
    return Piece(shown(counted, outside=outside), families, drawing)


def going_out(told: Reviewed) -> tuple[Picture, ...]:
    """The pictures that may leave the office."""
    return tuple(each for each in told.pictures.pictures if not each.inside)


def heading(told: Reviewed, words: Words) -> str:
    """The period and whose families, in words."""
    asked = told.asked
    whose = words[asked.whose]
    if asked.year is not None:
        return f"{asked.periods()[-1][0]}・{whose}"
    if not asked.period.since:
        return f"{words['ever'].format(until=_day(told.facts.today))}・{whose}"
    since, until = _day(asked.period.since), _day(asked.period.until)
    return f"{words['period'].format(since=since, until=until)}・{whose}"


def rows(told: Reviewed) -> Iterator[Counted]:
    """Every number that may go out, one a row, with what it counts."""
    words = review_sheet.words()
    when = heading(told, words)
    groups = dict(told.pictures.groups)
    for picture in going_out(told):
        made = piece(told, picture, outside=True)
        lead = " ".join(sentences(made, words))
        for name, column, value in _cells(made, words):
            yield Counted(groups[picture.group], picture.title, when, name, column, value, lead)


def _cells(made: Piece, words: Words) -> Iterator[tuple[str, str, int | None]]:
    table = made.shown
    for at, (name, values) in enumerate(table.rows):
        yield from ((name, head, value) for head, value in zip(table.heads, values, strict=True))
        yield from ((name, words["total"], value) for value in table.across[at : at + 1])
    heads = (*table.heads, words["total"])
    yield from ((words["total"], head, value) for head, value in zip(heads, table.sums, strict=False))


def _day(on: str) -> str:
    return both(PartialDate.from_text(on))
