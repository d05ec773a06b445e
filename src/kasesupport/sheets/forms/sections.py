"""Each section of a sheet as a block: filled from the record, or left to be written by hand."""

from collections.abc import Callable, Sequence

from kasesupport.domain.people import was_born
from kasesupport.domain.record import Consent, Statement
from kasesupport.drawing import ink
from kasesupport.sheets.blocks import HIGHEST, LINE, box, faces, picture
from kasesupport.sheets.flow import Block
from kasesupport.sheets.forms import cards, parts, pictures, plans, saying
from kasesupport.sheets.forms.facts import facts
from kasesupport.sheets.forms.goals_each import aims, matrix
from kasesupport.sheets.forms.listing import listing
from kasesupport.sheets.forms.source import Source, may_carry, notes, said
from kasesupport.sheets.forms.spec import Field, Section
from kasesupport.sheets.tables import Row, columns, table
from kasesupport.sheets.tongues.languages import label, translation

SIGN_DATE = "　　　　年　　月　　日"
LARGER = "大《おお》きな 図《ず》は、このあとの 紙《かみ》に あります。"
PICTURE_HIGH = 250.0  # pt of an empty frame
CARDS_FROM = 4  # fields of a note that stand below each other, no longer side by side
HAND_HIGH = 46.0  # pt of a line that was signed
LEAST = 3  # lines of 10.5 mm of a box to write into: more than 30 mm


def block(source: Source, section: Section) -> Block | None:
    """The section without its heading; None where it has nothing to say on this sheet."""
    if section.when == ("blank" if source.filled else "filled"):
        return None
    if section.when == "told" and not said(source, section.of):
        return None
    return MAKERS[section.kind](source, section)


def _words(source: Source, section: Section) -> Block:
    return parts.points(section.words, source.inside)


def _said(source: Source, section: Section) -> Block:
    found = said(source, section.of)
    by_hand = [Row((words, ""))] if (words := translation(source.reading)) else []
    rows = [row for each in found for row in (_voice(source, each), *by_hand)]
    return table(columns(source.inside, (4, 17)), rows) if rows else _empty(source, section)


def _voice(source: Source, told: Statement) -> Row:
    return Row((saying.whose(source, told), f"「{source.own(told.text)}」"))


def _empty(source: Source, section: Section) -> Block:
    return box("", max(section.lines, LEAST), source.inside)


def _box(source: Source, section: Section) -> Block:
    texts = [saying.quoted(source, each.text, each.speaker_id) for each in said(source, section.of)]
    texts += [text for each in section.of if (text := saying.answers(source, each))]
    by_hand = [translation(source.reading)] if texts and source.reading.foreign else []
    return box("\n".join([*texts, *by_hand]), max(section.lines, LEAST), source.inside)


def _answers(source: Source, section: Section) -> Block | None:
    open_to = [each for each in section.of if may_carry(source, each)]
    rows = [Row((source.own(source.question(each).label), saying.answers(source, each))) for each in open_to]
    return table(columns(source.inside, (6, 15)), rows) if rows else None


def _ticks(source: Source, section: Section) -> Block:
    options = [
        o.label for q in section.of if may_carry(source, q) for o in source.question(q).options if not o.withdrawn
    ]
    return parts.ticks([label(each, source.reading) for each in options], source.inside)


def _notes(source: Source, section: Section) -> Block:
    told = [tuple(saying.field(source, note, f.of) for f in section.fields) for note in notes(source, section)]
    cells = [each for each in told if any(each)]
    cells += [("",) * len(section.fields)] * (max(section.rows, 1) - len(cells))
    return (
        _below(source, section.fields, cells)
        if len(section.fields) >= CARDS_FROM
        else _beside(source, section.fields, cells)
    )


def _beside(source: Source, fields: Sequence[Field], cells: Sequence[tuple[str, ...]]) -> Block:
    cols = columns(source.inside, [f.share for f in fields], [f.label for f in fields])
    return table(cols, [Row(each) for each in cells])


def _below(source: Source, fields: Sequence[Field], cells: Sequence[tuple[str, ...]]) -> Block:
    rows: list[Row] = []
    for number, each in enumerate(cells, 1):
        rows += [Row((f"その{number}",), band=True)] if len(cells) > 1 else []
        rows += [Row((f.label, words)) for f, words in zip(fields, each, strict=True)]
    return table(columns(source.inside, (6, 15)), rows)


