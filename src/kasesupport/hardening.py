"""What the process does not leave behind: no core dump, no report of a crash, no words of a family in an error."""

import ctypes
import sys
import traceback
from contextlib import suppress
from types import TracebackType

PR_SET_DUMPABLE = 4  # linux/prctl.h
NO_DIALOGS = 0x0001 | 0x0002 | 0x8000  # errhandlingapi.h: critical errors, crashes, files that do not open
NO_HEAP_IN_REPORTS = 0x1  # werapi.h, WER_FAULT_REPORTING_FLAG_NOHEAP


def harden() -> None:
    """Do it for this process. What a system does not offer is left out; nothing is raised."""
    sys.excepthook = say_where
    if sys.platform == "win32":
        _harden_windows()
    else:
        _no_core_file()
        _not_dumpable()


def say_where(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """An error nobody caught: its kind and place to standard error, not its words, which may hold a name."""
    print("".join(traceback.format_tb(trace)), kind.__name__, sep="", file=sys.stderr)  # noqa: T201


def _no_core_file() -> None:
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    """Linux: no dump through a pipe either, and no other program of the same user reads this memory."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _harden_windows() -> None:
    """Written after Microsoft's pages (SetErrorMode, WerSetFlags); not run on Windows yet."""
    with suppress(OSError, AttributeError):
        ctypes.WinDLL("kernel32").SetErrorMode(NO_DIALOGS)  # type: ignore[attr-defined,unused-ignore]
    with suppress(OSError, AttributeError):
        ctypes.WinDLL("wer").WerSetFlags(NO_HEAP_IN_REPORTS)  # type: ignore[attr-defined,unused-ignore]
