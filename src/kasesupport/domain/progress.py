"""How long work says how far it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Takes the share done, 0.0 to 1.0, off the main thread. It may raise Cancelled: the work then leaves all as it was."""


class Cancelled(Exception):
    """Somebody stopped the work."""
