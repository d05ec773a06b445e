"""The journal's changes in the office's words: which thing, which field, what was there before and after.

Words: resources/messages/journal.toml. Questions and their options are told as the practice model has them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from kasesupport import messages, resources
from kasesupport.cases import office_practice
from kasesupport.domain.changes import Change, Row
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.fidelity import evidence
from kasesupport.domain.hours import moment
from kasesupport.domain.problems import Problem
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.model import Question
from kasesupport.store.tables import journal, metadata

# Which column tells whose row it is; with several, all of them.
NAMED_BY = {
    "person": ("name", "called", "kana"), "union": ("a_id", "b_id"), "parentage": ("child_id",),
    "household_member": ("person_id",), "bond": ("a_id", "b_id"), "withheld": ("subject_id",),
    "tie": ("resource_id",), "statement": ("question",), "answer": ("question",), "need": ("text",),
    "strength": ("text",), "note": ("question",), "phase_mark": ("phase",), "check_note": ("check_id",),
    "fidelity_round": ("rater", "on"), "fidelity_mark": ("point",),
    "plan": ("title",), "goal": ("text",), "goal_need": ("goal_id",), "action": ("text",),
    "consent": ("recipient",), "appointment": ("on",), "bookmark": ("phase",), "setting": ("id",),
    "condition": ("person_id", "text"), "custody": ("parentage_id", "parent_id"), "version": ("title", "on"),
    "resource_tag": ("tag",), "need_tag": ("tag",), "experience": ("text",), "shortage": ("text",),
    "gap": ("shortage_id",), "own_map": ("author_id", "on"), "level": ("series", "on"), "event": ("text",),
    "assignment": ("practitioner_id",), "restriction": ("practitioner_id",), "episode": ("opened_on",),
    "handed": ("title",), "attachment": ("what", "on"), "sheet_code": ("sheet",), "drawn": ("what", "on"),
    "stroke": ("drawn_id",), "signing": ("consent_id", "drawn_id"), "sticker": ("kind", "words"),
    "former_family": ("name", "on"),
}  # fmt: skip
FIRST_OF = frozenset({"person", "version"})  # the first that is told, not all
UNSAID = frozenset(
    {
        "id",
        "family_id",
        "episode_id",
        "x",
        "y",
        "twin_group",
        "question",
        "data",
        "blob_id",
        "size",
        "sheets",
        "points",
        "form",
        "former_id",
    }
)
COUNTER = "header.generation"  # the setting that counts changes of keys: which key it was stands in the note
DATES = frozenset(
    {
        "birth", "death", "since", "until", "said_on", "period_from", "period_to", "review_on", "explained_on",
        "agreed_on", "handed_on", "withdrawn_on", "on", "opened_on", "closed_on", "left_on", "keep_until",
        "checked_on", "noted_on", "seen_on", "met_on", "consent_on", "played_on", "may_tell_on",
    }
)  # fmt: skip
FLAGS = frozenset(
    {
        "deceased", "is_index", "is_pregnancy", "key_person", "missing", "identical", "directed", "is_main",
        "council", "shared",
    }
)  # fmt: skip
LOOKED_UP = {  # columns that may hold an id of several tables
    "subject_id": ("person", "resource", "household"),
    "about_id": ("person", "resource", "goal", "need", "action"),
}
HOLDS_JSON = frozenset({"answer", "setting"})  # their column "value"
MERGE = "family.merge"  # the act by which two families become one
SHORT = 40  # characters of a text that stands for the thing it is
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of one thing, in words. `before` and `after` are "" where there was or is nothing."""

    thing: str  # 人・家庭・ニーズ…
    whose: str  # which one: a name, the first words, or ""
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in one language; `rows` are those that the entries at hand speak of, for what no longer stands."""

    connection: Connection
    language: str = "ja"
    rows: dict[Key, Row] = field(default_factory=dict)
    _asked: dict[str, Question] = field(default_factory=dict)
    _joined: dict[Key, Row] = field(default_factory=dict)  # what went when two families were merged

    def question(self, question_id: str) -> Question | None:
        """A question as the office has it now; None for one it no longer knows."""
        if not self._asked:
            practice = office_practice.kept(self.connection).practice
            self._asked.update({each.id: each for each in practice.questions()})
        return self._asked.get(question_id)

    def learn(self, changes: Iterable[Change]) -> None:
        """Remember the rows of these changes."""
        for change in changes:
            if (row := change.new or change.old) is not None:
                self.rows.setdefault(change.key, row)

    def row(self, table: str, row_id: str) -> Row | None:
        """A row as it stands, else as an entry at hand tells it, else as it was before it was merged."""
        columns: Any = metadata.tables[table]
        found = self.connection.execute(select(columns).where(columns.c.id == row_id)).mappings().first()
        return dict(found) if found else self.rows.get((table, row_id)) or self._before(table, row_id)

    def _before(self, table: str, row_id: str) -> Row | None:
        if not self._joined:
            told = select(journal.c.changes).where(journal.c.op == MERGE, journal.c.changes != "")
            for each in self.connection.execute(told).scalars():
                gone = (change for change in json.loads(each) if change["new"] is None)
                self._joined.update({(change["table"], change["id"]): change["old"] for change in gone})
            self._joined.setdefault(("", ""), {})  # looked for once
        return self._joined.get((table, row_id))


def word(language: str, key: str, otherwise: str = "") -> str:
    """The word of a key in journal.toml; `otherwise` where it has none."""
    found = messages.words(resources.path("messages", "journal.toml")).get(key)
    return found[language] if found else otherwise


def counted(language: str, rows: Mapping[str, int]) -> str:
    """So many rows of each table, in words."""
    parts = (
        word(language, "frame.rows").format(thing=word(language, f"table.{table}", table), count=count)
        for table, count in rows.items()
    )
    return word(language, "frame.comma").join(parts)


def details(teller: Teller, change: Change) -> Iterator[Detail]:
    """What changed of one row, field by field; nothing for fields that are empty before and after."""
    row = change.new or change.old
    if row is None or change.table == "placement" or row.get("id") == COUNTER:
        return
    thing, whose = word(teller.language, f"table.{change.table}", change.table), label(teller, change.table, row)
    for column in metadata.tables[change.table].columns.keys():  # noqa: SIM118
        if column in UNSAID:
            continue
        old, new = (_told(teller, change.table, column, side) for side in (change.old, change.new))
        if old != new:
            yield Detail(thing, whose, column_word(teller.language, change.table, column), old, new)


def column_word(language: str, table: str, column: str) -> str:
    """The word for a column: its table's own, else the one for all."""
    return word(language, f"column.{table}.{column}", word(language, f"column.{column}", column))


