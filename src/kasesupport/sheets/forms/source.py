"""What a sheet is filled from, and by what rules: who may read what. An office's file cannot loosen them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kasesupport.domain.meetings import AROUND_A_FAMILY, ITEM, TASK
from kasesupport.domain.overview import NOTHING, Beside
from kasesupport.domain.people import Person, was_born
from kasesupport.domain.record import CaseRecord, Need, Note, Speaker, Statement, Strength
from kasesupport.domain.strokes import Signed
from kasesupport.practice.model import SHARED_SPEAKERS, Practice, Question
from kasesupport.sheets.forms.spec import Form, Section
from kasesupport.sheets.tongues.days import read_aloud
from kasesupport.sheets.tongues.reading import ALL, AS_IT_IS, JAPANESE, Reading
from kasesupport.sheets.tongues.readings import Words, marked

# Notes that the office writes for another agency to read, and what of them that agency reads.
WRITTEN_FOR_AGENCY: Mapping[str, frozenset[str]] = {
    "support.requests": frozenset(
        f"support.request_{part}" for part in ("to", "what", "observe", "call_when", "call_how", "until")
    )
}
EVERY: frozenset[str] = frozenset(
    {"child", "carer", "family", "kin", "agency", "observed", "practitioner", ""},
)
READERS: Mapping[str, frozenset[str]] = {
    "family": frozenset({*SHARED_SPEAKERS, ""}), "child": frozenset({"child"}),
    "agency": frozenset({*SHARED_SPEAKERS, ""}), "office": EVERY,
}  # fmt: skip
# Which field says to whom a note goes: by a link, or by words that hold the name.
ADDRESSED: Mapping[str, str] = {"support.requests": "support.request_to", "closure.handovers": "closure.handover_to"}


SIGNS = 6  # of the family's id, as a number that tells nobody anything


@dataclass(frozen=True, slots=True)
class Source:
    """A sheet with the family it is filled from. `recipient`: the id of the resource it goes to, "" for nobody.

    `record` None: a sheet to be written by hand. `child`: whose it is, of a sheet for one child.
    """

    form: Form
    practice: Practice
    today: date
    record: CaseRecord | None = None
    recipient: str = ""
    center: str = ""
    phone: str = ""
    mark: str = ""  # 下書き, 控え
    logo: bytes = b""  # the office's, a PNG or a JPEG
    reading: Reading = AS_IT_IS
    speak: Callable[[str, Words, int | None], str] = marked
    beside: Beside = NOTHING
    child: str = ""
    signed: tuple[Signed, ...] = ()  # by hand, in いっしょに
    reader: str = ""  # the one of the family it is handed to, "" where anybody of it may read it
    feared: tuple[Statement, ...] = ()  # words left out because the other may be feared
    confided: tuple[Statement | Need | Strength, ...] = ()  # a child's words left out because a parent reads the sheet
    revealed: bool = False  # a protected address stands on it: somebody said why
    sign: str = ""  # the code of a sheet that comes back by hand

    @property
    def inside(self) -> float:
        """The width its sections have, in pt."""
        return self.form.page.leaf.inside

    @property
    def grade(self) -> int | None:
        """Above which kanji the family's words get readings, unless told otherwise above all on a child's sheet, in
        easy Japanese and beside another language.
        """
        told = self.reading.grade
        helped = self.form.audience == "child" or self.reading.language != JAPANESE
        return ALL if told is None and helped else told

    def own(self, text: str) -> str:
        """What was said or named, as markup that shows it as it is, with the readings that the lists of words know."""
        return self.speak(text, self.reading.words, self.grade)

    @property
    def filled(self) -> bool:
        """Whether it is made from what is known, not to be written by hand."""
        return self.record is not None or (self.form.scope == "office" and self.beside is not NOTHING)

    def dated(self, words: str) -> str:
        """Days and hours in words, with their readings where the family's words have them."""
        return read_aloud(words, self.grade)

    def question(self, question_id: str) -> Question:
        """One question. Raises KeyError."""
        return self.practice.question(question_id)


def reference(family_id: str) -> str:
    """A short number for a family on sheets that leave it: the end of its id, by chance and without meaning."""
    return family_id[-SIGNS:].upper()


def children(record: CaseRecord | None) -> tuple[Person, ...]:
    """Those the case is about, in the order of entry: each may have a sheet of the own."""
    return tuple(each for each in (record.graph.persons if record else ()) if each.index and was_born(each))


