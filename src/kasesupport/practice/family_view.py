"""The family's short version of looking back: a few plain questions, at least one a principle. The words are data."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kasesupport import resources
from kasesupport.practice.model import Principle
from kasesupport.practice.reader import NO_SUCH, Table, all_of


@dataclass(frozen=True, slots=True)
class FamilyQuestion:
    """One question to a family about how the center works with them. `id` is permanent; `principle`: "p1" to "p9"."""

    id: str
    principle: str
    words: str
    cite: str
    withdrawn: str = ""


def load_family_view(principles: Collection[Principle], root: Path | None = None) -> tuple[FamilyQuestion, ...]:
    """The questions of family_view.toml, in order. Raises Problem("practice_file", file, key, why)."""
    known = {principle.id for principle in principles}
    path = (root or resources.path("practice")) / "family_view.toml"
    return all_of(path, "question", lambda table: _question(table, known))


def _question(table: Table, principles: Collection[str]) -> FamilyQuestion:
    principle = table.text("principle")
    if principle not in principles:
        raise table.fault("principle", NO_SUCH)
    return FamilyQuestion(
        table.text("id"), principle, table.text("words"), table.text("cite"), table.text("withdrawn", "")
    )
