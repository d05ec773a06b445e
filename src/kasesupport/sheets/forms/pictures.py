"""The pictures of a sheet: genogram, ecomap, the axis of time, the 7 by 9 of the フィデリティ. Sizes in logical px."""

from datetime import date, timedelta

from kasesupport.domain.record import CaseRecord, middle_of, stood_of
from kasesupport.drawing.items import Drawing, moved
from kasesupport.drawing.text import literal
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms.facts import RATERS, short
from kasesupport.sheets.forms.joined import joined
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.tables import Row, columns, table

FAMILY = ("genogram", "ecomap")  # pictures of people
SCALE = 0.78  # pt a logical px of the axis of time
BROADEST = 1190.55  # pt: an A3 that lies; a document for another system has no width of its own
RIM, SHARE = 14, 20  # days beside the first and the last day: at least, and what part of all
BLANK_SIZE = 9.0


def drawn(source: Source, record: CaseRecord, which: str) -> Drawing:
    """A family's picture as it stands on the day of the sheet."""
    from kasesupport.sheets import picture as pictures  # loads networkx: only when a picture is wanted

    if which == "timeline":
        return _whole(_timeline(source, record))
    placed = pictures.pins(record, which)
    if which == "genogram":
        return _whole(pictures.genogram_picture(record.graph, source.today, placed, record.conventions))
    told = (record.graph, record.resources, record.ties)
    middle, stood = middle_of(record, which), stood_of(record, which)
    seen = pictures.ecomap_picture(*told, source.today, placed, record.conventions, middle=middle, stood=stood)
    return _whole(seen)


def _whole(picture: Drawing) -> Drawing:
    """With room for the longest words: what reaches beyond the picture makes it larger, and nothing is cut."""
    from kasesupport.diagrams.hit import bounds

    x, y, wide, high = bounds(picture.items)
    left, top = max(0.0, -x), max(0.0, -y)
    right, foot = max(picture.width, x + wide), max(picture.height, y + high)
    if (left, top, right, foot) == (0.0, 0.0, picture.width, picture.height):
        return picture
    return Drawing(right + left, foot + top, tuple(moved(item, left, top) for item in picture.items))


def _timeline(source: Source, record: CaseRecord) -> Drawing:
    from kasesupport.diagrams import timeline

    names = {phase.id: phase.name for phase in source.practice.phases}
    series = source.beside.series or source.practice.series
    told = timeline.gathered(record, series, source.today, names)
    first, last = _ends([*told.days(), source.today])
    return timeline.draw(told, timeline.TimelineLook(first, last, min(source.inside, BROADEST) / SCALE))


def _ends(days: list[date]) -> tuple[date, date]:
    first, last = min(days), max(days)
    rim = timedelta(days=max(RIM, (last - first).days // SHARE))
    return first - min(rim, first - date.min), last + min(rim, date.max - last)


def fidelity(source: Source) -> Block:
    """The last round with what changed since the one before; without one a table to be filled in by hand."""
    from kasesupport.sheets.fidelity_board import ours  # only when it is drawn
    from kasesupport.sheets.forms.board import board

    rounds = ours(source.beside.rounds) if source.record else ()
    if not rounds:
        return _by_hand(source)
    last = rounds[-1]
    return board(source.practice, rounds, f"{short(last.on)}　{RATERS[last.rater]}".strip(), source.inside)


def _by_hand(source: Source) -> Block:
    """Nine rows, seven columns; the number of the 視点 in each, and room behind it."""
    phases = source.practice.phases
    heads = ("行動指針", *(f"{phase.number} {phase.short or phase.name}" for phase in phases))
    rows = [
        Row((literal(f"{each.number}　{each.name}"), *(f"{phase.number}-{each.number}" for phase in phases)))
        for each in source.practice.principles
    ]
    return joined([table(columns(source.inside, (10, *(4 for _ in phases)), heads, BLANK_SIZE), rows)])
