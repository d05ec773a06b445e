"""The symbols that a picture used, with their meaning and by the office's conventions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kasesupport.diagrams.colours import INK, PAPER, SOFT_INK
from kasesupport.diagrams.genogram.bondlines import bond_items
from kasesupport.diagrams.genogram.bonds import STYLES, shown_bonds, style_of
from kasesupport.diagrams.genogram.boxes import STAR, SYMBOL
from kasesupport.diagrams.genogram.colours import HEARTH, WARM
from kasesupport.diagrams.genogram.conditions import fills
from kasesupport.diagrams.genogram.look import CONDITIONS, LOSSES, STATES, GenogramLook, is_dead, is_unsure, loss_of
from kasesupport.diagrams.genogram.persons import face, star
from kasesupport.diagrams.genogram.relations import (
    CHILD_DASH,
    KINDS,
    LEG,
    SLASHES,
    TWIN,
    WIDTH,
    is_doubled,
    partners_line,
    slashes,
)  # fmt: skip
from kasesupport.diagrams.genogram.symbols import outline
from kasesupport.diagrams.genogram.track import track
from kasesupport.domain.people import Condition, ConditionKind, FamilyGraph, Person
from kasesupport.drawing.items import Item, Path, line, moved, rect
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.text import set_line

SIZE = 11.0
ROW = 28.0
SIGN = 44.0  # room of a sign
SCALE = 0.46  # of a symbol
HALF_LINE = 20.0  # half the length of a line
GAP = 18.0
CHILD_WORDS = {"adopted": "養子", "special_adopted": "特別養子", "foster": "里子", "step": "継親子"}
ILLS: tuple[ConditionKind, ...] = ("illness", "substance", "disability")


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign drawn about 0, 0 and its word."""

    word: str
    sign: tuple[Item, ...]


def entries(graph: FamilyGraph, look: GenogramLook) -> list[Entry]:
    """What the picture of a family used, in a fixed order."""
    found = [*_of_persons(graph, look), *_of_conditions(graph, look), *_of_unions(graph, look)]
    if graph.households and "households" not in look.hidden:
        found.append(Entry("同居", (_household(look),)))
    return [*found, *_of_bonds(graph, look)]


def _of_persons(graph: FamilyGraph, look: GenogramLook) -> Iterator[Entry]:
    for word, sample, test in _samples():
        if any(test(person) for person in graph.persons):
            yield Entry(word, sign_of(sample, look))
    if any(person.key_person for person in graph.persons):
        yield Entry("キーパーソン", (star(0, 0, STAR * 0.9),))


def _samples() -> list[tuple[str, Person, Callable[[Person], bool]]]:
    """The word for a symbol, somebody who has it, and who has it of a family."""
    whole = Person("", "x")
    return [
        ("男性", replace(whole, sex="M"), lambda p: p.sex == "M" and _is_whole(p)),
        ("女性", replace(whole, sex="F"), lambda p: p.sex == "F" and _is_whole(p)),
        ("性別不明・その他", whole, lambda p: p.sex == "U" and _is_whole(p)),
        ("本人", replace(whole, sex="F", index=True), lambda p: p.index),
        ("亡くなった方", replace(whole, sex="M", deceased=True), lambda p: is_dead(p) and not loss_of(p)),
        ("行方やくわしいことがわからない方", replace(whole, sex="M", missing=True), is_unsure),
        ("妊娠中", replace(whole, pregnancy=True), lambda p: p.pregnancy and not loss_of(p)),
        *((word, replace(whole, loss=loss), _has_loss(loss)) for loss, word in LOSSES.items()),
        ("親族でない人・支援者", replace(whole, sex="F", kind="supporter"), lambda p: p.kind == "supporter"),
        ("施設・里親家庭などの場所", replace(whole, kind="place"), lambda p: p.kind == "place"),
        ("ペット", replace(whole, kind="pet"), lambda p: p.kind == "pet"),
    ]


def _has_loss(loss: str) -> Callable[[Person], bool]:
    return lambda person: loss_of(person) == loss


def _is_whole(person: Person) -> bool:
    """Drawn as a symbol of its sex in full size."""
    return not (person.pregnancy or loss_of(person)) and person.kind in ("person", "supporter")


