"""The command for a damaged vault: vault salvage. The damaged one is only read."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from operator import attrgetter
from pathlib import Path

from kasesupport.cases import finding, opening, salvaging
from kasesupport.cases.salvaging import FamilyTally, Report
from kasesupport.commands import secrets
from kasesupport.commands.opened import slot_id
from kasesupport.commands.terminal import Answer, Terminal
from kasesupport.domain.problems import Problem


def add_salvage(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault salvage`."""
    say = terminal.say
    parser.add_argument("vault", type=Path, help=say("salvage_damaged"))
    parser.add_argument("--to", type=Path, required=True, metavar="VAULT", help=say("restore_to"))
    parser.add_argument("--backups", type=Path, action="append", default=[], metavar="FOLDER", help=say("salvage_from"))
    secrets.add_secret(parser, terminal)


def salvage(chosen: Namespace, terminal: Terminal) -> Answer:
    """A new vault of all that can be read; exit code 1 if anything is lost."""
    if not opening.is_vault(chosen.vault):
        raise Problem("not_a_vault")
    slot = slot_id(opening.key_lines(chosen.vault), chosen.key) if chosen.key else ""
    shelves = (finding.of_vault(chosen.vault), *map(finding.find, chosen.backups))
    found = sorted((line for shelf in shelves for line in shelf), key=attrgetter("at"), reverse=True)
    secret = secrets.told(chosen, terminal)
    with terminal.progress("salvage_doing") as progress:
        report = salvaging.salvage(chosen.vault, secret, chosen.to, [line.path for line in found], progress, slot=slot)
    total = report.total
    data = {"vault": chosen.to, **asdict(report), "total": asdict(total), "older": total.older}
    return Answer(data, tuple(_lines(report, chosen.to, terminal)), 1 if total.lost or total.unlinked else 0)


def _lines(report: Report, place: Path, terminal: Terminal) -> Iterator[str]:
    yield terminal.say("salvage_pages", bad=report.bad_pages, pages=report.pages, backups=report.backups)
    for family in report.families:
        yield from _family(family, report, terminal)
    yield from _family(FamilyTally("", terminal.say("salvage_shared"), report.shared), report, terminal)
    yield terminal.say("salvage_entries", entries=report.entries, missing=report.entries_missing)
    yield terminal.say("salvage_done", path=place)


def _family(family: FamilyTally, report: Report, terminal: Terminal) -> Iterator[str]:
    rows = family.rows
    name = family.name or terminal.say("salvage_nameless")
    key = "salvage_lost" if rows.lost else "salvage_whole" if rows.is_whole else "salvage_filled"
    yield terminal.say(key, name=name, kept=rows.kept, filled=rows.filled, lost=rows.lost)
    if rows.unlinked:
        yield terminal.say("salvage_unlinked", rows=salvaging.unlinked(report, family.family_id, terminal.language))
    if rows.older:
        yield terminal.say("salvage_older", older=rows.older)
