"""Entries of the area register that fit what is being typed on the ecomap."""

from collections.abc import Sequence

from kasesupport.cases import entries
from kasesupport.domain.register import Entry, Keyed, Wanted, find, keyed, name_key
from kasesupport.ui.model import CaseModel

LEAST = 2  # signs typed before anything is offered


class Offers:
    """The register, folded once for as long as nothing changes. Private persons are no entries of it."""

    def __init__(self, model: CaseModel) -> None:
        self._model = model
        self._known: dict[str, Keyed] = {}
        model.changed.connect(self._known.clear)

    def prepare(self) -> None:
        """Read the register before the first sign is typed."""
        if not self._known:
            self._known.update((each.id, keyed(each)) for each in entries.listed(self._model.case.file))

    def of(self, typed: str, but: str = "") -> list[Entry]:
        """Open entries that hold all that was typed: names that begin so first, other words and tags last."""
        key = name_key(typed)
        if len(key) < LEAST:
            return []
        self.prepare()
        found = find(self._known.values(), Wanted(typed), self._model.case.file.today())
        ranked = sorted((_rank(self._known[each.id].names, key), n) for n, each in enumerate(found) if each.id != but)
        return [found[n] for _, n in ranked]


def _rank(names: Sequence[str], key: str) -> int:
    if any(name.startswith(key) for name in names):
        return 0
    return 1 if any(key in name for name in names) else 2
