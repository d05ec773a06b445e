"""Whoever wants to hear of changes, and the telling of them."""

import logging
import traceback
from collections.abc import Callable

from kasesupport.domain.changes import Changed

Listener = Callable[[Changed], None]


def call(listener: Listener, changed: Changed) -> None:
    """The act is committed, so a listener's failure is logged, not raised: where, not with what (names)."""
    try:
        listener(changed)
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error("listener after %s: %s\n%s", changed.op, type(error).__name__, where)
