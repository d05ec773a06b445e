"""Acts on looking back on our own practice in a case (フィデリティ, p4, p39-40), and what was kept of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, select, update

from kasesupport.cases.restrictions import hidden
from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.fidelity import FAMILY_VALUES, RATERS, Evidence, Mark, Round, evidence
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile

ROUND, MARK = tables.fidelity_round, tables.fidelity_mark
CLEANERS: dict[str, Callable[[str], str]] = {"note": clean_text, "rater_name": clean_line}


def begin_round(case: OpenCase, rater: str, on: date, rater_name: str = "") -> str:
    """Begin looking back as of a day; gives the round's id. `rater`: one of RATERS. Raises text_too_long.

    Whose family it is now is kept with it: later another may answer for the family.
    """
    row = {"rater": _one_of(rater, RATERS), "rater_name": clean_line(rater_name), "on": on.isoformat()}

    def beginning(connection: Connection) -> str:
        return put(connection, case, ROUND, practitioner_id=_answering(connection, case, rater), **row)

    return act(case, "fidelity.begin", beginning)


def _answering(connection: Connection, case: OpenCase, rater: str) -> str | None:
    """The practitioner who answers for the family; where nobody was named, whoever looks back on their own work."""
    table, one = tables.assignment.c, tables.practitioner.c.id
    main = select(table.practitioner_id).where(table.family_id == case.family_id, table.is_main == 1)
    myself = select(one).where(one == case.file.author.practitioner_id)
    found = connection.execute(main).scalar()
    return found or (connection.execute(myself).scalar() if rater == "self" else None)


def edit_round(case: OpenCase, round_id: str, **values: str) -> None:
    """Correct rater, rater_name, on (ISO) or note. Raises text_too_long."""
    _one_of(values.get("rater", RATERS[0]), RATERS)
    cleaned = {key: CLEANERS.get(key, str)(value) for key, value in values.items()}
    edit(case, "fidelity.edit", ROUND, round_id, **cleaned)


def remove_round(case: OpenCase, round_id: str) -> None:
    """Take a round away with all its marks."""
    remove(case, "fidelity.remove", ROUND, round_id)


def mark(case: OpenCase, round_id: str, point: str, value: str) -> None:
    """Say how far a point is done: one of FAMILY_VALUES; "" takes it back. Raises no_such_round."""
    _one_of(value or FAMILY_VALUES[0], FAMILY_VALUES)
    act(case, "fidelity.mark", lambda connection: _set(connection, case, (round_id, point), value=value))


def give_evidence(case: OpenCase, round_id: str, point: str, given: Evidence) -> None:
    """Say what a mark rests on, in words or by what stands in the record. Raises text_too_long, no_such_round."""
    text = Evidence(clean_text(given.words), given.records).text()
    merge = f"fidelity.{round_id}.{point}.{'-'.join(given.records)}"
    act(case, "fidelity.evidence", lambda c: _set(c, case, (round_id, point), evidence=text), merge)


def rounds(case: OpenCase) -> tuple[Round, ...]:
    """All rounds of a family, over all its episodes, the earliest day first."""
    return case.file.read(lambda connection: _rounds(connection, (case.family_id,))[case.family_id])


def all_rounds(file: CaseFile) -> tuple[tuple[Round, ...], ...]:
    """The rounds of each family that whoever opened the file may see, without saying whose they are.

    Names of raters and words of evidence are left out: what is added up needs none.
    """
    found = file.read(lambda connection: by_family(connection, hidden(connection, file)))
    return tuple(found[family] for family in sorted(found))


def by_family(connection: Connection, unseen: frozenset[str]) -> dict[str, tuple[Round, ...]]:
    """The same by family, within a read that is under way; those of `unseen` are left out."""
    families = connection.execute(select(ROUND.c.family_id).distinct()).scalars().all()
    found = _rounds(connection, tuple(each for each in families if each not in unseen))
    return {family: tuple(_bare(each) for each in rounds) for family, rounds in found.items()}


def _bare(each: Round) -> Round:
    marks = tuple(Mark(mark.point, mark.value) for mark in each.marks)
    return replace(each, rater_name="", note="", marks=marks)


def _rounds(connection: Connection, families: Sequence[str]) -> defaultdict[str, tuple[Round, ...]]:
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for row in connection.execute(select(MARK).where(MARK.c.family_id.in_(families)).order_by(MARK.c.id)).mappings():
        marks[row["round_id"]].append(Mark(row["point"], row["value"], evidence(row["evidence"])))
    found: defaultdict[str, tuple[Round, ...]] = defaultdict(tuple)
    query = select(ROUND).where(ROUND.c.family_id.in_(families)).order_by(ROUND.c.on, ROUND.c.id)
    for row in connection.execute(query).mappings():
        found[row["family_id"]] += (_round(row, marks[row["id"]]),)
    return found


def _round(row: RowMapping, marks: list[Mark]) -> Round:
    told = {name: row[name] for name in ("id", "rater", "on", "rater_name", "note", "episode_id")}
    return Round(**told, marks=tuple(marks), practitioner_id=row["practitioner_id"] or "")


def _set(connection: Connection, case: OpenCase, at: tuple[str, str], **values: str) -> None:
    """One row a round and point; none is kept where neither value nor evidence is left."""
    same = (MARK.c.family_id == case.family_id, MARK.c.round_id == at[0], MARK.c.point == at[1])
    kept = connection.execute(select(MARK).where(*same)).mappings().first()
    told = {name: kept[name] if kept else "" for name in ("value", "evidence")} | values
    if not any(told.values()):
        connection.execute(delete(MARK).where(*same))
    elif kept:
        connection.execute(update(MARK).where(MARK.c.id == kept["id"]).values(**told))
    else:
        _require_round(connection, case, at[0])
        put(connection, case, MARK, round_id=at[0], point=at[1], **told)


def _require_round(connection: Connection, case: OpenCase, round_id: str) -> None:
    own = (ROUND.c.id == round_id, ROUND.c.family_id == case.family_id)
    if connection.execute(select(ROUND.c.id).where(*own)).first() is None:
        raise Problem("no_such_round")


def _one_of(value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(value)
    return value
