"""What a sheet leaves out although the record has it: for whom, what, why. Told before it is printed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kasesupport.domain.people import VIOLENCE
from kasesupport.domain.record import CaseRecord, Need, Statement, Strength
from kasesupport.domain.sheltering import is_protected, kept_from
from kasesupport.sheets.forms import plans
from kasesupport.sheets.forms.listing import may_list, needs_told
from kasesupport.sheets.forms.source import Source, addressed, all_notes, kept_back, may_carry, readable, said, skipped
from kasesupport.sheets.forms.spec import Section


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of thing that does not go out. `what` and `why` are keys of the messages; `why` may be words of a file.

    `count` 0: it is not counted.
    """

    what: str
    why: str
    count: int = 0


def held(source: Source) -> tuple[Held, ...]:
    """All that stays in, in a steady order; nothing for a blank sheet or the office's own."""
    if source.record is None:
        return ()
    protected = tuple(_protected(source, source.record))
    if source.form.audience == "office":
        return protected
    found = [
        *protected,
        *_facts(source.record),
        *_roles(source),
        *(each for s in source.form.sections for each in _section(source, s)),
    ]
    return tuple(dict.fromkeys(found))


def _facts(record: CaseRecord) -> Iterator[Held]:
    if (record.address or record.phone) and not is_protected(record):
        yield Held("address", "address_why")
    own = sum(1 for each in record.graph.persons if each.staff_note or each.conditions)
    if own:
        yield Held("staff", "staff_why", own)
    if hard := sum(1 for each in record.graph.bonds if each.kind in VIOLENCE):
        yield Held("violence", "staff_why", hard)


def _protected(source: Source, record: CaseRecord) -> Iterator[Held]:
    """What is kept back for somebody's safety: where they live, and words of whom the reader may be feared by."""
    if is_protected(record) and not source.revealed:
        yield Held("protected", "protected_why")
    if source.form.audience != "family":
        return
    if source.reader in kept_from(record):
        yield Held("kept_from", "kept_from_why")
    elif kept_from(record) and not source.reader:
        yield Held("unaddressed", "unaddressed_why")
    asked = {each for s in source.form.sections for each in (*s.of, *(one for field in s.fields for one in field.of))}
    if words := sum(1 for each in source.feared if each.question in asked and readable(source, each)):
        yield Held("feared", "feared_one" if source.reader else "feared_both", words)
    if own := sum(1 for each in source.confided if _is_asked(source, each, asked)):
        yield Held("confided", "confided_why", own)


def _is_asked(source: Source, told: Statement | Need | Strength, asked: Collection[str]) -> bool:
    """Whether these words would stand on the sheet."""
    if isinstance(told, Strength):
        return any(s.kind == "strengths" for s in source.form.sections)
    if isinstance(told, Need):
        return any(s.kind == "needs" or "needs" in (s.over, *_named(s)) for s in source.form.sections)
    return told.question in asked and readable(source, told)


def _named(section: Section) -> Iterator[str]:
    return (one for field in section.fields for one in field.of) if section.kind == "listing" else iter(())


def _roles(source: Source) -> Iterator[Held]:
    if source.form.audience == "agency" and not source.form.recipient:
        yield Held("names", "names_why")
        if not source.form.places:
            yield Held("places", "places_why")


def _section(source: Source, section: Section) -> Iterator[Held]:
    back = kept_back(source, section)
    if taken := sum(1 for each in back if each.played == "taken_back"):
        yield Held("taken_back", "taken_back_why", taken)
    if others := len(back) - taken:
        yield Held("others", "others_why", others)
    notes = all_notes(source, section)
    if left := sum(1 for each in notes if skipped(section, each)):
        yield Held("skipped", section.skip_why, left)
    if else_to := sum(1 for each in notes if not addressed(source, each)):
        yield Held("addressed", "addressed_why", else_to)
    if section.picture and source.form.audience == "agency":
        yield Held("picture", "picture_why")
    yield from _couple(source, section)
    yield from _listed(source, section)
    yield from _office(source, section)


def _couple(source: Source, section: Section) -> Iterator[Held]:
    """What two do not get to read of each other, and what others said that is not for both."""
    if section.kind != "each" or source.record is None:
        return
    if plans.feared(source.record):
        yield Held("couple", "couple_fear")
    elif left := len(said(source, section.of)) - len(plans.shown_to_each_other(source, section)):
        yield Held("couple", "couple_why", left)


def _listed(source: Source, section: Section) -> Iterator[Held]:
    """What a table leaves out for agencies: what we think is needed, ties that nobody agreed to tell of."""
    record = source.record
    if record is None or section.kind != "listing":
        return
    if section.over == "needs" and (own := len(record.needs) - len(needs_told(source))):
        yield Held("needs", "needs_why", own)
    if section.over == "members" and (notes := sum(1 for each in record.graph.persons if each.note and not each.index)):
        yield Held("notes_of", "staff_why", notes)
    if section.over == "ties" and (left := sum(1 for each in record.resources if not may_list(source, each))):
        yield Held("ties", "ties_why", left)


def _office(source: Source, section: Section) -> Iterator[Held]:
    """Questions that the office answered for itself, though the sheet asks for them."""
    fields = [(note.question, each.question) for note in all_notes(source, section) for each in note.answers]
    asked = {each for field in section.fields for each in field.of}
    count = sum(1 for question, each in fields if each in asked and not may_carry(source, question, each))
    if count:
        yield Held("office", "office_why", count)