def _persons(source: Source, section: Section) -> Block:
    found = [each for each in (source.record.graph.persons if source.record else ()) if was_born(each)]
    births = [saying.day(each.birth.text()) if each.birth else "" for each in found]
    names = [source.own(each.name or each.called) for each in found]
    return _table(
        source, section, [Row((n, b, source.own(p.note))) for n, b, p in zip(names, births, found, strict=True)]
    )


def _strengths(source: Source, section: Section) -> Block:
    record = source.record
    told = [(saying.name(record, each.person_id), each.text) for each in (record.strengths if record else ())]
    rows = [Row((source.own(who), source.own(text))) for who, text in told]
    return table(columns(source.inside, (4, 17)), rows) if rows else box("", max(section.lines, LEAST), source.inside)


def _actions(source: Source, section: Section) -> Block:
    if not section.groups:
        return _table(source, section, plans.actions(source))
    cols = columns(source.inside, [c.share for c in section.columns], [c.label for c in section.columns])
    return table(cols, plans.grouped(source, section))


def _goals(source: Source, section: Section) -> Block:
    goals = source.record.plan.goals if source.record else ()
    return _table(source, section, [Row((source.own(each.text), source.own(each.check))) for each in goals])


def _consents(source: Source, section: Section) -> Block:
    found = [each for each in (source.record.consents if source.record else ()) if _stands(source, each)]
    return _table(source, section, [Row((source.own(each.recipient), _shared(source, each))) for each in found])


def _stands(source: Source, consent: Consent) -> bool:
    """Those the family said yes to; on a sheet for one recipient that one alone."""
    one = not source.recipient or consent.resource_id == source.recipient
    return one and consent.agreed == "yes" and not consent.withdrawn_on


def _shared(source: Source, consent: Consent) -> str:
    return "\n".join(source.own(part) for part in (consent.scope, consent.explained) if part)


def _signs(source: Source, section: Section) -> Block:
    who = (*section.parts, *["none"] * len(section.words))
    rows = (_signed(source, words, part) for words, part in zip(section.words, who, strict=False))
    return table(columns(source.inside, (7, 9, 7)), list(rows))


def _signed(source: Source, words: str, part: str) -> Row:
    """The line of one who signs: with the hand of the last one who has signed in this part."""
    last = max((each for each in source.signed if each.part == part), key=lambda each: each.on, default=None)
    if last is None or not source.filled:
        return Row((words, "", SIGN_DATE))
    drawing = ink.cropped(last.strokes)
    return Row((words, "", saying.day(last.on)), least=HAND_HIGH, pictures=((1, drawing),))


def _rows(source: Source, section: Section) -> Block:
    return _table(source, section, [])


def _table(source: Source, section: Section, rows: Sequence[Row]) -> Block:
    cols = columns(source.inside, [c.share for c in section.columns], [c.label for c in section.columns])
    free = [Row(("",) * len(section.columns))] * (max(section.rows, 1) - len(rows))
    return table(cols, [*rows, *free])


def _picture(source: Source, section: Section) -> Block | None:
    if source.form.audience == "agency":
        return None
    if section.picture == "fidelity":
        return pictures.fidelity(source)
    if source.record is None or not (source.record.graph.persons or section.picture == "timeline"):
        return parts.frame(source.inside, PICTURE_HIGH)
    highest = section.lines * LINE or HIGHEST
    larger = LARGER if section.picture in pictures.FAMILY else ""
    return picture(pictures.drawn(source, source.record, section.picture), source.inside, highest, larger)


def _ring(source: Source, section: Section) -> Block:
    return parts.ring(section.hint or section.title, source.inside)


def _cards(source: Source, section: Section) -> Block:
    return cards.cards(section.words, source.center, source.phone, source.inside)


MAKERS: dict[str, Callable[[Source, Section], Block | None]] = {
    "words": _words, "said": _said, "box": _box, "answers": _answers, "ticks": _ticks, "notes": _notes,
    "persons": _persons, "strengths": _strengths, "goals": _goals, "actions": _actions, "consents": _consents,
    "signs": _signs, "rows": _rows, "picture": _picture, "ring": _ring, "cards": _cards,
    "plan": plans.text, "needs": plans.needs, "dates": plans.dates, "each": plans.each,
    "facts": facts, "listing": listing, "aims": aims, "matrix": matrix,
    "faces": lambda o, s: faces(s.words, o.inside),
    "scale": lambda o, s: parts.scale(s.ends, o.inside),
    "strokes": lambda o, s: parts.strokes(s.words, o.inside),
}  # fmt: skip
