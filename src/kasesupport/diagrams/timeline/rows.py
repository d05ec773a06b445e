"""Bars, days of meeting, and what happened. Sizes in logical px."""

from collections.abc import Iterator, Sequence

from kasesupport.diagrams.colours import CALM, INK, SOFT_INK
from kasesupport.diagrams.ecomap.label import broken
from kasesupport.diagrams.timeline.model import Bar, Flag, Timeline, TimelineLook
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.drawing.items import Group, Item, Op, Path, circle, line, moved, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

BAR, BETWEEN = 22.0, 5.0
WORDS = 12.5
LINE = 16.0
PAPER = "#ffffff"
LEAST = 40.0  # px of a bar that has words inside
WIDEST = 190.0  # of the words at a flag
COLOURS = {
    "episode": ("#e9e4da", "#6b665e"),
    "phase": ("#f4f2ee", "#6b665e"),
    "plan": ("#e8f2f8", "#2c719b"),
    "kin": ("#fdf0e3", "#a8622a"),
    "support": ("#f3eef8", "#7459a0"),
    "past": ("#f4f2ee", "#8f8b84"),
}
SIGNS = {
    "life": "#6b665e",
    "change": "#4f7a31",
    "good": "#4f7a31",
    "hard": "#a63d2f",
    "agency": "#7459a0",
    "plan": "#2c719b",
}


def bars(name: str, told: Sequence[Bar], axis: Axis, look: TimelineLook) -> tuple[tuple[Item, ...], float]:
    """Bars one below the other; what goes on ends in an arrow, what nobody knows the start of begins dashed."""
    items: list[Item] = [*set_line(name, 12.0, 16.0, 13.0, bold=True, color=INK)]
    for number, bar in enumerate(told):
        items.append(_bar(bar, axis, number * (BAR + BETWEEN), selected=bar.id == look.selected))
    return tuple(items), len(told) * (BAR + BETWEEN)


def chain(name: str, told: Sequence[Bar], axis: Axis) -> tuple[tuple[Item, ...], float]:
    """Bars one after the other on one line, their words inside as far as there is room."""
    items: list[Item] = [*set_line(name, 12.0, 16.0, 13.0, bold=True, color=INK)]
    for bar in told:
        left, right = axis.x(bar.start or axis.first), axis.x(bar.end) if bar.end else axis.right
        fill, stroke = COLOURS[bar.kind]
        words = "".join(broken(bar.label, right - left - 12, WORDS, 1)) if right - left > LEAST else ""
        shown = set_line(words, left + 6, BAR / 2 + WORDS * 0.38, WORDS, color=INK)
        items.append(Group("", (Path(rect((left, 0.0, right - left, BAR), 5.0), stroke, fill, 1.2), *shown), bar.alt))
    return tuple(items), BAR


def _bar(bar: Bar, axis: Axis, top: float, *, selected: bool) -> Group:
    fill, stroke = COLOURS[bar.kind]
    left = axis.x(bar.start) if bar.start else axis.left
    right = max(axis.x(bar.end) if bar.end else axis.right, left + 8)
    width, color = (2.5, CALM) if selected else (1.2, stroke)
    dash = () if bar.start else (5.0, 4.0)
    body = Path(rect((left, top, right - left, BAR), 5.0), color, fill, width, dash)
    return Group(bar.id, (body, *_end(bar, right, top, stroke), *_words(bar, axis, (left, right), top)), bar.alt)


def _end(bar: Bar, right: float, top: float, stroke: str) -> tuple[Item, ...]:
    if bar.end or bar.kind == "past":
        return ()
    middle = top + BAR / 2
    return (Path(line([(right - 9, middle - 5), (right - 3, middle), (right - 9, middle + 5)]), stroke, width=1.6),)


