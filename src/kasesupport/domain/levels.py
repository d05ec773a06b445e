"""関与度 and 余力: what the two series are called and which levels the office uses (図3, p21)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

BASES = ("base_state", "base_needs", "base_environment", "base_resources")  # 余力の四つの面 (p21)


@dataclass(frozen=True, slots=True)
class LevelWord:
    """One level. `word` is the office's, `plain` what a family reads. A `withdrawn` one is read, no longer chosen."""

    id: str
    word: str
    plain: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One of the two, "involvement" or "capacity", with its levels, the least first."""

    id: str
    name: str
    plain: str
    lead: str
    cite: str
    levels: tuple[LevelWord, ...]

    @property
    def offered(self) -> tuple[LevelWord, ...]:
        """What can be chosen today."""
        return tuple(level for level in self.levels if not level.withdrawn)

    def height(self, value: str) -> float | None:
        """How high a level stands, above 0 to 1; None for one that nobody knows."""
        ids = [level.id for level in self.levels]
        return (ids.index(value) + 1) / len(ids) if value in ids else None

    def word(self, value: str, *, plain: bool = False) -> str:
        """A level in words; the value itself where nobody knows it."""
        found = next((level for level in self.levels if level.id == value), None)
        return value if found is None else found.plain if plain else found.word


def chosen(series: Series, words: Sequence[tuple[str, str, str]]) -> Series:
    """The series with the office's own levels, each (id, word, plain), the least first.

    A proposed level that the office does not use stays known, so that old marks can be read.
    """
    own = tuple(LevelWord(*each) for each in words if each[1].strip())
    if not own:
        return series
    known = {level.id for level in own}
    left = tuple(replace(level, withdrawn=True) for level in series.levels if level.id not in known)
    return replace(series, levels=(*left, *own))


def by_id(series: Sequence[Series]) -> Mapping[str, Series]:
    """The series by their ids."""
    return {each.id: each for each in series}
