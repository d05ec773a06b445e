"""`kasesupport sheet NAME --pack`: sheets of several families in one PDF; sheets about all families of the office."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from kasesupport import messages
from kasesupport.cases import access, families, overview, views
from kasesupport.cases.office import logo, office
from kasesupport.cases.office_practice import in_use
from kasesupport.cases.office_sheets import kept
from kasesupport.cases.opening import CaseFile
from kasesupport.commands.opened import family_id
from kasesupport.domain.overview import Beside
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.office import chosen as chosen_by
from kasesupport.sheets.forms.pack import Pack, pack
from kasesupport.sheets.forms.source import Source, reference
from kasesupport.sheets.forms.spec import Form

COVER = "agenda"


def over_all(chosen: Namespace, form: Form, file: CaseFile) -> tuple[Drawing, ...]:
    """The pages of a sheet about all families; that it left the vault is noted."""
    made = catalog.build(_source(file, form, beside=overview.over_all(file, chosen.order)))
    access.area_exported(file, form.id)
    return made


def packed(chosen: Namespace, form: Form, file: CaseFile, language: str) -> Pack:
    """One sheet of each family that is named, or of all that are open, behind the meeting's agenda.

    An agenda has names: before sheets that leave the office there is none. Raises family_not_found, family_ambiguous.
    """
    states = {each.family_id: each for each in overview.states(file, chosen.order)}
    ids = [family_id(file, told) for told in chosen.family] or list(states)
    sources = _sources(chosen, form, file, ids, language)
    made = pack(sources, len(ids), lambda share: _told(round(share * len(ids)), len(ids), language))
    cover = _cover(chosen, form, file, Beside(families=tuple(states[each] for each in ids if each in states)))
    return Pack((*cover, *made.pages), (("",) * len(cover) + made.outline))


def _sources(chosen: Namespace, form: Form, file: CaseFile, ids: Sequence[str], language: str) -> Iterator[Source]:
    for each in ids:
        case = families.open_case(file, each)
        beside = overview.beside(case, chosen.since, chosen.until)
        source = _source(file, form, record=views.record(case), beside=beside)
        for left in held(source):
            line = messages.held_text(left.what, left.why, left.count, language)
            print(f"{reference(each)}　{line}", file=sys.stderr)  # noqa: T201
        access.exported(case, form.id)
        yield source


def _cover(chosen: Namespace, form: Form, file: CaseFile, beside: Beside) -> tuple[Drawing, ...]:
    if form.audience != "office":
        return ()
    return catalog.build(_source(file, _forms(chosen, file)[COVER], beside=beside))


def _forms(chosen: Namespace, file: CaseFile) -> Mapping[str, Form]:
    """The sheets of the folder that is named, else as the office keeps them with the vault."""
    return catalog.forms(chosen.own) if chosen.own else chosen_by(kept(file)).forms


def _source(file: CaseFile, form: Form, *, beside: Beside, record: CaseRecord | None = None) -> Source:
    told = office(file)
    return catalog.source(
        form,
        file.today(),
        (told.name, told.phone),
        record,
        practice=in_use(file).practice,
        logo=logo(file),
        beside=beside,
    )


def _told(done: int, count: int, language: str) -> None:
    print(messages.command_text("sheet_pack_done", language, done=done, count=count), file=sys.stderr)  # noqa: T201
