"""`kasesupport resources import|export`: the area register from and to lists of spreadsheet programs."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from kasesupport.cases import access, entries, names, register, shortages
from kasesupport.commands import list_report, secrets
from kasesupport.commands.list_report import Report
from kasesupport.commands.opened import ACCEPTABLE, add_seen, opened
from kasesupport.commands.terminal import Answer, Terminal, run
from kasesupport.domain.problems import Problem
from kasesupport.exchange.spreadsheets import checking, opening, saying, sheets, texts, writing
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.entries import Choices, columns
from kasesupport.exchange.spreadsheets.fields import IGNORED, PERSON, fields, guessed, kind_words
from kasesupport.exchange.spreadsheets.planning import plan
from kasesupport.exchange.spreadsheets.tabling import letters
from kasesupport.exchange.spreadsheets.values import Reading, Table
from kasesupport.saving import save

FORMS = (".xlsx", ".csv")
EXISTING = ("skip", "fill", "overwrite")
SAME = {"shiftjis": "cp932", "sjis": "cp932", "utf8": "utf-8", "utf16": "utf-16", "eucjp": "euc_jp"}
NAMED = {"tab": "\t", "comma": ",", "semicolon": ";"}


def add(parsers: "_SubParsersAction[ArgumentParser]", language: str) -> None:
    """Adds `resources` with its commands."""
    terminal = Terminal(language)
    say = terminal.say
    parser = parsers.add_parser("resources", help=say("resources"), description=say("resources"))
    listed = parser.add_subparsers(metavar="import | export", required=True)
    for name, adding, command in (("import", _add_import, _import), ("export", _add_export, _export)):
        words = say(f"resources_{name}")
        one = listed.add_parser(name, help=words, description=words, allow_abbrev=False)
        adding(one, terminal)
        one.add_argument("--vault", type=Path, required=True, help=say("vault"))
        secrets.add_secret(one, terminal)
        add_seen(one, terminal)
        one.add_argument("--accept", action="append", default=[], choices=ACCEPTABLE, help=say("accept"))
        one.add_argument("--json", action="store_true", help=say("json"))
        one.set_defaults(run=partial(_run, command))


def _run(command: Callable[[Namespace, Terminal], Answer], chosen: Namespace, language: str) -> int:
    terminal = Terminal(language, chosen.json)
    return run(lambda: command(chosen, terminal), terminal)


def _add_import(parser: ArgumentParser, terminal: Terminal) -> None:
    say = terminal.say
    parser.add_argument("file", type=Path, help=say("list_file"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=say("list_sheet"))
    parser.add_argument("--encoding", type=_encoding, choices=texts.ENCODINGS, default="", help=say("list_encoding"))
    parser.add_argument("--delimiter", choices=tuple(NAMED), default="", help=say("list_delimiter"))
    parser.add_argument("--header", type=int, default=0, metavar="N", help=say("list_header"))
    parser.add_argument("--hidden", action="store_true", help=say("list_hidden"))
    parser.add_argument("--map", action="append", default=[], type=_pair, metavar="FIELD=HEADER", help=say("list_map"))
    parser.add_argument("--ignore", action="append", default=[], metavar="HEADER", help=say("list_ignore"))
    parser.add_argument("--kind", action="append", default=[], type=_pair, metavar="WORD=KIND", help=say("list_kind"))
    parser.add_argument("--existing", choices=EXISTING, default="skip", help=say("list_existing"))
    parser.add_argument("--empty-faulty", action="store_true", help=say("list_empty_faulty"))
    parser.add_argument("--faults", type=Path, metavar="CSV", help=say("list_faults"))
    parser.add_argument("--dry-run", action="store_true", help=say("list_dry_run"))


def _import(chosen: Namespace, terminal: Terminal) -> Answer:
    """Reads, checks and takes in; exit code 1 where a faulty row stayed out."""
    wanted = Reading(chosen.sheet, chosen.encoding, NAMED.get(chosen.delimiter, ""), chosen.header, chosen.hidden)
    found = opening.read(chosen.file, wanted)
    to = Columns(_columns(found.table, chosen.map, chosen.ignore), _kinds(chosen.kind))
    with opened(chosen, terminal) as file:
        with terminal.progress("list_checking") as progress:
            rows = checking.checked(found.table, to, entries.listed(file), progress)
        taken = frozenset(row.line for row in rows) if chosen.empty_faulty else frozenset()
        made = plan(rows, Choices(chosen.existing, taken=taken))
        if not chosen.dry_run and (made.added or made.changed):
            register.bring_in(file, [columns(entry) for entry in made.added], made.changed)
    if chosen.faults is not None:
        save(writing.text(saying.to_hand_back(found.table, rows, terminal.language), "utf-8"), chosen.faults)
    report = Report(found, to, rows, made, terminal.language)
    told = list_report.lines(report, "list_would" if chosen.dry_run else "list_done")
    return Answer({**list_report.data(report), "dry_run": chosen.dry_run}, told, 1 if made.faulty else 0)


def _add_export(parser: ArgumentParser, terminal: Terminal) -> None:
    say = terminal.say
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("list_out"))
    parser.add_argument("--encoding", choices=writing.ENCODINGS, default="utf-8", help=say("list_out_encoding"))
    parser.add_argument("--missing", action="store_true", help=say("list_missing"))


def _export(chosen: Namespace, terminal: Terminal) -> Answer:
    """Writes the register, or what is missing; that it went out is noted in the journal."""
    form = chosen.out.suffix.lower()
    if form not in FORMS:
        raise Problem("picture_form_unknown", forms=" ".join(FORMS))
    with opened(chosen, terminal) as file:
        if chosen.missing:
            out = sheets.missing(shortages.listed(file), names.all_names(file))
        else:
            out = sheets.register(entries.listed(file))
        save(writing.xlsx(out) if form == ".xlsx" else writing.text(out, chosen.encoding), chosen.out)
        access.area_exported(file, "shortages" if chosen.missing else "register")
    lost = writing.lacking(out) if form == ".csv" and chosen.encoding == "cp932" else {}
    said = (terminal.say("list_lost", signs=" ".join(lost)),) if lost else ()
    data = {"out": chosen.out, "rows": len(out.rows), "lost": lost}
    return Answer(data, (terminal.say("wrote", path=chosen.out), *said))


def _encoding(typed: str) -> str:
    """By any of the names that are used for it."""
    plain = typed.lower().replace("-", "_")
    return SAME.get(plain.replace("_", ""), plain if plain == "euc_jp" else typed.lower())


def _pair(typed: str) -> tuple[str, str]:
    """Two words with = between them. ArgumentTypeError makes anything else wrong words."""
    one, sign, other = typed.partition("=")
    if not (sign and one and other):
        raise ArgumentTypeError(typed)
    return one, other


def _columns(table: Table, mapped: Sequence[tuple[str, str]], ignored: Sequence[str]) -> tuple[str, ...]:
    """The guess, but where it is told otherwise. Raises column_unknown (told), field_unknown (told, known)."""
    told = [(_field(field), _column(table, header)) for field, header in mapped]
    found = [IGNORED if field in {each for each, _ in told} else field for field in guessed(table.headers)]
    for field, at in (*told, *((IGNORED, _column(table, header)) for header in ignored)):
        found[at] = field
    return tuple(found)


def _field(told: str) -> str:
    """By its name or by what our own lists call it."""
    found = next((each.name for each in fields().values() if told in (each.name, each.label)), None)
    if found is None:
        raise Problem("field_unknown", told=told, known=" ".join(fields()))
    return found


def _column(table: Table, told: str) -> int:
    """By its header, or by its letters."""
    named = [at for at, header in enumerate(table.headers) if header == told]
    lettered = [at for at in range(len(table.headers)) if letters(at) == told.upper()]
    if not named and not lettered:
        raise Problem("column_unknown", told=told, known=" ".join(table.headers))
    return (named or lettered)[0]


def _kinds(told: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Words of the list with the kind each stands for. Raises field_unknown (told, known)."""
    kinds = [each for each in kind_words().values() if each.kind != PERSON]
    known = {word: each.kind for each in kinds for word in (each.kind, each.label)}
    unknown = next((kind for _, kind in told if kind not in known), None)
    if unknown is not None:
        raise Problem("field_unknown", told=unknown, known=" ".join(each.label for each in kinds))
    return {word: known[kind] for word, kind in told}