def _words(bar: Bar, axis: Axis, span: tuple[float, float], top: float) -> Iterator[Item]:
    """Inside where there is room, else beside it where there is more."""
    left, right = span
    wide, baseline = text_width(bar.label, WORDS), top + BAR / 2 + WORDS * 0.38
    room, after, before = right - left - 26, axis.right - right - 8, left - axis.left - 8
    if wide <= room or room >= max(after, before):
        shown = broken(bar.label, max(room, 40.0), WORDS, 1)
        yield from set_line("".join(shown), left + 8, baseline, WORDS, color=INK)
    elif after >= before:
        yield from set_line("".join(broken(bar.label, after, WORDS, 1)), right + 6, baseline, WORDS, color=INK)
    else:
        yield from set_line("".join(broken(bar.label, before, WORDS, 1)), left - 6, baseline, WORDS, anchor="end")


def meetings(timeline: Timeline, axis: Axis) -> tuple[tuple[Item, ...], float]:
    """A stroke a day; what is agreed to come is hollow."""
    items: list[Item] = [*set_line("会った日・会う日", 12.0, 16.0, 13.0, bold=True, color=INK)]
    items.append(Path(line([(axis.left, 12.0), (axis.right, 12.0)]), "#e4dfd6", width=1.0))
    for on in timeline.meetings:
        if axis.holds(on):
            to_come = on > timeline.today
            dot = Path(circle(axis.x(on), 12.0, 4.5), SOFT_INK, "#ffffff" if to_come else SOFT_INK, 1.5)
            items.append(Group("", (dot,), wareki(PartialDate.of(on)) + ("に会う予定" if to_come else "に会った")))
    return tuple(items), 26.0


def flags(told: Sequence[Flag], axis: Axis, look: TimelineLook) -> tuple[tuple[Item, ...], float]:
    """A sign at its day with the words beside it; in as many lines as it takes that none touches another."""
    items: list[Item] = [*set_line("出来事", 12.0, 16.0, 13.0, bold=True, color=INK)]
    free: list[float] = []  # where each line ends
    for flag in (flag for flag in told if axis.holds(flag.on)):
        group, (left, right), count = _flag(flag, axis, look)
        row = _row(free, left, right, count)
        items.append(moved(group, 0.0, row * LINE))
    return tuple(items), max(1, len(free)) * LINE + 8


def _row(free: list[float], left: float, right: float, count: int) -> int:
    """The first line from which `count` lines are free at this place; they are taken."""
    row = 0
    while any(end > left for end in free[row : row + count]):
        row += 1
    free += [0.0] * max(0, row + count - len(free))
    free[row : row + count] = [right + 14] * count
    return row


def shown(words: str) -> tuple[str, ...]:
    """What stands at a flag: two lines at most, cut with … where there is more."""
    return broken(words, WIDEST, WORDS, 2)


def _line(words: str, x: float, baseline: float, *, turned: bool) -> tuple[Item, ...]:
    """The words keep clear of the days' lines below them."""
    return tuple(set_line(words, x, baseline, WORDS, color=INK, anchor="end" if turned else "start", halo=PAPER))


def _flag(flag: Flag, axis: Axis, look: TimelineLook) -> tuple[Group, tuple[float, float], int]:
    x, color = axis.x(flag.on), SIGNS.get(flag.kind, SOFT_INK)
    rows = shown(flag.label)
    wide = max((text_width(row, WORDS) for row in rows), default=0.0)
    turned = x + 10 + wide > axis.right
    left, right = (x - 10 - wide, x + 6) if turned else (x - 6, x + 10 + wide)
    width, rim = (3.0, CALM) if flag.id == look.selected else (1.2, color)
    sign = Path(shape(flag.kind, x, 8.0, 5.5), rim, color, width)
    start = x - 10 if turned else x + 10
    words = [text for number, row in enumerate(rows) for text in _line(row, start, 12.5 + number * LINE, turned=turned)]
    return Group(flag.id, (sign, *words), f"{flag.told}　{flag.label}"), (left, right), max(1, len(rows))


def shape(kind: str, x: float, y: float, r: float) -> tuple[Op, ...]:
    """The kinds can be told apart without their colours."""
    match kind:
        case "change" | "good":
            return circle(x, y, r)
        case "hard":
            return line([(x - r, y - r), (x + r, y - r), (x, y + r)], closed=True)
        case "agency":
            return line([(x - r, y + r), (x, y - r), (x + r, y + r)], closed=True)
        case "plan":
            return rect((x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2))
        case _:
            return line([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], closed=True)
