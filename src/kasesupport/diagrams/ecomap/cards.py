"""The cards around the household: resources with their state, and the empty places of what is missing."""

from collections.abc import Iterator, Sequence

from kasesupport.diagrams.colours import CALM, INK, PAPER, SOFT_INK
from kasesupport.diagrams.ecomap.model import Spot
from kasesupport.diagrams.ecomap.palette import FADED, KINDS, LACK, Kind, Tone
from kasesupport.diagrams.ecomap.scene import (
    DISC,
    EDGE,
    LINE,
    NAME,
    NODE_CORNER,
    SIGN_GAP,
    SMALL,
    SMALL_LINE,
    card_lines,
)  # fmt: skip
from kasesupport.diagrams.ecomap.strokes import smooth
from kasesupport.domain.ecomap import ContactConsent, Gap, Resource, Tie, TieState
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Group, Item, Path, Point, circle, line, rect
from kasesupport.drawing.text import set_line

RING = 5.0  # between a symbol and the ring that marks it
ICON = 16.0  # on its disc
BADGE = 8.0  # radius of the sign of consent, at the lower right of the disc
DASHES = (7.0, 4.5)  # of the card of what is hoped for
POINTS = (2.0, 4.5)  # of the card of what is possible
EMPTY = (4.0, 5.0)  # of an empty place and its line
ENDED = "終わりました"
MISSING = "足りない"


def ring(spot: Spot, corner: float) -> tuple[Path, ...]:
    """Around what is selected."""
    grown = Spot(spot.x, spot.y, spot.w + 2 * RING, spot.h + 2 * RING)
    return (Path(rect(grown.box, corner + RING), CALM, None, 3.0),)


def state_of(ties: Sequence[Tie]) -> TieState:
    """A resource is past, hoped for or possible if all its ties are."""
    states = {t.state for t in ties}
    return states.pop() if len(states) == 1 else "now"


def consent_of(ties: Sequence[Tie]) -> ContactConsent:
    """What was said of getting in touch with a resource; a no to one tie weighs more than a yes to another.

    That one gets in touch without a yes is told before all.
    """
    said = {t.consent for t in ties}
    order: tuple[ContactConsent, ...] = ("without", "no", "later", "yes")
    return next((each for each in order if each in said), "")


def resource_card(resource: Resource, ties: Sequence[Tie], spot: Spot, *, chosen: bool, confided: bool) -> Group:
    """Its kind as a sign, its name; faded where it is past or ended. `confided`: consent to get in touch too."""
    kind, state, ended = KINDS[resource.kind], state_of(ties), bool(resource.closed_on)
    tone = FADED if state == "past" or ended else kind.tone
    open_ = state in ("hoped", "possible")
    dash = {"hoped": DASHES, "possible": POINTS}.get(state, ())
    card = Path(rect(spot.box, NODE_CORNER), tone.line, PAPER if open_ else tone.fill, 1.8, dash)
    color = SOFT_INK if tone is FADED else INK
    marks = (*_sign(kind, tone, spot, hollow=open_ or ended), *(_struck(tone, spot) if ended else ()))
    said = _badge(spot, consent_of(ties)) if confided and not resource.council else ()
    words = _words(spot, resource.name, color, below=ENDED if ended else "")
    alt = f"{kind.word}：{resource.name}" + f"（{ENDED}）" * ended
    return Group(resource.id, (card, *(ring(spot, NODE_CORNER) if chosen else ()), *marks, *said, *words), alt)


def gap_card(gap: Gap, spot: Spot, *, chosen: bool) -> Group:
    """An empty place with what would be needed in it."""
    kind = KINDS[gap.kind]
    card = Path(rect(spot.box, NODE_CORNER), LACK.line, LACK.fill, 1.6, EMPTY)
    words = _words(spot, gap.text, INK, above=MISSING)
    marks = _sign(kind, LACK, spot, hollow=True, dash=EMPTY)
    alt = f"足りないもの：{gap.text}（{kind.word}）"
    return Group(gap.id, (card, *(ring(spot, NODE_CORNER) if chosen else ()), *marks, *words), alt)


def gap_line(points: Sequence[Point]) -> tuple[Path, ...]:
    """From an empty place to whom it would be for."""
    return (Path(smooth(points), LACK.line, width=1.6, dash=EMPTY),)


def _disc(spot: Spot) -> Point:
    return spot.x - spot.w / 2 + EDGE[0] + DISC / 2, spot.y


def _sign(kind: Kind, tone: Tone, spot: Spot, *, hollow: bool, dash: tuple[float, ...] = ()) -> tuple[Path, ...]:
    """The kind's icon on a disc; only outlined where the resource is not there, or not there any more."""
    x, y = _disc(spot)
    disc = Path(circle(x, y, DISC / 2), tone.line, PAPER if hollow else tone.line, 1.2, dash)
    return (disc, *icon(kind.icon, (x - ICON / 2, y - ICON / 2, ICON, ICON), tone.line if hollow else PAPER, 2.0))


def _struck(tone: Tone, spot: Spot) -> tuple[Path, ...]:
    """A bar through the sign of what ended."""
    (x, y), reach = _disc(spot), DISC / 2 * 0.72
    return (Path(line([(x - reach, y + reach), (x + reach, y - reach)]), tone.line, width=2.2),)


def _badge(spot: Spot, consent: ContactConsent) -> tuple[Item, ...]:
    """Whether one may get in touch: a tick, a cross, a pause, a warning, a question."""
    x, y = _disc(spot)
    return consent_sign(consent, (x + DISC / 2 - 4, y + DISC / 2 - 4))


def consent_sign(consent: ContactConsent, at: Point) -> tuple[Item, ...]:
    """The sign of one answer about its middle."""
    x, y = at
    disc = Path(circle(x, y, BADGE), INK, PAPER, 1.2)
    signs = {"yes": "check", "no": "x", "later": "pause", "without": "triangle-alert"}
    if consent in signs:
        return (disc, *icon(signs[consent], (x - 5.5, y - 5.5, 11.0, 11.0), INK, 2.6))
    return (disc, *set_line("？", x, y + 4.2, 11.0, color=INK, anchor="middle"))


def _words(spot: Spot, name: str, color: str, above: str = "", below: str = "") -> Iterator[Item]:
    """The name in up to three lines, with small words above or below it."""
    lines = card_lines(name)
    left = spot.x - spot.w / 2 + EDGE[0] + DISC + SIGN_GAP
    middle = (left + spot.x + spot.w / 2 - EDGE[1]) / 2
    top = spot.y - (LINE * len(lines) + SMALL_LINE * bool(above or below)) / 2
    if above:
        yield from set_line(above, middle, top + SMALL, SMALL, color=SOFT_INK, anchor="middle")
        top += SMALL_LINE
    for i, words in enumerate(lines):
        yield from set_line(words, middle, top + LINE * i + NAME * 0.98, NAME, color=color, anchor="middle")
    if below:
        yield from set_line(below, middle, top + LINE * len(lines) + SMALL, SMALL, color=SOFT_INK, anchor="middle")
