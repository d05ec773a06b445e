"""One sheet as it was chosen (filled or empty, for whom, with which mark), and its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from kasesupport.cases import consenting, hand, overview, sheet_codes
from kasesupport.cases.office import logo, office
from kasesupport.cases.readings import readings
from kasesupport.domain.strokes import Drawn, Signed
from kasesupport.drawing.items import Drawing
from kasesupport.practice.model import Practice
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.source import Source, consented
from kasesupport.sheets.forms.spec import Audience, Form
from kasesupport.sheets.sign import new_code
from kasesupport.sheets.tongues.reading import AS_IT_IS, JAPANESE, Reading
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import form_desk
from kasesupport.ui.wizard.voices import parts

READERS: tuple[Audience, ...] = ("family", "child")  # who may read in another language, or with readings


@dataclass(frozen=True, slots=True)
class Entry:
    """`recipient`: the id of a resource; `answered`: why without consent was noted when it was chosen."""

    sheet: str
    blank: bool = False
    recipient: str = ""
    mark: str = ""
    answered: bool = False
    language: str = JAPANESE
    child: str = ""  # whose, of a child's sheet, "": the first's; who gets it, of a family's, "": anybody of it
    reveal: bool = False  # a protected address stands on a sheet of the office; why was noted when it was chosen
    grade: str = ""  # of Reading, as text; "": as the sheet's own file says


def told(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """As plain data, to be kept."""
    return [asdict(each) for each in entries]


def understood(kept: object) -> tuple[Entry, ...]:
    """The inverse, as far as it makes sense."""
    names = {field.name: type(field.default) if field.name != "sheet" else str for field in fields(Entry)}
    lines = kept if isinstance(kept, list) else []
    return tuple(
        Entry(**each)
        for each in lines
        if isinstance(each, dict) and "sheet" in each and all(type(each[k]) is names.get(k) for k in each)
    )


class Maker:
    """Makes the pages of a family's sheets as the office has them."""

    def __init__(self, model: CaseModel, practice: Practice) -> None:
        self._model, self._practice = model, practice
        self._codes: dict[Entry, tuple[object, str]] = {}
        self._gone: set[str] = set()

    @property
    def forms(self) -> Mapping[str, Form]:
        """Every sheet about one family by its permanent name."""
        found = form_desk.forms(self._model.case.file).forms
        return {name: form for name, form in found.items() if form.scope == "family"}

    @property
    def today(self) -> date:
        """The day that stands on them."""
        return self._model.case.file.today()

    def source(self, entry: Entry, form: Form | None = None) -> Source:
        """What its pages are made from; `form` in place of the one in use."""
        file, form = self._model.case.file, form or self.forms[entry.sheet]
        facts = office(file)
        return catalog.source(
            form, self.today, (facts.name, facts.phone),
            None if entry.blank else self._model.record, entry.recipient, entry.mark, self._practice, logo=logo(file),
            reading=self._reading(entry), beside=overview.beside(self._model.case), child=entry.child,
            sign=self._code(entry, form), signed=self._signed(entry), reveal=entry.reveal,
        )  # fmt: skip

    def went_out(self, entries: Sequence[Entry]) -> None:
        """Remember the codes of those that come back by hand; once each."""
        for entry in entries:
            form = self.forms[entry.sheet]
            code = self._code(entry, form)
            if code not in self._gone and (form.returns or entry.blank) and not form.page.leaf.bare:
                sheet_codes.remember(self._model.case, code, entry.sheet, catalog.shape(form), self.today)
                self._gone.add(code)

    def _signed(self, entry: Entry) -> tuple[Signed, ...]:
        if entry.blank:
            return ()
        case = self._model.case
        part = parts(self._model.record.graph, self.today).speaker_of
        found = [each for each in hand.signatures(case, entry.sheet) if self._stands(entry, each)]
        return tuple(Signed(part(s.speaker_id), s.on, tuple(line.dots for line in s.strokes)) for s in found)

    def _stands(self, entry: Entry, drawn: Drawn) -> bool:
        """Whether it was given for somebody who may be told by this very sheet."""
        mine = consenting.recipients(self._model.case).get(drawn.id, frozenset())
        named = (c for c in self._model.record.consents if c.id in mine and c.agreed == "yes" and not c.withdrawn_on)
        return any(not entry.recipient or each.resource_id == entry.recipient for each in named)

    def _code(self, entry: Entry, form: Form) -> str:
        """Drawn by lot when it is first seen; another one for a sheet with other words."""
        of = form, None if entry.blank else self._model.record
        found = self._codes.get(entry)
        if found is None or found[0] != of:
            found = self._codes[entry] = (of, new_code())
        return found[1]

    def _reading(self, entry: Entry) -> Reading:
        """Another language and readings are for families and children alone."""
        if self.forms[entry.sheet].audience not in READERS:
            return AS_IT_IS
        grade = int(entry.grade) if entry.grade.isdecimal() else None
        return Reading(entry.language, grade, readings(self._model.case.file))

    def pages(self, entry: Entry, form: Form | None = None) -> tuple[Drawing, ...]:
        """As they will print."""
        return catalog.build(self.source(entry, form))

    def has_consent(self, entry: Entry) -> bool:
        """Whether nobody gets it whom the family has not said yes to."""
        form = self.forms[entry.sheet]
        return entry.blank or not form.recipient or consented(self._model.record, entry.recipient)

    def recipient(self, entry: Entry) -> str:
        """What the one who gets it is called; "" for nobody."""
        found = (each.name for each in self._model.record.resources if each.id == entry.recipient)
        return next(found, "")

    def file_name(self, entry: Entry) -> str:
        """A name for its PDF that tells nobody's."""
        return catalog.file_name(self.forms[entry.sheet], self.today)
