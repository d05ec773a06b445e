"""What of a family goes into a paper or a file when somebody must not learn where they live, or may fear the other.

Address and telephone are taken out of every text that holds them, however they are spelt; a place that is told in
other words cannot be known.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from kasesupport.domain.people import VIOLENCE, FamilyGraph, Person
from kasesupport.domain.record import CaseRecord, Need, Plan, Statement, Strength

Said = TypeVar("Said", Need, Strength)
HIDDEN = "（非開示）"
FEAR = frozenset({*VIOLENCE, "control"})
SHORTEST = 4  # signs: a shorter part of an address stands in too many words
PREFECTURE = re.compile(r"^(?:東京都|北海道|(?:京都|大阪)府|[^\s0-9]{2,3}県)")
HYPHENS = "-‐‑–—―−ーｰ"
BETWEEN = rf"(?:丁目|番地の|番地|番|号|[\s{re.escape(HYPHENS)}])*"  # 1-2-3, 1丁目2番3号
CODES = frozenset({"id", "question", "speaker", "state", "kind", "voice", "actors", "series", "diagram", "phase"})


@dataclass(frozen=True, slots=True)
class Sheltered:
    """The record as it may be read, and the words that were taken out: because the other may be feared, and a child's
    about a parent who reads it.
    """

    record: CaseRecord
    feared: tuple[Statement, ...] = ()
    confided: tuple[Statement | Need | Strength, ...] = ()


def is_whole(text: str) -> bool:
    """Whether nothing was taken out of these words: others must not be written back, or what was taken out is lost."""
    return HIDDEN not in text


def is_protected(record: CaseRecord) -> bool:
    """Whether the address is to be kept back."""
    return bool(record.protections)


def kept_from(record: CaseRecord) -> frozenset[str]:
    """The persons of the family who must not learn it."""
    return frozenset(each.kept_from for each in record.protections if each.kept_from)


def fearing(record: CaseRecord) -> frozenset[frozenset[str]]:
    """Partners with violence or control recorded between them, or of whom one is kept from knowing the address."""
    away = kept_from(record)
    bound = {frozenset({bond.a, bond.b}) for bond in record.graph.bonds if bond.kind in FEAR}
    pairs = (frozenset(each.partners) for each in record.graph.unions if len(each.partners) == 2)
    return frozenset(pair for pair in pairs if pair in bound or pair & away)


def apart(record: CaseRecord) -> tuple[Person, ...]:
    """Those of the family for whom a sheet has to be made apart; nobody where nobody may have to fear another."""
    wanted = {one for pair in fearing(record) for one in pair} | kept_from(record)
    return tuple(each for each in record.graph.persons if each.id in wanted)


def for_family(record: CaseRecord, reader: str = "") -> Sheltered:
    """For a sheet handed to `reader`, "" where both may read it: none of the words of whom the reader may be feared by.

    Who is kept from knowing the address reads nothing but what is the reader's own.
    """
    if reader in kept_from(record):
        return Sheltered(_own(record, reader))
    shut = frozenset(
        one for pair in fearing(record) for one in pair if one != reader and (not reader or reader in pair)
    )
    feared = tuple(each for each in record.statements if each.speaker_id in shut)
    open_ones = tuple(each for each in record.statements if each.speaker_id not in shut)
    needs, strengths = _not_said_by(record.needs, shut), _not_said_by(record.strengths, shut)
    return Sheltered(
        replace(record, statements=open_ones, needs=needs, strengths=strengths) if shut else record, feared
    )


def _not_said_by(entries: tuple[Said, ...], shut: frozenset[str]) -> tuple[Said, ...]:
    return tuple(each for each in entries if each.speaker_id not in shut)


def sheltered(record: CaseRecord) -> CaseRecord:
    """The record with address and telephone taken out, if they are protected, and the words on the lines around
    households, for they may be places.
    """
    if not is_protected(record):
        return record
    before = (part for each in record.formers for part in (each.address, each.phone))
    told = tuple(part for part in (record.address, record.phone, *before) if part)
    cleared: CaseRecord = without_places(record, told)
    hidden = HIDDEN.strip("（）")
    bare = without_households(cleared.graph)
    return replace(cleared, address=record.address and hidden, phone=record.phone and hidden, graph=bare, formers=())


def sheltered_graph(record: CaseRecord) -> FamilyGraph:
    """The people of a record as they may stand in a file that leaves the office."""
    return sheltered(record).graph


def without_households(graph: FamilyGraph) -> FamilyGraph:
    """The same without the words on the lines around those who live together."""
    return replace(graph, households=tuple(replace(each, name="") for each in graph.households))


def without_places(value: Any, told: Iterable[str]) -> Any:
    """Every text within without these addresses and telephone numbers; ids and codes as they are."""
    words = [each for one in told for each in _spellings(one)]
    pattern = re.compile("|".join(_loose(each) for each in sorted(words, key=len, reverse=True))) if words else None
    return _cleared(value, pattern) if pattern else value


def _spellings(told: str) -> Iterator[str]:
    """An address whole, without its prefecture, and its longer parts; a number as it is."""
    plain = unicodedata.normalize("NFKC", told)
    bare = PREFECTURE.sub("", plain)
    parts = [part for part in (*plain.split(), *bare.split()) if len(part) >= SHORTEST]
    yield from dict.fromkeys(part for part in (plain, bare, *parts) if part.strip())


def _loose(words: str) -> str:
    """A pattern for the same signs, narrow or wide, with blanks and hyphens of any kind between them."""
    return BETWEEN.join(_sign(each) for each in words if not each.isspace() and each not in HYPHENS)


def _sign(sign: str) -> str:
    wide = chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign
    return f"[{re.escape(sign)}{re.escape(wide)}]" if wide != sign else re.escape(sign)


def _cleared(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(HIDDEN, value)
    if isinstance(value, tuple | list):
        return type(value)(_cleared(each, pattern) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {f.name: getattr(value, f.name) for f in fields(value) if not _code(f.name)}
    return replace(value, **{name: _cleared(each, pattern) for name, each in told.items()})


def _code(name: str) -> bool:
    return name in CODES or name.endswith(("_id", "_on"))


def _own(record: CaseRecord, reader: str) -> CaseRecord:
    """What is this person's alone: own words, strengths and what the person does; no day, no place, nobody's life.

    Every field is named here, none is passed on.
    """
    return CaseRecord(
        record.family_id, record.name, record.kana, episode_id=record.episode_id,
        graph=_alone(record.graph), protections=record.protections,
        statements=tuple(each for each in record.statements if each.speaker_id == reader),
        strengths=tuple(
            each for each in record.strengths if reader in (each.person_id, each.speaker_id)
            and each.speaker_id in ("", reader)
        ),
        plans=tuple(_own_plan(each, reader) for each in (record.plan,) if each.id),
        conventions=record.conventions,
    )  # fmt: skip


def _alone(graph: FamilyGraph) -> FamilyGraph:
    """Who there is and how they are related; not who lives with whom, or how they do."""
    bare = tuple(replace(each, note="", work="", care="", staff_note="", conditions=()) for each in graph.persons)
    return replace(graph, persons=bare, households=(), bonds=())


def _own_plan(plan: Plan, reader: str) -> Plan:
    actions = tuple(each for each in plan.actions if each.person_id == reader)
    mine = {each.goal_id for each in actions}
    goals = tuple(each for each in plan.goals if each.id in mine)
    return Plan(plan.id, plan.title, period_from=plan.period_from, period_to=plan.period_to,
                goals=goals, actions=actions)  # fmt: skip
