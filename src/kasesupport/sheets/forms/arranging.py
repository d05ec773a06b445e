"""What one does to a sheet in the window: move, rename, hide, add a box, set its lines. Each gives a new sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kasesupport.sheets.forms.overlay import Raw
from kasesupport.sheets.forms.spec import MOST

OWN = "own-"  # how the ids of an office's boxes begin
BOX_LINES = 4
# Which of the two numbers a kind of section has, and how many are left to write by hand at the least.
NUMBER: Mapping[str, str] = {
    "box": "lines", "said": "lines", "strengths": "lines", "plan": "lines", "needs": "lines",
    "notes": "rows", "goals": "rows", "actions": "rows", "consents": "rows", "rows": "rows", "persons": "rows",
    "listing": "rows", "aims": "rows", "matrix": "rows",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One section as the window shows it. `number`: "lines", "rows" or ""; `count`: how many; `own`: the office's."""

    id: str
    title: str
    kind: str
    hidden: bool
    number: str
    count: int
    own: bool


def pieces(raw: Raw, ours: Raw) -> tuple[Piece, ...]:
    """All sections in their order, hidden ones too."""
    known = {each["id"] for each in ours["section"]}
    return tuple(_piece(each, own=each["id"] not in known) for each in raw["section"])


def moved(raw: Raw, section: str, place: int) -> Raw:
    """The section at `place` of the order without it; further than there are places is the last."""
    rest = [each for each in raw["section"] if each["id"] != section]
    own = [each for each in raw["section"] if each["id"] == section]
    place = max(0, place)
    return {**raw, "section": [*rest[:place], *own, *rest[place:]]}


def renamed(raw: Raw, section: str, title: str) -> Raw:
    """Another heading; "" for none."""
    return _changed(raw, section, lambda each: {**each, "title": title} if title else _without(each, "title"))


def hidden(raw: Raw, section: str, *, on: bool) -> Raw:
    """Left out of the sheet, or back in it. The last that is seen stays: a sheet is never empty."""
    seen = [each["id"] for each in raw["section"] if not each.get("hidden")]
    if on and seen == [section]:
        return raw
    return _changed(raw, section, lambda each: {**_without(each, "hidden"), **({"hidden": True} if on else {})})


def counted(raw: Raw, section: str, count: int) -> Raw:
    """So many lines or rows to write by hand."""
    number = next((NUMBER.get(each["kind"], "") for each in raw["section"] if each["id"] == section), "")
    if not number:
        return raw
    return _changed(raw, section, lambda each: {**each, number: min(max(count, 1), MOST)})


def with_box(raw: Raw, title: str, behind: str) -> tuple[Raw, str]:
    """A box to write in by hand, behind that section; also gives its id."""
    taken = {each["id"] for each in raw["section"]}
    new = next(f"{OWN}{n}" for n in range(1, len(taken) + 2) if f"{OWN}{n}" not in taken)
    place = next((n for n, each in enumerate(raw["section"], 1) if each["id"] == behind), len(taken))
    box = {"id": new, "kind": "box", "title": title, "lines": BOX_LINES}
    return {**raw, "section": [*raw["section"][:place], box, *raw["section"][place:]]}, new


def without(raw: Raw, section: str) -> Raw:
    """An office's own box goes for good; one of ours can only be hidden."""
    return {**raw, "section": [each for each in raw["section"] if each["id"] != section]}


def titled(raw: Raw, title: str) -> Raw:
    """Another title of the whole sheet; an empty one leaves it as it is."""
    return {**raw, "title": title} if title else raw


def _piece(each: Raw, *, own: bool) -> Piece:
    number = NUMBER.get(each["kind"], "")
    return Piece(
        each["id"], each.get("title", ""), each["kind"], bool(each.get("hidden")), number,
        int(each.get(number, 0)) if number else 0, own,
    )  # fmt: skip


def _changed(raw: Raw, section: str, change: Callable[[Raw], Raw]) -> Raw:
    return {**raw, "section": [change(each) if each["id"] == section else each for each in raw["section"]]}


def _without(each: Raw, key: str) -> Raw:
    return {name: value for name, value in each.items() if name != key}
