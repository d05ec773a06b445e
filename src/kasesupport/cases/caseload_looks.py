"""How ケース一覧 is looked at: looks that the office keeps by name, and everybody's own columns.

No word of a family is in them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from kasesupport.cases.roles import require
from kasesupport.domain.caseload import COLUMNS, FIRST_SHOWN, Look
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

KEY = "caseload.looks"
OWN = "caseload.columns"  # by the id of whose they are


def own_columns(file: CaseFile) -> tuple[str, ...]:
    """The columns as whoever opened the file left them; the first ones where nothing was changed."""
    try:
        kept = json.loads(file.read(lambda connection: get(connection, OWN)) or "{}")
        columns = tuple(name for name in kept[file.author.practitioner_id] if name in COLUMNS)
    except (ValueError, KeyError, TypeError):
        columns = ()
    return columns or FIRST_SHOWN


def keep_own_columns(file: CaseFile, columns: Sequence[str]) -> None:
    """Keep them for the next time. Raises read_only_role."""
    require(file, "practitioner")

    def keeping(connection: Connection) -> None:
        kept = json.loads(get(connection, OWN) or "{}")
        put(connection, OWN, json.dumps({**kept, file.author.practitioner_id: list(columns)}))

    file.transact(Op("caseload.columns", silent=True), keeping)


def looks(file: CaseFile) -> dict[str, Look]:
    """The looks the office kept, by name. One that makes no sense is passed over."""
    try:
        kept = json.loads(file.read(lambda connection: get(connection, KEY)) or "{}")
        return {str(name): _look(told) for name, told in kept.items()}
    except (ValueError, AttributeError, TypeError):
        return {}


def keep_look(file: CaseFile, name: str, look: Look) -> str:
    """Keep a look by a name, in place of one that has it; gives the name.

    Raises look_unnamed, text_too_long, read_only_role.
    """
    called = clean_line(name, 40)
    if not called:
        raise Problem("look_unnamed")
    _keep(file, {**looks(file), called: look})
    return called


def drop_look(file: CaseFile, name: str) -> None:
    """Take a look away. Raises read_only_role."""
    _keep(file, {called: look for called, look in looks(file).items() if called != name})


def _keep(file: CaseFile, wanted: Mapping[str, Look]) -> None:
    require(file, "practitioner")
    stored = json.dumps({name: asdict(look) for name, look in wanted.items()}, ensure_ascii=False)
    file.transact(Op("caseload.look"), lambda connection: put(connection, KEY, stored))


def _look(told: Mapping[str, Any]) -> Look:
    columns = tuple(name for name in told["columns"] if name in COLUMNS)
    by = told["by"] if told["by"] in COLUMNS else "name"
    rest = {name: str(told.get(name, "")) for name in ("phase", "involvement", "worker", "next")}
    return Look(columns or Look().columns, by, bool(told.get("down")), **rest)