def may_carry(source: Source, question_id: str, field_id: str = "") -> bool:
    """Whether a question (or a field of its notes) may stand on this sheet at all."""
    office = any(source.question(each).side == "office" for each in (question_id, field_id) if each)
    if not office or source.form.audience == "office":
        return True
    fields = WRITTEN_FOR_AGENCY.get(question_id)
    if fields is None or source.form.audience != "agency" or not source.form.recipient:
        return False
    return not field_id or field_id in fields


def said(source: Source, questions: Iterable[str], note: Note | None = None) -> tuple[Statement, ...]:
    """The words that may stand on this sheet: of its readers' speakers, not taken back."""
    wanted = {each for each in questions if note is not None or may_carry(source, each)}
    return tuple(each for each in _told(source, wanted, note) if readable(source, each))


def readable(source: Source, statement: Statement) -> bool:
    """Whether these words may be read by those the sheet is for."""
    who: Speaker | str = statement.speaker
    theirs = source.child in ("", statement.speaker_id or statement.subject_id)  # no words of a sister or a brother
    return who in READERS[source.form.audience] and statement.played != "taken_back" and theirs


def _told(source: Source, wanted: Iterable[str], note: Note | None) -> Iterable[Statement]:
    record, ids = source.record, set(wanted)
    return (
        each
        for each in (record.statements if record else ())
        if each.question in ids and each.state == "said" and each.text and each.note_id == (note.id if note else "")
    )


def kept_back(source: Source, section: Section) -> tuple[Statement, ...]:
    """The words of this section's questions that its readers do not get."""
    fields = {each for field in section.fields for each in field.of}
    record = source.record
    found = (each for each in (record.statements if record else ()) if each.question in {*section.of, *fields})
    return tuple(each for each in found if each.state == "said" and each.text and not readable(source, each))


def notes(source: Source, section: Section) -> tuple[Note, ...]:
    """The notes of a section in the order of entry: only those to the recipient, none that are to be skipped."""
    found = [each for each in _of_one_meeting(source, all_notes(source, section)) if may_carry(source, each.question)]
    told = [each for each in found if addressed(source, each) and not skipped(section, each)]
    return tuple(sorted(told, key=lambda note: note.on)[-1:] if section.last else told)


def _of_one_meeting(source: Source, found: tuple[Note, ...]) -> tuple[Note, ...]:
    """Of notes about meetings those about one: the one whose papers these are, else the newest.

    A sheet that leaves the office tells of the meetings around a family alone: others are the office's own talk.
    """
    told = {each.id: each for each in (source.record.meetings if source.record else ())}
    inside = source.form.audience == "office"
    open_to = {key for key, each in told.items() if inside or each.kind in AROUND_A_FAMILY}
    about = [key for key in told if key in open_to]  # by day
    wanted = source.beside.meeting.id if source.beside.meeting else (about[-1] if about else "")
    return tuple(each for each in found if each.question not in (ITEM, TASK) or each.about_id in open_to & {wanted})


def all_notes(source: Source, section: Section) -> tuple[Note, ...]:
    """Every note of the section's questions."""
    return tuple(each for each in (source.record.notes if source.record else ()) if each.question in section.of)


def addressed(source: Source, note: Note) -> bool:
    """Whether a note is written to the one who gets the sheet; on a sheet without a recipient all are."""
    field = ADDRESSED.get(note.question)
    if field is None or not source.form.recipient:
        return True
    told, name = note.value(field), recipient_name(source)
    return bool(name) and isinstance(told, str) and (told == source.recipient or name in told)


def recipient_name(source: Source) -> str:
    """What the one who gets the sheet is called; "" for nobody."""
    found = source.record.resources if source.record else ()
    return next((each.name for each in found if each.id == source.recipient), "")


def skipped(section: Section, note: Note) -> bool:
    """Whether the section leaves the note out, as its file says."""
    field, values = section.skip
    return bool(field) and note.value(field) in values


def consented(record: CaseRecord, recipient: str) -> bool:
    """Whether the family said yes to this resource being told, and did not take it back."""
    name = next((each.name for each in record.resources if each.id == recipient), None)
    return any(
        each.agreed == "yes" and not each.withdrawn_on
        for each in record.consents
        if each.resource_id == recipient or (not each.resource_id and each.recipient == name)
    )
