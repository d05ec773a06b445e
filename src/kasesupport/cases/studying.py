"""A case for study being made: what whoever makes it decided so far, kept as a draft of theirs in the vault (M99).

Nothing of it is an act of the record. The draft goes with the family when it is erased (store/history/erasure.py looks
for the family's id in it), and stays through a lock or another day.
"""

from collections.abc import Iterable
from secrets import randbelow
from typing import Any

from sqlalchemy import select

from kasesupport.cases import drafts
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.study import casting
from kasesupport.domain.study.days import LATEST, SOONEST
from kasesupport.domain.study.masking import Cast
from kasesupport.domain.study.sentences import Decision, Study
from kasesupport.practice.model import Practice
from kasesupport.store import tables


def place(case: OpenCase) -> str:
    """Where its draft is kept: among those that stay until they are done, whether their page is seen or not."""
    return f"stays.{case.family_id}.{case.episode_id}.study"


def fresh(record: CaseRecord, kinds: dict[str, str]) -> Study:
    """A new one: proposals for all names, and a number of days drawn by lot that nobody is told."""
    days = SOONEST + randbelow(LATEST - SOONEST + 1)
    by = days if randbelow(2) else -days
    return Study(by, casting.persons(record.graph.persons), casting.agencies(record, kinds))


def kept(case: OpenCase, record: CaseRecord, kinds: dict[str, str]) -> Study:
    """The one that was left, with proposals for who came in since; a new one where there is none."""
    told = drafts.kept(case.file).get(place(case))
    new = fresh(record, kinds)
    if told is None:
        return new
    decided = {key: Decision(*each) for key, each in told["decided"].items()}
    people, resources = {**new.people, **told["people"]}, {**new.resources, **told["resources"]}
    return Study(int(told["by"]), people, resources, dict(told["also"]), decided)


def keep(case: OpenCase, study: Study) -> None:
    """Keep it to go on with later."""
    told: dict[str, Any] = {
        "by": study.by, "people": dict(study.people), "resources": dict(study.resources), "also": dict(study.also),
        "decided": {key: [each.state, each.text] for key, each in study.decided.items()},
    }  # fmt: skip
    drafts.keep(case.file, place(case), told)


def forget(case: OpenCase) -> None:
    """Begin anew next time, with other days."""
    drafts.forget(case.file, place(case))


def cast(case: OpenCase, record: CaseRecord, study: Study) -> Cast:
    """All words that are known to tell who it is: of the family, of those around it, of the center's own people."""
    staff, addresses = case.file.read(lambda connection: (
        connection.execute(select(tables.practitioner.c.name)).scalars().all(),
        connection.execute(
            select(tables.resource.c.address).where(tables.resource.c.id.in_([each.id for each in record.resources]))
        ).scalars().all(),
    ))  # fmt: skip
    return casting.cast(record, study.people, study.resources, staff, study.also, _told(addresses), study.by)


def labels(practice: Practice) -> dict[str, str]:
    """The words over each question whose answers are words of somebody."""
    return {each.id: each.label for each in practice.questions() if each.kind in ("text", "statements")}


def _told(addresses: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(each for each in addresses if each)
