"""All sheets there are, and the way from a name to its pages: what commands and windows ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from kasesupport.domain.confided import without_confided
from kasesupport.domain.overview import NOTHING, Beside
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.sheltering import Sheltered, for_family, sheltered
from kasesupport.domain.strokes import Signed
from kasesupport.drawing.items import Drawing
from kasesupport.practice.load import load as load_practice
from kasesupport.practice.model import Practice
from kasesupport.sheets.forms import pages
from kasesupport.sheets.forms.source import Source, children, reference
from kasesupport.sheets.forms.spec import Audience, Form, Kind, load, names
from kasesupport.sheets.tongues import readings
from kasesupport.sheets.tongues.languages import spoken
from kasesupport.sheets.tongues.reading import AS_IT_IS, Reading

ORDER: tuple[Audience, ...] = ("family", "child", "agency", "office")
PLAN = "support-plan"
NO_QUESTIONS = Practice(principles=(), aims=())
# kinds of sections that ask no question, where they are to be written by hand
BY_HAND: frozenset[Kind] = frozenset(
    {"words", "signs", "rows", "box", "faces", "scale", "ring", "strokes", "cards", "consents"}
)


def forms(own: Path | None = None) -> Mapping[str, Form]:
    """Every sheet by its id, those for the family first. Raises Problem("practice_file") for a fault in a file."""
    return in_order(load(name, own) for name in names(own))


def in_order(found: Iterable[Form]) -> Mapping[str, Form]:
    """By id, those for the family first."""
    return {form.id: form for form in sorted(found, key=_place)}


def _place(form: Form) -> tuple[int, bool, str]:
    return ORDER.index(form.audience), not form.id.startswith(PLAN), form.id


def source(
    form: Form, today: date, office: tuple[str, str] = ("", ""),
    record: CaseRecord | None = None, recipient: str = "", mark: str = "", practice: Practice | None = None,
    logo: bytes = b"", reading: Reading = AS_IT_IS, beside: Beside = NOTHING, child: str = "", sign: str = "",
    signed: tuple[Signed, ...] = (), reveal: bool = False,
) -> Source:  # fmt: skip
    """What its pages are made from; without a record it is to be written by hand. `office`: name and phone.

    `practice`: the questions as the office has them, ours without an argument. `reading`: in which language, with
    which readings; its words (the office's) are added to ours, the names of the family to both. `beside`: what sheets
    for colleagues take from beside the record. `child`: whose it is, of one for children; the first's unless told.
    Of one for the family: who gets it, "" where anybody may read it. `reveal`: on a sheet of the office, with a
    protected address, for a reason that was noted. `sign`: the code of a sheet that comes back by hand (sheets.sign).
    `signed`: signatures by hand.
    """
    known = readings.names(record) if record else ()
    told = replace(reading, words=(*readings.built_in(), *reading.words, *known))
    said = spoken(form, reading)
    reader = _reader(form, record, child)
    kept = _kept(form, record, reader, reveal=reveal)
    made = Source(
        said,
        practice or (_practice() if _asks(form, record) else NO_QUESTIONS),
        today,
        kept.record if kept else None,
        recipient,
        *office,
        mark,
        logo,
    )
    return replace(
        made, reading=told, beside=beside, child=_child(form, record, child), reader=reader,
        signed=signed, feared=kept.feared if kept else (),
        confided=kept.confided if kept else (), revealed=reveal and form.audience == "office",
        sign=sign if form.returns or record is None else "",
    )  # fmt: skip


def _asks(form: Form, record: CaseRecord | None) -> bool:
    """Whether the questions are needed: reading them takes longer than a sheet that asks none."""
    asked = any(each.of or each.kind not in BY_HAND for each in form.sections)
    return record is not None or form.scope == "office" or bool(form.giver_of) or asked


def _reader(form: Form, record: CaseRecord | None, wanted: str) -> str:
    known = {each.id for each in record.graph.persons} if record and form.audience == "family" else set[str]()
    return wanted if wanted in known else ""


def _kept(form: Form, record: CaseRecord | None, reader: str, *, reveal: bool) -> Sheltered | None:
    """The record as those who get the sheet may read it."""
    if record is None:
        return None
    read = for_family(record, reader) if form.audience == "family" else Sheltered(record)
    if form.audience == "family":
        read = without_confided(read, reader)
    shown = reveal and form.audience == "office"
    return read if shown else replace(read, record=sheltered(read.record))


def _child(form: Form, record: CaseRecord | None, wanted: str) -> str:
    """The child who gets the sheet: one child's words are nothing for another's paper."""
    known = [each.id for each in children(record)] if form.audience == "child" else []
    return wanted if wanted in known else next(iter(known), "")


def build(made_from: Source) -> tuple[Drawing, ...]:
    """The pages."""
    return pages.build(made_from)


def unread(made_from: Source) -> tuple[str, ...]:
    """ふりがなを付けられなかった言葉: what the family said that no list of words can read."""
    return pages.unread(made_from)


def shape(form: Form) -> str:
    """A digest of how a sheet is shaped: another one, where its sections or words are others."""
    return sha256(repr(form).encode()).hexdigest()[:16]


def file_name(form: Form, today: date, record: CaseRecord | None = None) -> str:
    """A name for its PDF that tells nobody's: the sheet, the family's number, the day."""
    number = reference(record.family_id) if record else ""
    return "-".join(part for part in (form.id, number, today.isoformat()) if part) + ".pdf"


@cache
def _practice() -> Practice:
    return load_practice()
