"""Acts on illnesses, disabilities and dependences of a person: the practitioner's layer."""

from kasesupport.cases.rows import OpenCase, add, edit, remove
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables


def add_condition(case: OpenCase, person_id: str, kind: str = "illness", state: str = "now", text: str = "") -> str:
    """Note one more; gives its id. kind: illness, disability, substance; state: now, recovered, suspected."""
    values = {"person_id": person_id, "kind": kind, "state": state, "text": clean_line(text)}
    return add(case, "condition.add", tables.condition, **values)


def edit_condition(case: OpenCase, condition_id: str, **values: str) -> None:
    """Change kind, state or text; typing on in the text joins the same undo step. Problem("text_too_long")."""
    cleaned = {key: clean_line(value) for key, value in values.items()}
    edit(case, "condition.edit", tables.condition, condition_id, **cleaned)


def remove_condition(case: OpenCase, condition_id: str) -> None:
    """Take one away."""
    remove(case, "condition.remove", tables.condition, condition_id)
