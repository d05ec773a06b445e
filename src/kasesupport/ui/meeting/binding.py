"""What the dialog's choices come to: pages, an outline, what stays in. Runs off the main thread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kasesupport import messages
from kasesupport.cases import families, meetings, overview, views
from kasesupport.cases.office import logo, office
from kasesupport.cases.office_practice import in_use
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.meetings import Meeting
from kasesupport.domain.overview import Beside, FamilyState, Order
from kasesupport.domain.progress import Progress
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.pack import empty_page, pack
from kasesupport.sheets.forms.source import Source, reference
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui.papers import form_desk

FIRST, COVER = "progress-list", "agenda"


@dataclass(frozen=True, slots=True)
class Bound:
    """The pages, an entry of the outline for each, and what is left out with the numbers of whose sheets."""

    pages: tuple[Drawing, ...] = ()
    outline: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def offered(file: CaseFile) -> tuple[Form, ...]:
    """The sheets a meeting may want, as the office has them: those over all families, then those of single ones."""
    every = form_desk.forms(file).forms.values()
    found = [form for form in every if form.audience in ("agency", "office") and not form.recipient]
    return tuple(sorted(found, key=lambda form: (form.id != FIRST, form.scope != "office", form.audience)))


def of_meeting(file: CaseFile, meeting: Meeting, states: Sequence[FamilyState]) -> tuple[FamilyState, ...]:
    """The families on a meeting's agenda in its order, each with what is to be decided of it."""
    known = {each.family_id: each for each in states}
    items = meetings.agenda(file, meeting.id)  # one whose episode is closed meanwhile stays on it
    found = ((known.get(each.family_id) or FamilyState(each.family_id, each.name), each) for each in items)
    return tuple(replace(state, decide=each.decide) for state, each in found)


def over_all(file: CaseFile, form: Form, order: Order) -> Bound:
    """A sheet about all families."""
    return Bound(catalog.build(_source(file, form, beside=overview.over_all(file, order))))


def bound(
    file: CaseFile,
    form: Form,
    chosen: Sequence[FamilyState],
    both_sides: bool,
    progress: Progress,
    meeting: Meeting | None = None,
) -> Bound:
    """One sheet of each family in this order, behind an agenda where the papers stay in the office.

    `both_sides`: each begins on a leaf of its own; `meeting`: whose papers they are, none for no meeting's.
    """
    left_out: dict[str, list[str]] = {}
    made = pack(_sources(file, form, chosen, left_out, meeting), len(chosen), progress, both_sides=both_sides)
    cover = _cover(file, Beside(families=tuple(chosen), meeting=meeting)) if form.audience == "office" else ()
    if both_sides and len(cover) % 2:
        cover = (*cover, empty_page(cover[-1]))
    return Bound((*cover, *made.pages), ("",) * len(cover) + made.outline, _listed(left_out))


def _sources(
    file: CaseFile, form: Form, chosen: Sequence[FamilyState], left_out: dict[str, list[str]], meeting: Meeting | None
) -> Iterator[Source]:
    for each in chosen:
        case = families.open_case(file, each.family_id)
        source = _source(file, form, record=views.record(case), beside=overview.beside(case, meeting=meeting))
        for one in held(source):
            line = messages.held_text(one.what, one.why, 0, "ja")
            left_out.setdefault(line, []).append(reference(each.family_id))
        yield source


def _listed(left_out: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(f"{line}（{'、'.join(numbers)}）" for line, numbers in left_out.items())


def _cover(file: CaseFile, beside: Beside) -> tuple[Drawing, ...]:
    return catalog.build(_source(file, form_desk.forms(file).forms[COVER], beside=beside))


def _source(file: CaseFile, form: Form, *, beside: Beside, record: CaseRecord | None = None) -> Source:
    told, practice = office(file), in_use(file).practice
    return catalog.source(
        form, file.today(), (told.name, told.phone), record, practice=practice, logo=logo(file), beside=beside
    )
