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
    """From now on a Problem that nobody caught, raised by a press or a key, goes to `tell`; all else where it went."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Problem):
            tell(error)
        else:
            before(kind, error, trace)

    sys.excepthook = hook