def label(teller: Teller, table: str, row: Row) -> str:
    """Which one of its kind: a name, the names of those it joins, the first words, a day."""
    columns = NAMED_BY.get(table, ("name",))
    told = [_told(teller, table, column, row) for column in columns if row.get(column)]
    chosen = told[:1] if table in FIRST_OF else told
    return _short(word(teller.language, "frame.and").join(chosen))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"


def _told(teller: Teller, table: str, column: str, row: Row | None) -> str:
    """One value in words; "" for nothing."""
    raw = None if row is None else row.get(column)
    if row is None or raw in (None, "") or isinstance(raw, bytes) or (raw == 0 and column in FLAGS):
        return ""
    if column in FLAGS or column == "slot_id":
        return word(teller.language, "frame.yes" if column in FLAGS else "frame.there")
    if column in LOOKED_UP or metadata.tables[table].c[column].foreign_keys:
        return _named(teller, table, column, str(raw))
    if column == "value" and table in HOLDS_JSON:
        return _json_told(teller, str(row.get("question", "")), str(raw), "value." + str(row["id"]))
    return _text_told(teller, table, column, str(raw))


def _named(teller: Teller, table: str, column: str, row_id: str) -> str:
    keys = metadata.tables[table].c[column].foreign_keys
    targets = LOOKED_UP.get(column) or tuple(key.column.table.name for key in keys)
    for target in targets:
        if (row := teller.row(target, row_id)) is not None:
            return label(teller, target, row)
    return word(teller.language, "frame.gone") if row_id != "household" else word(teller.language, "table.household")


def _text_told(teller: Teller, table: str, column: str, text: str) -> str:
    if column == "question":
        asked = teller.question(text)
        return asked.label if asked else text
    if column in DATES:
        return _date(teller, text)
    if column in OF_FIDELITY:
        return OF_FIDELITY[column](teller.language, text)
    if column == "field":
        return column_word(teller.language, "person", text)
    if column == "id":
        return word(teller.language, f"value.{table}.{text}", text)
    plain = word(teller.language, f"value.{column}.{text}", text)
    return word(teller.language, f"value.{table}.{column}.{text}", plain)


def _point(language: str, point: str) -> str:
    """A point by the number of its 視点, a question to the family by its words."""
    if (words := _family_words().get(point)) is not None:
        return words
    viewpoint, _, nth = point.rpartition("-")
    told = word(language, "frame.viewpoint").format(id=viewpoint or point)
    return f"{told}（{nth}）" if viewpoint and nth != "1" else told


def _evidence(language: str, text: str) -> str:
    found = evidence(text)
    linked = [word(language, "frame.records").format(count=len(found.records))] if found.records else []
    return word(language, "frame.comma").join(part for part in (found.words, *linked) if part)


OF_FIDELITY = {"point": _point, "evidence": _evidence}


def _date(teller: Teller, text: str) -> str:
    with suppress(Problem):
        return both(PartialDate.from_text(text)) if teller.language == "ja" else text
    return text


def _moment(teller: Teller, text: str) -> str:
    return moment(text) if teller.language == "ja" else text


def _json_told(teller: Teller, question: str, text: str, key: str) -> str:
    """An answer: the labels of the options chosen; a setting: the words below its key, else what it holds."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if isinstance(value, dict) and not question:  # kept for the program, as the findings of a check: no news in words
        return ""
    parts = value if isinstance(value, list) else [value]
    told = (word(teller.language, f"{key}.{part}") or _part(teller, question, part) for part in parts)
    return word(teller.language, "frame.comma").join(told)


def _part(teller: Teller, question: str, part: object) -> str:
    if isinstance(part, bool) or part in ("yes", "no"):
        return word(teller.language, "frame.yes" if part in (True, "yes") else "frame.no")
    asked = teller.question(question)
    if asked and asked.kind in ("date", "time"):
        return _date(teller, str(part)) if asked.kind == "date" else _moment(teller, str(part))
    if asked and asked.to and (row := teller.row(asked.to, str(part))) is not None:
        return label(teller, asked.to, row)
    options = {option.id: option.label for option in asked.options} if asked else {}
    return options.get(str(part), part if isinstance(part, str) else json.dumps(part, ensure_ascii=False))


@cache
def _family_words() -> dict[str, str]:
    return {question.id: question.words for question in load_family_view(office_practice.built_in().principles)}
