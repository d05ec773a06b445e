"""The pictures of looking back and their words, from review.toml; the options are those of the practice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kasesupport import resources
from kasesupport.practice.model import Practice
from kasesupport.practice.reader import NO_SUCH, Table, read
from kasesupport.practice.review.counting import COUNTS

UNSAID = ""  # the key of what nobody wrote down
WORDS = "書いていない・そのほか"
Lines = tuple[tuple[str, str], ...]  # key and words, in order


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture shows. Without `columns` there is one for each period.

    `counts`, `leaves`: what is counted, and what is not; `across`, `down`: rows, columns add up to a total;
    `sparse`: rows in which nothing was counted are left out; `inside`: it never leaves the
    office, because beside another picture hidden counts of either could be worked out.
    """

    id: str
    group: str
    title: str
    counts: str
    leaves: str
    rows: Lines
    columns: Lines = ()
    across: bool = False
    down: bool = False
    sparse: bool = False
    inside: bool = False
    row_title: str = ""
    column_title: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """All of them in order, and the words over each group."""

    groups: Lines
    pictures: tuple[Picture, ...]


def load_pictures(practice: Practice, kinds: Mapping[str, str], root: Path | None = None) -> Pictures:
    """Reads review.toml; `kinds`: the words of the kinds of resources. Raises Problem("practice_file", …)."""
    whole = read((root or resources.path("practice")) / "review.toml")
    known = {
        "phases": [(each.id, f"{each.number} {each.short or each.name}") for each in practice.phases],
        "principles": [(str(each.number), f"{each.number} {each.name}") for each in practice.principles],
        "kinds": list(kinds.items()),
    }
    known |= {q.id: [(o.id, o.label) for o in q.options] for q in practice.questions() if q.options}
    groups = tuple(_titled(each) for each in whole.tables("group"))
    found = tuple(_picture(each, known) for each in whole.tables("picture"))
    whole.done()
    return Pictures(groups, found)


def _titled(told: Table) -> tuple[str, str]:
    found = told.text("id"), told.text("title")
    told.done()
    return found


def _picture(told: Table, known: Mapping[str, list[tuple[str, str]]]) -> Picture:
    name = told.text("id")
    if name not in COUNTS:
        raise told.fault("id", NO_SUCH)
    adds = told.texts("adds")
    unsaid = "" if told.flag("all_said", default=False) else told.text("unsaid", WORDS)
    found = Picture(
        name, told.text("group"), told.text("title"), told.text("counts"), told.text("not"),
        tuple(_lines(told, "rows", known, unsaid)), tuple(_lines(told, "columns", known, WORDS)),
        "rows" in adds, "columns" in adds, told.flag("sparse", default=False), told.flag("inside", default=False),
        told.text("row_title", ""), told.text("column_title", ""),
    )  # fmt: skip
    told.done()
    return found


def _lines(
    told: Table, name: str, known: Mapping[str, list[tuple[str, str]]], unsaid: str
) -> Iterator[tuple[str, str]]:
    """As they are written here, or taken from elsewhere; what nobody wrote down last."""
    if told.has(name):
        yield from _written(told.tables(name))
        own = name == "rows"
    elif told.has(f"{name}_of"):
        source = told.text(f"{name}_of")
        if source not in known:
            raise told.fault(f"{name}_of", NO_SUCH)
        yield from known[source]
        own = True
    else:
        return
    if own and unsaid:
        yield UNSAID, unsaid


def _written(lines: Iterable[Table]) -> Iterator[tuple[str, str]]:
    for each in lines:
        found = each.text("id"), each.text("label")
        each.done()
        yield found
