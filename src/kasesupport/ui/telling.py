"""What goes wrong is said: no button does nothing without a word."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from kasesupport.domain.problems import Problem

T = TypeVar("T")


def told(tell: Callable[[Problem], object], do: Callable[[], T]) -> T | None:
    """Do it; a Problem goes to `tell` and gives None."""
    try:
        return do()
    except Problem as problem:
        tell(problem)
        return None


def tell_uncaught(tell: Callable[[Problem], object]) -> None:
    """From now on what nobody caught, raised by a press or a key, is told: a Problem as itself, all else as unexpected,
    and that goes where it went before, too.
    """
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Problem):
            before(kind, error, trace)
        tell(error if isinstance(error, Problem) else Problem("unexpected"))

    sys.excepthook = hook
