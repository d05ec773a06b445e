"""A meeting's papers: sheets of several families one after the other, as one file (会議資料の束, M70, M96)."""

from collections.abc import Iterable
from dataclasses import dataclass

from kasesupport.domain.progress import Progress
from kasesupport.drawing.items import Drawing, Path, line
from kasesupport.sheets.forms import pages
from kasesupport.sheets.forms.source import Source, reference


@dataclass(frozen=True, slots=True)
class Pack:
    """The pages with an entry of the outline for each: whose by number, which sheet, which page of it; no names."""

    pages: tuple[Drawing, ...]
    outline: tuple[str, ...]


def _silent(_share: float) -> None:
    """Tell nobody."""


def empty_page(like: Drawing) -> Drawing:
    """The back of a sheet with an odd number of pages: nothing is seen on it, but a PDF wants something drawn."""
    return Drawing(like.width, like.height, (Path(line([(0, 0), (0.1, 0)]), "#ffffff", width=0.1),))


def pack(sources: Iterable[Source], count: int, progress: Progress = _silent, *, both_sides: bool = False) -> Pack:
    """All sheets in their order. `sources` may be made one by one: one family's record is held at a time.

    `count`: how many there are. `progress` is told the share that is done, before each and at the end; where it raises
    Cancelled nothing is given back. `both_sides`: each sheet begins on a leaf of its own.
    """
    drawn: list[Drawing] = []
    outline: list[str] = []
    progress(0.0)
    for number, source in enumerate(sources, 1):
        if both_sides and len(drawn) % 2:
            drawn.append(empty_page(drawn[-1]))
            outline.append("")
        made = pages.build(source)
        drawn += made
        outline += [f"{_head(source)}　{page}/{len(made)}" for page in range(1, len(made) + 1)]
        progress(number / max(count, 1))
    return Pack(tuple(drawn), tuple(outline))


def _head(source: Source) -> str:
    number = reference(source.record.family_id) if source.record else ""
    return "　".join(part for part in (number, source.form.label) if part)
