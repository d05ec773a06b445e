"""The bare symbol of a person, per the drawing standard: its shape, outline, fills and what crosses it."""

from collections.abc import Iterator
from typing import Literal

from kasesupport.diagrams.colours import INK, PAPER
from kasesupport.diagrams.genogram.boxes import PLACE_HIGH, SYMBOL, place_half, radius
from kasesupport.diagrams.genogram.colours import INDEX_FILL
from kasesupport.diagrams.genogram.conditions import fills
from kasesupport.diagrams.genogram.look import GenogramLook, is_dead, is_filled, is_unsure, loss_of
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.people import Person, Sex
from kasesupport.drawing.items import Op, Path, Point, circle, line, rect

R = SYMBOL / 2
STROKE = 2.0
INNER = 5.0  # from the outer to the inner outline of the 本人
WINDOW = 0.62  # share of a filled symbol that stays open for its conditions
UNSURE_DASH = (5.0, 4.0)
CROSS = 1.6  # width of the lines over the symbol of who died
LOSS_REACH, LOSS_BAR = 1.15, 1.45  # how far the cross of a loss reaches; the bar below it

Form = Literal["square", "circle", "diamond", "triangle", "place"]


def form_of(person: Person, conventions: Conventions) -> Form:
    """Which shape stands for a person."""
    if person.kind == "place":
        return "place"
    if loss_of(person) in ("miscarriage", "abortion"):
        return "triangle"
    if person.pregnancy and not loss_of(person) and conventions.pregnancy == "triangle":
        return "triangle"
    if person.kind == "pet":
        return "diamond"
    # A small crossed triangle is a miscarriage: a stillbirth of unknown sex never is one.
    unknown: Form = "diamond" if loss_of(person) else conventions.unknown_sex
    return {"M": "square", "F": "circle"}.get(person.sex, unknown)  # type: ignore[return-value]


def middle(person: Person, x: float, y: float) -> Point:
    """The middle of the symbol of somebody whose place is x, y: what was lost is small and hangs from its line."""
    return (x, y - R + radius(person)) if loss_of(person) else (x, y)


def symbol(person: Person, at: Point, look: GenogramLook) -> Iterator[Path]:
    """Everything of the symbol but letters, about its middle."""
    form, r = form_of(person, look.conventions), radius(person)
    filled = is_filled(person, look)
    dash = UNSURE_DASH if person.kind == "supporter" or is_unsure(person) else ()
    body = INK if filled else INDEX_FILL if person.index else PAPER
    yield Path(outline(form, at, r, place_half(person)), INK, body, STROKE, dash)
    yield from _inner(person, form, at, look)
    if loss_of(person):
        yield _crossed(form, at, r * LOSS_REACH)
        if loss_of(person) == "abortion":
            x, y = at[0], at[1] + r * LOSS_BAR
            yield Path(line([(x - r * 1.3, y), (x + r * 1.3, y)]), INK, None, STROKE)
    elif is_dead(person) and not filled and person.kind != "place":
        yield _crossed(form, at, r)


def _inner(person: Person, form: Form, at: Point, look: GenogramLook) -> Iterator[Path]:
    """The second outline of the 本人, and the fills of the practitioner's layer."""
    filled, r = is_filled(person, look), radius(person)
    inner = r - INNER if person.index else r
    ill = look.practitioner and person.kind != "place" and not loss_of(person) and person.conditions
    if ill and filled:
        yield Path(outline(form, at, inner * WINDOW), None, PAPER, 0)
    if ill:
        yield from fills(person.conditions, outline(form, at, inner * (WINDOW if filled else 1.0)), at)
    if person.index:
        width = place_half(person) - INNER
        yield Path(outline(form, at, inner, width), PAPER if filled else INK, None, STROKE * 0.8)


def outline(form: Form, at: Point, r: float, half: float = 0.0) -> tuple[Op, ...]:
    """The outline of a symbol of radius r; `half`: half the width of a place."""
    x, y = at
    match form:
        case "triangle":
            return line([(x, y - r), (x + r * 1.08, y + r * 0.84), (x - r * 1.08, y + r * 0.84)], closed=True)
        case "place":
            return rect((x - half, y - PLACE_HIGH / 2, 2 * half, PLACE_HIGH), r * 0.45)
        case "square":
            return outline_of("M", x, y, r)
        case "circle":
            return outline_of("F", x, y, r)
        case _:
            return outline_of("U", x, y, r)


def outline_of(sex: Sex, x: float, y: float, r: float) -> tuple[Op, ...]:
    """Square for men, circle for women, diamond where the sex is not known or another."""
    if sex == "F":
        return circle(x, y, r)
    if sex == "M":
        return rect((x - r, y - r, 2 * r, 2 * r), 2.0)
    return line([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], closed=True)


def _crossed(form: Form, at: Point, r: float) -> Path:
    x, y = at
    k = r * {"square": 1.0, "circle": 0.71, "diamond": 0.5}.get(form, 0.78)
    y += r * 0.2 if form == "triangle" else 0.0
    return Path((*line([(x - k, y - k), (x + k, y + k)]), *line([(x - k, y + k), (x + k, y - k)])), INK, None, CROSS)
