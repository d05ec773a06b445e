"""Who opened, printed and changed what, when, on which laptop: the journal told in words.

The access log is the journal; there is no second one. Reading it changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

PAGE = 100


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of one thing, in words. `before` and `after` are "" where there was or is nothing."""

    thing: str  # 人・家庭・ニーズ…
    whose: str  # which one: a name, the first words, or ""
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the journal, in words. `at` is ISO 8601; `family` the name of today, "" if there is none."""

    seq: int
    at: str
    who: str
    device: str
    op: str  # the permanent name of the act: "person.edit"
    what: str
    family_id: str = ""
    family: str = ""
    note: str = ""  # a reason that was given
    undoes: int | None = None
    erased: bool = False  # its words are gone with the family
    details: tuple[Detail, ...] = ()


def opened(case: OpenCase) -> None:
    """Note that this family was put on the table: once an opening. A vault that cannot be written to notes nothing."""
    _leave_word(case, "family.open")


def printed(case: OpenCase, what: str) -> None:
    """Note that a sheet or picture was sent to a printer. `what` is its permanent name: "support-plan", "genogram"."""
    _leave_word(case, "sheet.print", what)


def exported(case: OpenCase, what: str) -> None:
    """Note that a sheet or picture was written to a file outside the vault. `what` as in `printed`."""
    _leave_word(case, "sheet.export", what)


def entries(
    file: CaseFile, family_id: str = "", *, before: int = 0, limit: int = PAGE, language: str = "ja"
) -> tuple[EntryLine, ...]:
    """A page of the journal, newest first: of one family, or ("") of the whole vault.

    `before` is the `seq` of the last line of the page before, 0 for the first page. Raises family_hidden;
    supervisor_only for the whole vault, from which hidden families are left out.
    """
    raise NotImplementedError


def glass_news(file: CaseFile, language: str = "ja") -> tuple[EntryLine, ...]:
    """What was opened with a reason since the keeper last took note (restrictions.take_note). Raises keeper_only."""
    raise NotImplementedError


def export_journal(file: CaseFile, family_id: str = "", language: str = "ja") -> Iterator[dict[str, str | int]]:
    """The journal oldest first as flat rows for CSV or JSON, one a changed field. Noted itself. Raises as `entries`."""
    raise NotImplementedError


def _leave_word(case: OpenCase, name: str, note: str = "") -> None:
    op = Op(name, case.family_id, silent=True, note=note, logged=True)
    try:
        case.file.transact(op, lambda _connection: None)
    except Problem as problem:
        if problem.code != "read_only_vault":
            raise
