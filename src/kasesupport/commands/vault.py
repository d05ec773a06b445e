"""`kasesupport vault …`: which commands there are, and making and looking at a vault."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from kasesupport.cases import backups, opening, views
from kasesupport.commands import copies, keys, records, salvaging, secrets
from kasesupport.commands.opened import add_vault, opened
from kasesupport.commands.terminal import Answer, Terminal, run
from kasesupport.domain.problems import Problem

ENDING = ".vault"
Adding = Callable[[ArgumentParser, Terminal], None]
Command = Callable[[Namespace, Terminal], Answer]


def add(parsers: "_SubParsersAction[ArgumentParser]", language: str) -> None:
    """Adds `vault` with its commands."""
    terminal = Terminal(language)
    parser = parsers.add_parser("vault", help=terminal.say("vaults"), description=terminal.say("vaults"))
    listed = parser.add_subparsers(metavar=" | ".join(name for name, _, _ in _COMMANDS), required=True)
    for name, adding, command in _COMMANDS:
        words = terminal.say(f"vault_{name}")
        one = listed.add_parser(name, help=words, description=words, allow_abbrev=False)
        adding(one, terminal)
        one.add_argument("--json", action="store_true", help=terminal.say("json"))
        one.set_defaults(run=partial(_run, command))


def _run(command: Command, chosen: Namespace, language: str) -> int:
    terminal = Terminal(language, chosen.json)
    return run(lambda: command(chosen, terminal), terminal)


def _add_new(parser: ArgumentParser, terminal: Terminal) -> None:
    say = terminal.say
    parser.add_argument("vault", type=Path, help=say("new_folder"))
    parser.add_argument("--name", required=True, help=say("new_name"))
    parser.add_argument("--label", default="", help=say("label"))
    secrets.add_new_secret(parser, terminal)
    keys.add_sheet(parser, terminal)


def _new(chosen: Namespace, terminal: Terminal) -> Answer:
    """Makes a vault, and a recovery key for it where its sheet or its halves are asked for."""
    if chosen.vault.suffix != ENDING:
        raise Problem("vault_name_unfit", ending=ENDING)
    if chosen.vault.is_file() or (chosen.vault.is_dir() and any(chosen.vault.iterdir())):
        raise Problem("vault_exists")
    secret = secrets.told_new(chosen, terminal)
    opening.create(chosen.vault, secret, practitioner=chosen.name, label=chosen.label)
    made = Answer({"vault": chosen.vault}, (terminal.say("new_done", path=chosen.vault),))
    if chosen.sheet is None and not chosen.pair:
        return Answer(made.data, (*made.lines, terminal.say("new_without_recovery")))
    file = opening.unlock(chosen.vault, secret)
    try:
        printed = keys.recovery(file, chosen, terminal)
    finally:
        file.close()
    return Answer({**made.data, **printed.data}, (*made.lines, *printed.lines))


def _add_info(parser: ArgumentParser, terminal: Terminal) -> None:
    add_vault(parser, terminal)
    parser.add_argument("--open", action="store_true", help=terminal.say("info_open"))


def _info(chosen: Namespace, terminal: Terminal) -> Answer:
    """What a locked vault tells, and with --open what stands in it."""
    if not opening.is_vault(chosen.vault):
        raise Problem("not_a_vault")
    lines = opening.key_lines(chosen.vault)
    data: dict[str, object] = {"vault": chosen.vault, "keys": [asdict(line) for line in lines]}
    told = tuple(keys.key_text(line, terminal) for line in lines)
    if not chosen.open:
        return Answer(data, told)
    inside = _inside(chosen, terminal)
    return Answer({**data, **inside.data}, (*told, *inside.lines))


def _inside(chosen: Namespace, terminal: Terminal) -> Answer:
    with opened(chosen, terminal) as file:
        head, last, checked = file.head(), backups.last_good(file), backups.last_check(file)
        families = len(views.families(file))
        notices = [notice.code for notice in file.notices]
    times = {"backup": last.at if last else None, "check": checked.at if checked else None}
    data = {"families": families, "seq": head.seq, "head": head.hash, "notices": notices, "last": times}
    counts = terminal.say("info_inside", families=families, seq=head.seq, head=head.hash)
    said = (terminal.say(f"info_{name}", at=f"{at:%Y-%m-%d %H:%M}") for name, at in times.items() if at)
    return Answer(data, (counts, *said))


_COMMANDS: tuple[tuple[str, Adding, Command], ...] = (
    ("new", _add_new, _new),
    ("info", _add_info, _info),
    ("check", copies.add_check, copies.check),
    ("backup", copies.add_backup, copies.backup),
    ("restore", copies.add_restore, copies.restore),
    ("salvage", salvaging.add_salvage, salvaging.salvage),
    ("slots", keys.add_slots, keys.slots),
    ("rekey", add_vault, keys.rekey),
    ("journal", records.add_journal, records.journal),
    ("erase", records.add_erase, records.erase),
)