def sign_of(person: Person, look: GenogramLook) -> tuple[Item, ...]:
    """The small symbol of a person, without anything around it."""
    bare = replace(look, hidden=frozenset({"ages"}))
    items = tuple(_small(item) for item in face(person, (0.0, 0.0), bare))
    return items[: len(items) - (person.kind == "place")]  # a place's name is not its symbol


def _small(item: Item) -> Item:
    small = moved(item, 0, 0, SCALE)
    return replace(small, width=max(small.width, 1.2)) if isinstance(small, Path) and small.width else small


def _of_conditions(graph: FamilyGraph, look: GenogramLook) -> Iterator[Entry]:
    """Drawn in their own small size: hatching that is made smaller turns black."""
    if not look.practitioner:
        return
    used = {(c.kind, c.state) for person in graph.persons for c in person.conditions if not loss_of(person)}
    shape = outline("square", (0.0, 0.0), SYMBOL / 2 * SCALE)
    for kind in ILLS:
        for state in STATES:
            if (kind, state) in used:
                body = (Path(shape, None, PAPER, 0), *fills((Condition("", kind, state),), shape, (0.0, 0.0)))
                yield Entry(CONDITIONS[kind] + STATES[state], (*body, Path(shape, INK, None, 1.2)))


def _of_unions(graph: FamilyGraph, look: GenogramLook) -> Iterator[Entry]:
    kinds = {u.kind for u in graph.unions if len(u.partners) > 1}
    yield from (Entry(KINDS[kind], tuple(_union_sign(kind, look))) for kind in KINDS if kind in kinds)
    children = {kind for u in graph.unions for _, kind in u.child_kinds}
    yield from (Entry(word, _child_sign(kind, look)) for kind, word in CHILD_WORDS.items() if kind in children)
    twins = {len(union.identical) > 0 for union in graph.unions if union.twins}
    yield from (Entry("一卵性の双子" if same else "双子", _twin_sign(same)) for same in sorted(twins))


def _union_sign(kind: str, look: GenogramLook) -> Iterator[Item]:
    yield from partners_line(line([(-HALF_LINE, 0), (HALF_LINE, 0)]), kind, look.conventions)
    if count := SLASHES.get(kind, 0):
        yield Path(tuple(slashes(0, 0, count, kind == "reconciled")), INK, None, WIDTH)


def _child_sign(kind: str, look: GenogramLook) -> tuple[Item, ...]:
    sides = (-TWIN, TWIN) if is_doubled(kind, look.conventions) else (0.0,)
    dash = () if len(sides) > 1 else CHILD_DASH.get(kind, ())
    return tuple(Path(line([(side, -11), (side, 11)]), INK, None, WIDTH, dash) for side in sides)


def _twin_sign(identical: bool) -> tuple[Item, ...]:
    legs = Path(line([(-12, 9), (0, -9), (12, 9)]), INK, None, WIDTH)
    reach, level = 12 * LEG, -9 + 18 * LEG
    return (legs, Path(line([(-reach, level), (reach, level)]), INK, None, WIDTH)) if identical else (legs,)


def _household(look: GenogramLook) -> Path:
    dash = (6.0, 4.0) if look.conventions.household == "dashed" else ()
    return Path(rect((-16, -9, 32, 18), 6), HEARTH, WARM, 1.5, dash)


def _of_bonds(graph: FamilyGraph, look: GenogramLook) -> Iterator[Entry]:
    drawn = [bond for bond in shown_bonds(graph, look) if bond.a != bond.b]
    styles = {style_of(bond).word: style_of(bond) for bond in drawn}
    known = [style.word for style in STYLES.values() if style.word in styles]
    for word in (*known, *sorted(set(styles) - set(known))):
        yield Entry(word, tuple(bond_items(styles[word], track([(-HALF_LINE, 0), (HALF_LINE, 0)]))))


def legend(graph: FamilyGraph, look: GenogramLook, width: float) -> tuple[tuple[Item, ...], float]:
    """The signs in rows no wider than `width` from 0, 0, and the height they take."""
    items: list[Item] = []
    x, y = 0.0, ROW / 2
    for entry in entries(graph, look):
        wide = SIGN + 6 + text_width(entry.word, SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + ROW
        items.extend(moved(item, x + SIGN / 2, y) for item in entry.sign)
        items.extend(set_line(entry.word, x + SIGN + 6, y + SIZE * 0.37, SIZE, color=SOFT_INK))
        x += wide + GAP
    return tuple(items), y + ROW / 2 if items else 0.0
