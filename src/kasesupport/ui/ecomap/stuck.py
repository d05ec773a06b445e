"""Whose stickers go onto a printed map: nobody's, until it is chosen for this one print."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import stickers
from kasesupport.domain.stickers import Sticker
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.voices import name_of


class Stuck:
    """What was chosen; `offered` begins anew, `forget` ends it."""

    def __init__(self, model: CaseModel) -> None:
        self._model = model
        self._whose: set[str] = set()

    def offered(self) -> Sequence[tuple[str, Callable[[bool], object]]]:
        """One choice for each child with stickers: not everybody need see what one of them is afraid of."""
        self._whose = set()
        names = {person.id: name_of(person) for person in self._model.record.graph.persons}
        whose = dict.fromkeys(each.speaker_id for each in stickers.listed(self._model.case))
        words = QCoreApplication.translate("ecomap", "シールも入れる（%1）")
        return [(words.replace("%1", names.get(who, "－")), partial(self._take, who)) for who in whose]

    def forget(self) -> None:
        """The print is over."""
        self._whose = set()

    def chosen(self) -> tuple[Sticker, ...]:
        """Those that go onto it."""
        if not self._whose:
            return ()
        return tuple(each for each in stickers.listed(self._model.case) if each.speaker_id in self._whose)

    def _take(self, who: str, on: bool) -> None:
        self._whose = self._whose | {who} if on else self._whose - {who}
