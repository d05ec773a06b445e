"""A vault opened for one command."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kasesupport.cases import opening, roles, views
from kasesupport.cases.opening import CaseFile, KeyLine, Secret
from kasesupport.commands import secrets
from kasesupport.commands.terminal import Terminal
from kasesupport.domain.problems import Problem

ACCEPTABLE = ("acts_missing", "older_than_seen", "other_than_seen", "wal_stale")


def add_vault(parser: ArgumentParser, terminal: Terminal) -> None:
    """The vault's folder and all that it takes to open it."""
    parser.add_argument("vault", type=Path, help=terminal.say("vault"))
    secrets.add_secret(parser, terminal)
    add_seen(parser, terminal)
    parser.add_argument("--accept", action="append", default=[], choices=ACCEPTABLE, help=terminal.say("accept"))


def add_seen(parser: ArgumentParser, terminal: Terminal) -> None:
    """Where this laptop remembers what it saw of its vaults."""
    parser.add_argument("--seen", type=Path, metavar="FILE", help=terminal.say("seen"))


@contextmanager
def opened(chosen: Namespace, terminal: Terminal, secret: Secret | None = None) -> Iterator[CaseFile]:
    """Unlocks the vault, tells its notices and closes it again; asks for what opens it unless that is given.

    Raises as unlocking does.
    """
    if not opening.is_vault(chosen.vault):
        raise Problem("not_a_vault")
    slot = slot_id(opening.key_lines(chosen.vault), chosen.key) if chosen.key else ""
    file = _unlocked(chosen, terminal, secret or secrets.told(chosen, terminal), slot)
    try:
        terminal.notices(file.notices, keeper=roles.has(file, "keeper"))
        yield file
    finally:
        file.close()


def _unlocked(chosen: Namespace, terminal: Terminal, secret: Secret, slot: str) -> CaseFile:
    """Where it does not open, a key file that was left out is spoken of: which keys need one is no secret."""
    try:
        return opening.unlock(chosen.vault, secret, slot=slot, seen=chosen.seen, accept=frozenset(chosen.accept))
    except Problem as problem:
        left_out = problem.code == "wrong_passphrase" and not secret.key_file and not chosen.recovery
        if left_out and any(line.factor for line in opening.key_lines(chosen.vault)):
            terminal.tell(terminal.say("perhaps_key_file"))
        raise


def family_id(file: CaseFile, told: str) -> str:
    """The one family of that name or part of a name. Raises family_not_found, family_ambiguous (count)."""
    found = views.families(file, told)
    if len(found) != 1:
        raise Problem("family_not_found" if not found else "family_ambiguous", count=len(found))
    return found[0].family_id


def exact_family_id(file: CaseFile, told: str) -> str:
    """The one family of just this name or id. Raises family_not_exact; family_ambiguous (count) for namesakes."""
    found = [line.family_id for line in views.families(file) if told in (line.name, line.family_id)]
    if not found:
        raise Problem("family_not_exact")
    if len(found) > 1:
        raise Problem("family_ambiguous", count=len(found))
    return found[0]


def preview_family_id(file: CaseFile, told: str) -> str:
    """As `family_id`, by the id too."""
    known = any(line.family_id == told for line in views.families(file))
    return told if known else family_id(file, told)


def slot_id(lines: Iterable[KeyLine], told: str) -> str:
    """The key of this label, or of this id. Raises key_gone, key_ambiguous (count)."""
    found = [line.slot_id for line in lines if told in (line.label, line.slot_id)]
    if len(found) > 1:
        raise Problem("key_ambiguous", count=len(found))
    if not found:
        raise Problem("key_gone")
    return found[0]
