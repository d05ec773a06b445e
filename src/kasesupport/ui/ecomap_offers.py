"""Entries of the area register that fit what is being typed on the ecomap."""

from kasesupport.cases import entries
from kasesupport.domain.register import Entry, Keyed, Wanted, find, keyed, name_key
from kasesupport.ui.model import CaseModel

LEAST = 2  # signs typed before anything is offered


class Offers:
    """The register, folded once for as long as nothing changes. Private persons are no entries of it."""

    def __init__(self, model: CaseModel) -> None:
        self._model = model
        self._known: list[Keyed] | None = None
        model.changed.connect(self._forget)

    def of(self, typed: str, but: str = "") -> list[Entry]:
        """Open entries that hold all that was typed; those whose name begins so come first, others' tags last."""
        if len(name_key(typed)) < LEAST:
            return []
        if self._known is None:
            self._known = [keyed(entry) for entry in entries.listed(self._model.case.file)]
        found = find(self._known, Wanted(typed), self._model.case.file.today())
        key = name_key(typed)
        return sorted((each for each in found if each.id != but), key=lambda entry: _rank(entry, key))

    def _forget(self) -> None:
        self._known = None


def _rank(entry: Entry, key: str) -> int:
    names = [name_key(entry.name), name_key(entry.kana)]
    if any(name.startswith(key) for name in names):
        return 0
    return 1 if any(key in name for name in names) else 2
