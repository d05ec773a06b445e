"""Acts on the family as a whole: take in, open, correct."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select, update

from kasesupport.cases.restrictions import require_sight
from kasesupport.cases.rows import OpenCase, put
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

ROLES = ("child", "mother", "father", "other")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One line of the form 「新しい家庭」. `together`: lives in the household that is being taken in."""

    role: str = "child"
    name: str = ""
    kana: str = ""
    sex: str = "U"
    birth: PartialDate | None = None
    index: bool = False
    together: bool = True


def create(
    file: CaseFile, name: str, kana: str = "", members: Sequence[Newcomer] = (), *, phone: str = "", address: str = ""
) -> OpenCase:
    """Take a family in with whoever is known, as one act.

    Mother and father, where given, become the parents of the children in the form; nothing is said
    of their relation to each other. Raises Problem("text_too_long").
    """
    case = OpenCase(file, file.new_id(), file.new_id())
    told = {"name": name, "kana": kana, "phone": phone, "address": address}
    head = {"id": case.family_id, **{key: clean_line(words) for key, words in told.items()}}
    people = [replace(member, name=clean_line(member.name), kana=clean_line(member.kana)) for member in members]
    file.transact(Op("family.create", family_id=case.family_id), _taking_in(case, head, people))
    return case


def _taking_in(case: OpenCase, head: dict[str, str], people: list[Newcomer]) -> Callable[[Connection], None]:
    def taking_in(connection: Connection) -> None:
        today = case.file.today().isoformat()
        connection.execute(insert(tables.family).values(**head, opened_on=today))
        put(connection, case, tables.episode, id=case.episode_id, opened_on=today)
        ids = [_person(connection, case, newcomer) for newcomer in people]
        _parents(connection, case, people, ids)
        _household(connection, case, people, ids)

    return taking_in


def _person(connection: Connection, case: OpenCase, new: Newcomer) -> str:
    sex = {"mother": "F", "father": "M"}.get(new.role, new.sex)
    birth = new.birth.text() if new.birth else ""
    values = {"name": new.name, "kana": new.kana, "sex": sex, "birth": birth, "is_index": int(new.index)}
    return put(connection, case, tables.person, **values)


def _parents(connection: Connection, case: OpenCase, people: list[Newcomer], ids: list[str]) -> None:
    by_role = {role: [i for p, i in zip(people, ids, strict=True) if p.role == role] for role in ROLES}
    parents = [*by_role["father"][:1], *by_role["mother"][:1]]
    if not parents or not (by_role["child"] or len(parents) == 2):
        return
    partners = dict(zip(("a_id", "b_id"), parents, strict=False))
    union = put(connection, case, tables.union, kind="unknown", **partners)
    for child in by_role["child"]:
        put(connection, case, tables.parentage, union_id=union, child_id=child, kind="biological")


def _household(connection: Connection, case: OpenCase, people: list[Newcomer], ids: list[str]) -> None:
    members = [i for person, i in zip(people, ids, strict=True) if person.together]
    if len(members) < 2:
        return
    household = put(connection, case, tables.household)
    for member in members:
        put(connection, case, tables.household_member, household_id=household, person_id=member)


def open_case(file: CaseFile, family_id: str) -> OpenCase:
    """The family with its latest episode, ready for acts. Raises family_hidden (restrictions.py)."""
    require_sight(file, family_id)
    return newest(OpenCase(file, family_id, ""))


def newest(case: OpenCase) -> OpenCase:
    """The same family with the episode that is the latest now: one may have been opened, or undone."""
    latest = select(tables.episode.c.id).where(tables.episode.c.family_id == case.family_id)
    query = latest.order_by(tables.episode.c.id.desc()).limit(1)
    episode = case.file.read(lambda connection: connection.execute(query).scalar_one())
    return OpenCase(case.file, case.family_id, episode)


def rename(case: OpenCase, **values: str) -> None:
    """Correct name, kana, address or phone of the family."""
    cleaned = {key: clean_line(value) for key, value in values.items()}
    statement = update(tables.family).where(tables.family.c.id == case.family_id).values(**cleaned)
    op = Op("family.edit", family_id=case.family_id, merge=f"family.{'.'.join(cleaned)}")
    case.file.transact(op, lambda connection: connection.execute(statement))
