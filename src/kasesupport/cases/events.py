"""Acts on what happened in a family's life (出来事), small changes for the better among it (指針3)."""

from kasesupport.cases.rows import OpenCase, add, edit, remove
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables


def add_event(
    case: OpenCase, on: PartialDate, text: str, kind: str = "life", person_id: str = "", *, shared: bool = False
) -> str:
    """Write down what happened; gives its id. `shared`: may be seen beside the family. Raises text_too_long."""
    row = {"on": on.text(), "text": clean_text(text), "kind": kind, "person_id": person_id or None}
    return add(case, "event.add", tables.event, **row, shared=int(shared), episode_id=case.episode_id)


def edit_event(case: OpenCase, event_id: str, **values: str | bool) -> None:
    """Correct on, until (PartialDate.text()), text, kind, person_id or shared. Raises Problem("text_too_long")."""
    edit(case, "event.edit", tables.event, event_id, **{key: _column(key, value) for key, value in values.items()})


def remove_event(case: OpenCase, event_id: str) -> None:
    """Take it away."""
    remove(case, "event.remove", tables.event, event_id)


def _column(key: str, value: str | bool) -> str | int | None:
    if isinstance(value, bool):
        return int(value)
    return value or None if key == "person_id" else clean_text(value)
