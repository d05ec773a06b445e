"""The office's way of drawing, kept with the vault: one setting for each choice."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from sqlalchemy import Connection, select

from kasesupport.cases.roles import RIGHTS, require
from kasesupport.domain.conventions import CUSTOMS, Conventions
from kasesupport.domain.problems import Problem
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import put

OP = "conventions.edit"
PREFIX = "conventions."


def conventions(file: CaseFile) -> Conventions:
    """What the office chose; the usual custom where it chose nothing."""
    return file.read(kept)


def set_conventions(file: CaseFile, wanted: Conventions) -> None:
    """Keep them, the choices that changed. Problem("supervisor_only"), Problem("read_only_role")."""
    require(file, RIGHTS["conventions"])
    before = asdict(conventions(file))
    changed = {name: custom for name, custom in asdict(wanted).items() if before[name] != custom}

    def setting(connection: Connection) -> None:
        for name, custom in changed.items():
            put(connection, PREFIX + name, json.dumps(custom))

    if changed:
        file.transact(Op(OP), setting)


def kept(connection: Connection) -> Conventions:
    """As `conventions`, within a read. A value that makes no sense counts as not chosen: it never stops a picture."""
    query = select(tables.setting.c.id, tables.setting.c.value).where(tables.setting.c.id.startswith(PREFIX))
    found = {row.id.removeprefix(PREFIX): row.value for row in connection.execute(query)}
    customs = dict(_known(found))
    try:
        return Conventions(**customs)  # type: ignore[arg-type]
    except Problem:
        return Conventions(**{**customs, "unknown_sex": "diamond"})  # type: ignore[arg-type]


def _known(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, customs in CUSTOMS.items():
        for custom in customs:
            if found.get(name) == json.dumps(custom):
                yield name, custom
