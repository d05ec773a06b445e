"""What a command gives back, how it is printed, and how long work says how far it is and is stopped."""

import json
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kasesupport import messages
from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.domain.progress import Cancelled, Progress

STEP = 0.05  # of the whole, between two words of progress


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found or did: `data` for --json, `lines` for people, and the exit code."""

    data: Mapping[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    code: int = 0


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command was typed. Answers go to standard output; questions, notices and progress to standard error."""

    language: str
    as_json: bool = False

    def say(self, key: str, **facts: object) -> str:
        """One text of the commands (resources/messages/cli.toml)."""
        return messages.command_text(key, self.language, **facts)

    def tell(self, text: str) -> None:
        """Beside the answer."""
        print(text, file=sys.stderr, flush=True)  # noqa: T201

    def notices(self, found: tuple[Notice, ...], *, keeper: bool = False) -> None:
        """What one should know after opening a vault; `keeper`: a keeper of it reads it."""
        for notice in found:
            self.tell(messages.notice_text(notice, self.language, keeper=keeper))

    @contextmanager
    def progress(self, key: str) -> Iterator[Progress]:
        """Tells how far the work named by `key` is. Ctrl+C cancels it; a second one ends the program."""
        asked: list[int] = []

        def ask(number: int, _frame: object) -> None:
            asked.append(number)
            signal.signal(signal.SIGINT, signal.default_int_handler)

        before = signal.signal(signal.SIGINT, ask)
        try:
            yield self._telling(self.say(key), lambda: bool(asked))
        finally:
            signal.signal(signal.SIGINT, before)

    def _telling(self, what: str, stop: Callable[[], bool]) -> Progress:
        told = [-1.0]

        def tell(share: float) -> None:
            if stop():
                raise Cancelled
            if share - told[0] >= STEP or share >= 1 > told[0]:
                told[0] = share
                self.tell(f"{what} {share:4.0%}")

        return tell


def run(command: Callable[[], Answer], terminal: Terminal) -> int:
    """Runs one command and prints what it gives; gives the exit code. A Problem is 1, and said in words."""
    try:
        answer = command()
    except Problem as problem:
        words = messages.text(problem, terminal.language)
        terminal.tell(words)
        answer = Answer({"problem": problem.code, "facts": problem.facts, "message": words}, code=1)
    except (Cancelled, KeyboardInterrupt):
        terminal.tell(terminal.say("cancelled"))
        answer = Answer({"problem": "cancelled"}, code=1)
    _print(answer, terminal)
    return answer.code


def _print(answer: Answer, terminal: Terminal) -> None:
    if terminal.as_json:
        print(json.dumps(answer.data, ensure_ascii=False, default=_plain))  # noqa: T201
    else:
        for line in answer.lines:
            print(line)  # noqa: T201


def _plain(value: object) -> str:
    """Times and places as text; what else there may be is a mistake."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)
