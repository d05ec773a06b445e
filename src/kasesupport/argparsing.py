"""The argument parser's own words in Japanese: it has English ones and would need a catalogue of the system's kind.

Only its public ways are used: what it prints passes through here, and what is not known stays English.
"""

import re
from argparse import ArgumentParser
from typing import Any, NoReturn

from kasesupport import messages

HEADINGS = {"usage": r"^usage:", "arguments": r"^positional arguments:$", "options": r"^options:$"}
MISTAKES = {
    "required": r"the following arguments are required: (?P<what>.+)",
    "choice": r"argument (?P<where>.+?): invalid choice: (?P<what>.+) \(choose from (?P<known>.+)\)",
    "value": r"argument (?P<where>.+?): invalid .+ value: (?P<what>.+)",
    "one": r"argument (?P<where>.+?): expected one argument",
    "none": r"argument (?P<where>.+?): ignored explicit argument (?P<what>.+)",
    "ambiguous": r"ambiguous option: (?P<what>.+) could match (?P<known>.+)",
    "unknown": r"unrecognized arguments: (?P<what>.+)",
    "other": r"argument (?P<where>.+?): (?P<what>.+)",
}


def parser_class(language: str) -> type[ArgumentParser]:
    """The parser for "ja" or "en"; its subparsers are of the same class."""
    return JapaneseParser if language == "ja" else ArgumentParser


class JapaneseParser(ArgumentParser):
    """Says all it has to say itself in Japanese."""

    def __init__(self, prog: str | None = None, **options: Any) -> None:
        super().__init__(prog, **{**options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help=_say("help"))

    def format_help(self) -> str:
        """With its headings in Japanese."""
        return _headed(super().format_help())

    def format_usage(self) -> str:
        """With its heading in Japanese."""
        return _headed(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Usage and what is wrong on standard error; exit code 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {mistake(message)}\n")


def mistake(message: str) -> str:
    """What the parser found wrong, in Japanese where it is known; else as it is."""
    for key, pattern in MISTAKES.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return _say(key, **found.groupdict())
    return message


def _headed(text: str) -> str:
    for key, pattern in HEADINGS.items():
        text = re.sub(pattern, _say(key), text, count=1, flags=re.MULTILINE)
    return text


def _say(key: str, **facts: str) -> str:
    return messages.command_text(f"parser_{key}", "ja", **facts)
