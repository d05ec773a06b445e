"""A meeting's papers: sheets of several families one after the other, as one file (会議資料の束, M70, M96)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kasesupport.drawing.items import Drawing
from kasesupport.sheets.forms import pages
from kasesupport.sheets.forms.source import Source, reference


@dataclass(frozen=True, slots=True)
class Pack:
    """The pages with an entry of the outline for each: whose by number, which sheet, which page of it; no names."""

    pages: tuple[Drawing, ...]
    outline: tuple[str, ...]


def _silent(_done: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


def pack(
    sources: Iterable[Source], progress: Callable[[int], object] = _silent, cancelled: Callable[[], bool] = _never
) -> Pack | None:
    """All sheets in their order; None where it was cancelled, which is asked before each.

    `sources` may be made one by one, so that only one family's record is held at a time. `progress`: told after each
    how many are done.
    """
    drawn: list[Drawing] = []
    outline: list[str] = []
    for number, source in enumerate(sources, 1):
        if cancelled():
            return None
        made = pages.build(source)
        drawn += made
        outline += [f"{_head(source)}　{page}/{len(made)}" for page in range(1, len(made) + 1)]
        progress(number)
    return Pack(tuple(drawn), tuple(outline))


def _head(source: Source) -> str:
    number = reference(source.record.family_id) if source.record else ""
    return "　".join(part for part in (number, source.form.label) if part)
