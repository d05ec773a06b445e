"""`kasesupport sheet`: the list of sheets, and the PDF of one, to be written by hand or filled from a family."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from kasesupport import messages
from kasesupport.cases import access, families, handing, office_sheets, opening, overview, views
from kasesupport.cases.office import logo, office
from kasesupport.cases.office_practice import in_use
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.readings import readings
from kasesupport.cases.rows import OpenCase
from kasesupport.commands import secrets, sheet_pack
from kasesupport.commands.opened import family_id
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.sheltering import is_protected
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import sending
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.office import chosen as in_office
from kasesupport.sheets.forms.pack import Pack
from kasesupport.sheets.forms.source import children, consented
from kasesupport.sheets.forms.spec import Form
from kasesupport.sheets.tongues.languages import ids
from kasesupport.sheets.tongues.reading import JAPANESE, NONE, Reading


def add(sheet: ArgumentParser, say: Callable[[str], str]) -> None:
    """The command's own words."""
    sheet.add_argument("sheet", nargs="?", default="", help=say("sheet_kind"))
    sheet.add_argument("--list", action="store_true", help=say("sheet_list"))
    sheet.add_argument("--vault", type=Path, help=say("vault"))
    sheet.add_argument("--family", action="append", default=[], help=say("sheet_family"))
    sheet.add_argument("--pack", action="store_true", help=say("sheet_pack"))
    sheet.add_argument("--order", choices=("kana", "next"), default="kana", help=say("sheet_order"))
    sheet.add_argument("--since", default="", type=_day, metavar="DAY", help=say("sheet_since"))
    sheet.add_argument("--until", default="", type=_day, metavar="DAY", help=say("sheet_until"))
    sheet.add_argument("--to", default="", help=say("sheet_to"))
    sheet.add_argument("--reason", default="", help=say("sheet_reason"))
    sheet.add_argument("--own", type=Path, metavar="FOLDER", help=say("sheet_own"))
    sheet.add_argument("--lang", default=JAPANESE, choices=(JAPANESE, *ids()), help=say("sheet_lang"))
    sheet.add_argument("--child", default="", help=say("sheet_child"))
    sheet.add_argument("--for", dest="reader", default="", help=say("sheet_for"))
    sheet.add_argument("--reveal", default="", metavar="REASON", help=say("sheet_reveal"))
    sheet.add_argument("--grade", type=int, choices=range(NONE + 1), help=say("sheet_grade"))
    sheet.add_argument("--audience", choices=catalog.ORDER, help=say("sheet_audience"))
    sheet.add_argument("--paper", choices=sending.PAPERS, help=say("sheet_paper"))
    sheet.add_argument("--passphrase", action="store_true", help=say("sheet_passphrase"))
    sheet.add_argument("--pdf-passphrase-file", type=Path, metavar="FILE", help=say("sheet_passphrase_file"))
    sheet.add_argument("--out", type=Path, help=say("out"))
    sheet.add_argument("--blank", action="store_true", help=say("blank"))
    sheet.add_argument("--passphrase-file", type=Path, help=say("passphrase_file"))


def _day(told: str) -> str:
    """A whole day as it is kept, "" for none. Raises ValueError."""
    return date.fromisoformat(told).isoformat() if told else ""


def run(chosen: Namespace, language: str) -> int:
    """Lists or makes sheets; 2 where the words do not make sense together. Raises as unlocking and loading do."""
    forms = catalog.forms(chosen.own)
    if chosen.list:
        _list([form for form in forms.values() if chosen.audience in (None, form.audience)], language)
        return 0
    if chosen.sheet not in forms:
        _tell(messages.command_text("sheet_unknown", language))
        return 2
    form = _fitted(forms[chosen.sheet], chosen)
    if not _complete(chosen, form):
        _tell(messages.command_text("sheet_incomplete", language))
        return 2
    made = _made(chosen, form, language)
    written = to_pdf(made.pages, title=form.label, outline=made.outline)
    save(_shut(written, chosen, language), chosen.out)
    print(messages.command_text("wrote", language, path=chosen.out))  # noqa: T201
    return 0


def _fitted(form: Form, chosen: Namespace) -> Form:
    """The sheet for these readers, on this paper. Raises sheet_audience."""
    read = sending.narrowed(form, chosen.audience) if chosen.audience else form
    return sending.on_paper(read, chosen.paper) if chosen.paper else read


def _shut(written: bytes, chosen: Namespace, language: str) -> bytes:
    """Behind a passphrase if one is wanted: typed twice unseen, or from a file; never an argument."""
    file = chosen.pdf_passphrase_file
    if not (chosen.passphrase or file):
        return written
    typed = secrets.line(file, messages.command_text("ask_pdf_passphrase", language))
    again = typed if file else secrets.line(None, messages.command_text("ask_again", language))
    shut = sending.shut(written, typed, again)
    _tell(messages.command_text("sheet_tell_apart", language))
    return shut


