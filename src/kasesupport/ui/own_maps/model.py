"""A family as one own map shows it: the ecomap's page reads and acts on this map, and sees nothing of the office."""

from collections.abc import Callable
from typing import Any, TypeVar

from kasesupport.cases import ecomap, own_maps, views
from kasesupport.domain.own_maps import as_record
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.model import CaseModel

T = TypeVar("T")
# What is taken back in a map's window; the start of the map itself is not.
OWN = frozenset({"own_map.add", "own_map.tie", "own_map.leave", "tie.edit", "tie.remove", "resource.edit"})
PLACES = frozenset({"placement.pin", "placement.arrange"})


class OwnModel(CaseModel):
    """`record` is the map with its family; what the page does to an ecomap is done to this map."""

    def __init__(self, model: CaseModel, map_id: str) -> None:
        self.map_id = map_id
        super().__init__(model.case)
        self.failed.connect(model.failed)
        self.noted.connect(model.noted)

    def read(self) -> CaseRecord:
        """The map as it stands now."""
        return as_record(views.record(self.case), self.map_id)

    def do(self, act: Callable[..., T], *arguments: Any, **values: Any) -> T | None:
        """Do an act of the ecomap to this map."""
        ways: dict[Callable[..., Any], Callable[..., Any]] = {
            ecomap.add_resource: own_maps.add_words, ecomap.add_tie: own_maps.add_tie,
            ecomap.leave_resource: own_maps.leave,
        }  # fmt: skip
        if act in ways:
            return super().do(ways[act], self.map_id, *arguments, **values)
        return super().do(act, *arguments, **values)

    def can_undo(self) -> bool:
        """Whether there is something of a map to take back."""
        return super().can_undo() and self.case.file.can_undo(self.case.family_id) in OWN | PLACES
