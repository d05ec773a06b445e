"""From one encrypted file of a vault to the next: names, and what a rekey that was cut off leaves behind.

The header names the file that counts (data.db, data-2.db …). A rekey prepares everything under names that do not
count; the header is the one switch. Whoever opens the vault next, with an authentic header, ends what was begun.
"""

from contextlib import suppress
from pathlib import Path

from kasesupport.store.files import sync_folder
from kasesupport.store.history import anchor
from kasesupport.store.home import ANCHOR, PAGE_1, Home
from kasesupport.store.keys.header import DATA_NAME

NEXT = ".next"  # of the anchor and page 1 that go with the next file
PART = ".part"  # of a next file that is not whole yet


def next_name(home: Home) -> str:
    """The name for a new encrypted file, one that no file in the folder has had."""
    return f"data-{max(map(_number, [home.data, *_data_files(home)])) + 1}.db"


def following(home: Home, name: str) -> Path:
    """Where the anchor or page 1 of the next file waits for the switch."""
    return home.folder / f"{name}{NEXT}"


def drop(path: Path) -> None:
    """Removes an encrypted file with its WAL. Raises OSError."""
    for suffix in ("-wal", "-shm", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def abandon(home: Home, name: str) -> None:
    """Takes away what a rekey prepared that did not come to its switch; the marker goes last. Raises OSError."""
    drop(home.folder / f"{name}{PART}")
    drop(home.folder / name)
    following(home, PAGE_1).unlink(missing_ok=True)
    following(home, ANCHOR).unlink(missing_ok=True)


def settle(home: Home) -> None:
    """Ends a rekey of earlier, whichever way the authentic header of `home` says. Only for whoever holds the lock.

    A file newer than the header's stays unless a rekey was under way: an old header may have been put back over it.
    """
    with suppress(OSError):  # what cannot go now goes at the next opening
        _settle_next(home)
        for path in home.folder.glob(f"data*{PART}*"):
            path.unlink(missing_ok=True)
        for name in _data_files(home):
            if _number(name) < _number(home.data):
                drop(home.folder / name)


def _settle_next(home: Home) -> None:
    waiting = following(home, ANCHOR)
    if not waiting.exists():
        following(home, PAGE_1).unlink(missing_ok=True)
    elif anchor.read(waiting, home.key.key) is not None:
        if following(home, PAGE_1).exists():
            following(home, PAGE_1).replace(home.folder / PAGE_1)
        waiting.replace(home.folder / ANCHOR)
        sync_folder(home.folder)
    else:
        for name in _data_files(home):
            if _number(name) > _number(home.data):
                drop(home.folder / name)
        abandon(home, home.data + PART)


def _data_files(home: Home) -> list[str]:
    return [path.name for path in home.folder.iterdir() if DATA_NAME.fullmatch(path.name)]


def _number(name: str) -> int:
    _, dash, rest = name.partition("-")
    return int(rest.removesuffix(".db")) if dash else 1