def _complete(chosen: Namespace, form: Form) -> bool:
    """Whether it is told where to write, and from what: from nothing, from all families, from some, from one."""
    whole = form.scope == "office"
    from_vault = bool(chosen.vault) and (whole or chosen.pack or len(chosen.family) == 1)
    fits = not chosen.pack or not (whole or form.recipient or chosen.blank)
    return bool(chosen.out) and fits and (from_vault or (chosen.blank and len(chosen.family) < 2))


def _made(chosen: Namespace, form: Form, language: str) -> Pack:
    if chosen.blank or not (chosen.pack or form.scope == "office"):
        return Pack(_pages(chosen, form, language), ())
    with _unlocked(chosen, language) as file:
        form = _of_office(chosen, form, file)
        if chosen.pack:
            return sheet_pack.packed(chosen, form, file, language)
        return Pack(sheet_pack.over_all(chosen, form, file), ())


def _list(forms: Iterable[Form], language: str) -> None:
    for form in forms:
        audience = messages.command_text(f"sheet_audience_{form.audience}", language)
        print(f"{form.id}\t{audience}\t{form.label}")  # noqa: T201


def _pages(chosen: Namespace, form: Form, language: str) -> tuple[Drawing, ...]:
    reading = Reading(chosen.lang, chosen.grade)
    if not chosen.vault or not chosen.family:
        return catalog.build(catalog.source(form, date.today(), reading=reading))
    with _opened(chosen, language) as case:
        form = _of_office(chosen, form, case.file)
        told, today = office(case.file), case.file.today()
        facts = (told.name, told.phone)
        record = views.record(case)
        reading = replace(reading, words=readings(case.file))
        if chosen.blank:
            made = catalog.build(catalog.source(form, today, facts, logo=logo(case.file), reading=reading))
        else:
            to = _recipient(chosen, form, case, record)
            source = catalog.source(
                form, today, facts, record, to, practice=in_use(case.file).practice, logo=logo(case.file),
                reading=reading, beside=overview.beside(case, chosen.since, chosen.until),
                child=_whose(chosen, form, record),
                reveal=_revealed(chosen, form, case, record),
            )  # fmt: skip
            for each in held(source):
                _tell(messages.held_text(each.what, each.why, each.count, language))
            if without := catalog.unread(source):
                _tell(messages.command_text("sheet_unread", language, words="、".join(without)))
            made = catalog.build(source)
        access.exported(case, chosen.sheet)
    return made


def _of_office(chosen: Namespace, form: Form, file: CaseFile) -> Form:
    """As the office has it in its vault; a folder that is named comes first."""
    return form if chosen.own else in_office(office_sheets.kept(file)).forms.get(form.id, form)


@contextmanager
def _opened(chosen: Namespace, language: str) -> Iterator[OpenCase]:
    with _unlocked(chosen, language) as file:
        yield families.open_case(file, family_id(file, chosen.family[0]))


@contextmanager
def _unlocked(chosen: Namespace, language: str) -> Iterator[CaseFile]:
    typed = secrets.line(chosen.passphrase_file, messages.command_text("ask_passphrase", language))
    file = opening.unlock(chosen.vault, typed)
    try:
        yield file
    finally:
        file.close()


def _recipient(chosen: Namespace, form: Form, case: OpenCase, record: CaseRecord) -> str:
    """The id of whom it goes to. Raises sheet_no_recipient; share_without_reason where the family did not say yes."""
    if not form.recipient:
        return ""
    found = [each for each in record.resources if chosen.to and chosen.to in each.name]
    if len(found) != 1:
        raise Problem("sheet_no_recipient")
    if not consented(record, found[0].id):
        handing.without_consent(case, form.id, found[0].name, chosen.reason)
    return found[0].id


def _child(chosen: Namespace, record: CaseRecord) -> str:
    """The id of the child whose sheet it is; "" where none was named or nobody is called so."""
    found = [each.id for each in children(record) if chosen.child and chosen.child in (each.name, each.called)]
    return next(iter(found), "")


def _whose(chosen: Namespace, form: Form, record: CaseRecord) -> str:
    """The id of the child whose sheet it is, or of the one of the family it is handed to. Raises sheet_no_reader."""
    if form.audience != "family" or not chosen.reader:
        return _child(chosen, record)
    found = [each.id for each in record.graph.persons if chosen.reader in (each.name, each.called, *each.name.split())]
    if len(found) != 1:
        raise Problem("sheet_no_reader")
    return found[0]


def _revealed(chosen: Namespace, form: Form, case: OpenCase, record: CaseRecord) -> bool:
    """Whether a protected address shall stand on it; the reason is noted."""
    if not (chosen.reveal and form.audience == "office" and is_protected(record)):
        return False
    handing.reveal(case, form.id, chosen.reveal)
    return True


def _tell(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201
