"""Acts on versions: a diagram kept as it was on a day （「今日の記録として残す」）, to look back at and compare.

`data` is a JSON text that this module does not read. Its form is that of whoever keeps it (the windows): an object
with "graph" (the family file's form, exchange/familyfile.py, with the ids of that day), "places" (subject id to [x, y],
logical px) and "look" (what was switched on). A person is the same in two versions by id, whatever the name.
"""

import json
from datetime import date

from sqlalchemy import select

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import Version
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables


def keep(case: OpenCase, diagram: str, on: date, title: str, data: str) -> str:
    """Keep a diagram ("genogram", "ecomap") as of a day; gives the version's id.

    Raises Problem("text_too_long"), Problem("not_a_version") if `data` is no JSON object.
    """
    row = {"diagram": diagram, "on": on.isoformat(), "title": clean_line(title), "data": _object(data)}
    return act(case, "version.keep", lambda connection: put(connection, case, tables.version, **row))


def rename(case: OpenCase, version_id: str, title: str) -> None:
    """Change the title; typing on in it joins the same undo step. Raises Problem("text_too_long")."""
    edit(case, "version.rename", tables.version, version_id, title=clean_line(title))


def remove_version(case: OpenCase, version_id: str) -> None:
    """Take a version away; the family stays as it is."""
    remove(case, "version.remove", tables.version, version_id)


def versions(case: OpenCase, diagram: str) -> tuple[Version, ...]:
    """What was kept of a diagram, oldest day first, without the data."""
    table = tables.version.c
    query = select(table.id, table.on, table.title).where(table.family_id == case.family_id, table.diagram == diagram)
    found = case.file.read(lambda connection: connection.execute(query.order_by(table.on, table.id)).all())
    return tuple(Version(row.id, diagram, date.fromisoformat(row.on), row.title) for row in found)


def data_of(case: OpenCase, version_id: str) -> str:
    """The JSON text of one version. Raises Problem("no_such_version") where it is gone."""
    table = tables.version.c
    query = select(table.data).where(table.id == version_id, table.family_id == case.family_id)
    found = case.file.read(lambda connection: connection.execute(query).scalar())
    if found is None:
        raise Problem("no_such_version")
    return str(found)


def _object(data: str) -> str:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem("not_a_version") from error
    if not isinstance(found, dict):
        raise Problem("not_a_version")
    return data
