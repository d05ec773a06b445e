"""Words outside the windows: of Problems and of the commands, in the language asked for."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.resources import path

LANGUAGES = {"ja", "en"}
KEEPER = "_keeper"
FOR_KEEPERS = {f"{language}{KEEPER}" for language in LANGUAGES}


def text(problem: Problem, language: str, *, keeper: bool = False) -> str:
    """What happened, what is safe, what to do next. `language` is "ja" or "en".

    `keeper`: a keeper of the vault reads it, who is not sent to the keeper. KeyError for a code without words or a fact
    the words need and the problem lacks (a test walks them all).
    """
    found = _said(words(path("messages", "problems.toml"))[problem.code], language, keeper)
    return found.format_map({**problem.facts, "what": _act(str(problem.facts.get("op", "")), language)})


def _act(op: str, language: str) -> str:
    """What an act of that permanent name is called; the name where it is of another program's journal."""
    found = words(path("messages", "journal.toml")).get(f"op.{op}")
    return found[language] if found else op


def notice_text(notice: Notice, language: str, *, keeper: bool = False) -> str:
    """What one should know after opening a vault (resources/messages/notices.toml); `keeper` as in `text`."""
    return _said(words(path("messages", "notices.toml"))[notice.code], language, keeper).format_map(notice.facts)


def finding_text(code: str, good: bool, facts: Mapping[str, object], language: str, *, keeper: bool = False) -> str:
    """What a check found (resources/messages/findings.toml), of a finding's code, whether it is well, its facts."""
    entry = words(path("messages", "findings.toml"))[f"{code}_{'good' if good else 'bad'}"]
    return _said(entry, language, keeper).format_map(facts)


def flaw_text(flaw: Mapping[str, object], language: str) -> str:
    """What a proof of the journal found (resources/messages/flaws.toml), of the fields of a Flaw."""
    return words(path("messages", "flaws.toml"))[str(flaw["kind"])][language].format_map(flaw)


def fault_text(code: str, language: str, **facts: object) -> str:
    """What is wrong in a row of a list, or was found in reading it (resources/messages/faults.toml)."""
    return words(path("messages", "faults.toml"))[code][language].format_map(facts)


def held_text(what: str, why: str, count: int, language: str) -> str:
    """What a sheet leaves out and why (resources/messages/held.toml); a `why` that is no key is a sheet's own words."""
    entries = words(path("messages", "held.toml"))
    reason = entries[why][language] if why in entries else why
    thing = entries[what][language]
    frame = entries["line_counted" if count else "line"][language]
    return frame.format(what=thing, count=count, why=reason)


def doubt_text(code: str, names: Sequence[str], language: str) -> str:
    """A soft question about dates (resources/messages/doubts.toml); `names` of the people concerned, in its order."""
    return words(path("messages", "doubts.toml"))[code][language].format(*names)


def help_text(page: str, key: str, language: str) -> str:
    """One paragraph of a help page (resources/help/PAGE.toml); KeyError for one that has no words."""
    return words(path("help", f"{page}.toml"))[key][language]


def command_text(key: str, language: str, **facts: object) -> str:
    """One text of the commands (resources/messages/cli.toml)."""
    return words(path("messages", "cli.toml"))[key][language].format_map(facts)


def language(environment: Mapping[str, str]) -> str:
    """English ("en") where the locale says C, POSIX or English (LC_ALL, LC_MESSAGES, LANG), else "ja"."""
    chosen = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "ja")
    return "en" if chosen.split(".")[0] in {"C", "POSIX"} or chosen.startswith("en") else "ja"


def _said(entry: Mapping[str, str], language: str, keeper: bool) -> str:
    return entry.get(f"{language}{KEEPER}", entry[language]) if keeper else entry[language]


@cache
def words(file: Path) -> Mapping[str, Mapping[str, str]]:
    """All entries by code; ValueError naming file and entry if one is not just `ja` and `en` with words in them.

    Beside these both may stand once more as a keeper of the vault is told: `ja_keeper` and `en_keeper`.
    """
    entries: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    for code, entry in entries.items():
        if set(entry) not in (LANGUAGES, LANGUAGES | FOR_KEEPERS) or not all(
            isinstance(value, str) and value.strip() for value in entry.values()
        ):
            raise ValueError(f"{file.name}: [{code}] needs words in ja and en, and nothing else")
    return entries
