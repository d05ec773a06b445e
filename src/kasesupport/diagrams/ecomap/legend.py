"""What the signs mean: only those that this picture uses."""

from collections.abc import Iterable, Iterator, Sequence

from kasesupport.diagrams.colours import INK, SOFT_INK
from kasesupport.diagrams.ecomap.cards import BADGE, consent_of, consent_sign, gap_line
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.diagrams.ecomap.strokes import USUAL, tie_items
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.ecomap import SERVICES, ContactConsent, Gap, Resource, Tie
from kasesupport.drawing.icons import icon
from kasesupport.drawing.items import Group, Item, Path, line, moved
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

SIZE = 12.0
ROW = 26.0
SAMPLE = 46.0
SIGN = 18.0
GAP = 8.0
STEP = 22.0
EDGE = 24.0
SAMPLES: tuple[tuple[str, Tie], ...] = (
    ("強いつながり", Tie("", "", strength="strong")),
    ("ふつうのつながり", Tie("", "", strength="normal")),
    ("弱いつながり", Tie("", "", strength="weak")),
    ("ストレス・緊張", Tie("", "", strength="stress")),
    ("途絶えている", Tie("", "", strength="broken")),
)
ARROWS: tuple[tuple[str, Tie], ...] = (
    ("家庭への支え", Tie("", "", direction="in")),
    ("家庭からの働きかけ", Tie("", "", direction="out")),
    ("たがいに", Tie("", "", direction="both")),
)
STATES: tuple[tuple[str, Tie], ...] = (
    ("以前のつながり", Tie("", "", state="past")),
    ("つながりたい（予定）", Tie("", "", state="hoped")),
    ("つながりうる", Tie("", "", state="possible")),
)
CONSENTS: tuple[tuple[str, ContactConsent], ...] = (
    ("連絡してよい", "yes"), ("連絡しないでほしい", "no"), ("連絡は今はまだ", "later"),
    ("同意なしで連絡（わけあり）", "without"),    ("連絡のことはまだ聞いていない", ""),
)  # fmt: skip
Entry = tuple[float, tuple[Item, ...]]  # width and items, the middle of the row at y 0


def legend(
    resources: Sequence[Resource], ties: Sequence[Tie], width: float, conventions: Conventions = USUAL,
    gaps: Sequence[Gap] = (), *, confided: bool = False,
) -> tuple[tuple[Item, ...], float]:  # fmt: skip
    """Rows of signs with their words under a picture of this width, and the height they take.

    `confided`: the signs of consent too.
    """
    missing = [gap for gap in gaps if not gap.met_on]
    said = _consents(resources, ties) if confided else ()
    return rows((*_entries(resources, ties, missing, conventions), *said), width)


def rows(entries: Iterable[Entry], width: float) -> tuple[tuple[Item, ...], float]:
    """Signs with their words, row by row under a line of this width, and the height they take."""
    items: list[Item] = [Path(line([(EDGE, 0.5), (width - EDGE, 0.5)]), SOFT_INK, width=0.6)]
    x, y = EDGE, ROW
    for wide, parts in entries:
        if x > EDGE and x + wide > width - EDGE:
            x, y = EDGE, y + ROW
        items += [moved(part, x, y) for part in parts]
        x += wide + STEP
    return (Group("", tuple(items), "凡例"),), y + ROW


def _entries(
    resources: Sequence[Resource], ties: Sequence[Tie], gaps: Sequence[Gap], conventions: Conventions
) -> Iterator[Entry]:
    there = [t for t in ties if t.state in ("now", "past") or t.strength in ("stress", "broken")]
    yield from (_line(word, tie, conventions) for word, tie in SAMPLES if tie.strength in {t.strength for t in there})
    yield from (_line(word, tie, conventions) for word, tie in ARROWS if tie.direction in {t.direction for t in ties})
    yield from (_line(word, tie, conventions) for word, tie in STATES if tie.state in {t.state for t in ties})
    if gaps:
        yield entry(SAMPLE, gap_line([(0.0, 0.0), (SAMPLE, 0.0)]), "足りないもの")
    used = {r.kind for r in resources} | {g.kind for g in gaps}
    services = sum(kind in used for kind in SERVICES)
    for name, kind in KINDS.items():
        if name in used:
            word = f"{kind.word}（家庭支援事業）" if services == 1 and name in SERVICES else kind.word
            yield _kind(word, kind.icon, kind.tone.line)


def _consents(resources: Sequence[Resource], ties: Sequence[Tie]) -> Iterator[Entry]:
    """Those that stand on a card."""
    others = [resource.id for resource in resources if not resource.council]
    used = {consent_of([tie for tie in ties if tie.resource == each]) for each in others}
    for word, consent in CONSENTS:
        if consent in used:
            yield entry(2 * BADGE, consent_sign(consent, (BADGE, 0.0)), word)


def _line(word: str, tie: Tie, conventions: Conventions) -> Entry:
    sample = tie_items(tie, [(0.0, 0.0), (SAMPLE, 0.0)], conventions)
    return entry(SAMPLE, sample, word)


def _kind(word: str, sign: str, color: str) -> Entry:
    return entry(SIGN, icon(sign, (0.0, -SIGN / 2, SIGN, SIGN), color, 2.0), word)


def entry(wide: float, sign: Sequence[Item], word: str) -> Entry:
    """A sign of this width, its middle at y 0, with its word."""
    words = set_line(word, wide + GAP, SIZE * 0.38, SIZE, color=INK)
    return wide + GAP + text_width(word, SIZE), (*sign, *words)
