"""How often chance is tried: a share of it in the suite, more where KASESUPPORT_CHANCE says so (dev.py soak chance)."""

import os


def runs(few: int) -> int:
    """So many examples here; times what the soak asks for."""
    return few * int(os.environ.get("KASESUPPORT_CHANCE", "1"))


def at_length() -> bool:
    """Whether this is the soak, not the suite."""
    return "KASESUPPORT_CHANCE" in os.environ
