"""What goes wrong is said: no button does nothing without a word."""

from collections.abc import Callable
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
