"""What opens a key, as the commands take it: asked for, from a file, or from standard input; never an argument.

Neither arguments nor the environment will do: others on the same machine can see them.
"""

import sys
import warnings
from argparse import ArgumentParser, Namespace
from getpass import GetPassWarning, getpass
from pathlib import Path

from kasesupport.cases import keys
from kasesupport.cases.opening import Secret
from kasesupport.commands.terminal import Terminal
from kasesupport.domain.problems import Problem
from kasesupport.domain.strength import Strength, strength

STDIN = Path("-")
LINE_LIMIT = 100_000  # characters


def add_secret(parser: ArgumentParser, terminal: Terminal) -> None:
    """The options that say what opens the vault."""
    say = terminal.say
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=say("passphrase_file"))
    parser.add_argument("--key-file", type=Path, metavar="FILE", help=say("key_file"))
    parser.add_argument("--recovery", action="store_true", help=say("recovery"))
    parser.add_argument("--key", default="", metavar="LABEL", help=say("key"))


def add_new_secret(parser: ArgumentParser, terminal: Terminal) -> None:
    """The options for a new passphrase or key file."""
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=terminal.say("new_passphrase_file"))
    parser.add_argument("--new-key-file", type=Path, metavar="FILE", help=terminal.say("new_key_file"))


def told(chosen: Namespace, terminal: Terminal) -> Secret:
    """What opens the vault.

    Raises nothing_typed, file_unreadable, key_file_missing, key_file_unreadable; for a recovery key as
    keys.recovery_secret.
    """
    if chosen.recovery:
        return _recovery(chosen.passphrase_file, terminal)
    typed = line(chosen.passphrase_file, terminal.say("ask_passphrase"))
    return Secret(typed, keys.read_key_file(chosen.key_file) if chosen.key_file else b"")


def told_new(chosen: Namespace, terminal: Terminal, kept: bytes = b"") -> Secret:
    """The new passphrase, asked for twice; a key file that is not there yet is made, without one `kept` stays.

    Raises passphrase_weak, passphrases_differ, nothing_typed, file_unreadable, and as key files are read and made.
    """
    typed = line(chosen.new_passphrase_file, terminal.say("ask_new_passphrase"))
    if strength(typed) is Strength.WEAK:
        raise Problem("passphrase_weak")
    if chosen.new_passphrase_file is None and _asked(terminal.say("ask_again")) != typed:
        raise Problem("passphrases_differ")
    return Secret(typed, _key_file(chosen.new_key_file) or kept)


def _key_file(path: Path | None) -> bytes:
    if path is None:
        return b""
    return keys.read_key_file(path) if path.exists() else keys.new_key_file(path)


def _recovery(file: Path | None, terminal: Terminal) -> Secret:
    """One code; the other half is asked for where the first was one."""
    lines = _lines(file) if file not in (None, STDIN) else []
    first = lines[0] if lines else line(file, terminal.say("ask_recovery"))
    try:
        return keys.recovery_secret([first])
    except Problem as problem:
        if problem.code != "recovery_half":
            raise
    other = "".join(lines[1:2]) if file not in (None, STDIN) else line(file, terminal.say("ask_other_half"))
    return keys.recovery_secret([first, other])


def line(file: Path | None, question: str) -> str:
    """One line: asked for without showing it, or the first of a file, or the next of standard input ("-").

    Raises nothing_typed where there is no line to be had, and file_unreadable.
    """
    if file is None:
        return _asked(question)
    return _next_line() if file == STDIN else _lines(file)[0]


def _asked(question: str) -> str:
    """What is typed unseen, or without a terminal the next line of standard input; never what would be seen."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(question)
    except GetPassWarning as warning:
        if sys.stdin.isatty():
            raise Problem("nothing_typed") from warning
        return _next_line()
    except EOFError as error:
        raise Problem("nothing_typed") from error


def _next_line() -> str:
    """Of standard input. Raises nothing_typed at its end."""
    typed = sys.stdin.readline(LINE_LIMIT)
    if not typed:
        raise Problem("nothing_typed")
    return typed.rstrip("\r\n")


def _lines(file: Path) -> list[str]:
    """The lines of a passphrase file; an editor may have begun it with a BOM."""
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(LINE_LIMIT).split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("file_unreadable") from error
