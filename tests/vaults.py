"""Files and vaults for the tests: made once a run, copied ever after, because making one is what costs.

A test that opens something asks for the fixture `casefile`, else takes `new_file`, `new_vault` or `laid` from here.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

from kasesupport.cases.rows import OpenCase
from kasesupport.store import engine, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import local_now
from kasesupport.store.opening import open_file

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
AS_THE_PROGRAM = engine.DataKey.__init__.__defaults__


def guard_memory(on: bool) -> None:
    """Whether the keys that this process makes or unwraps from now on open files with memory security.

    Two thirds of a test's time went into it, and what stands above the store cannot tell it. The program's own
    processes, which the tests start, always have it.
    """
    engine.DataKey.__init__.__defaults__ = AS_THE_PROGRAM if on else (False,)


def new_file(folder: Path) -> tuple[Path, engine.DataKey]:
    """A real encrypted file with a random key: all of the store but the passphrase."""
    data, key = _made_file()
    path = folder / "data.db"
    path.write_bytes(data)
    return path, engine.DataKey(key.key, key.salt)


def new_casefile(folder: Path) -> CaseFile:
    """The same, open."""
    return open_file(*new_file(folder))


def filled(folder: Path, fill: Callable[[CaseFile], OpenCase]) -> OpenCase:
    """The family that `fill` makes, in an open file of its own; it is made once a run, then copied."""
    data, key, family_id, episode_id = _filled(fill)
    path = folder / "data.db"
    path.write_bytes(data)
    return OpenCase(open_file(path, engine.DataKey(key.key, key.salt)), family_id, episode_id)


@cache
def _filled(fill: Callable[[CaseFile], OpenCase]) -> tuple[bytes, engine.DataKey, str, str]:
    with TemporaryDirectory() as folder:
        path, key = new_file(Path(folder))
        file = open_file(path, key)
        made = fill(file)
        file.close()
        return path.read_bytes(), key, made.family_id, made.episode_id


@cache
def _made_file() -> tuple[bytes, engine.DataKey]:
    """A file in which nothing stands yet but its tables, and its key."""
    key = engine.DataKey(token_bytes(32), token_bytes(16), guarded=False)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.db"
        engine.create_file(path, key)
        open_file(path, key).close()
        return path.read_bytes(), key


def new_vault(
    folder: Path,
    secret: Secret | str,
    *,
    practitioner: str = "",
    label: str = "",
    device: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> None:
    """What `vault.create` makes, with a key that is quick to stretch. Vaults of one name are copies of one vault."""
    laid(folder, _make, secret, practitioner, label, device, clock() if clock else None)


def _make(
    folder: Path, secret: Secret | str, practitioner: str, label: str, device: str | None, at: datetime | None
) -> None:
    clock = local_now if at is None else lambda: at
    vault.create(folder, secret, practitioner=practitioner, label=label, kdf=QUICK, clock=clock, device=device)


def laid(folder: Path, build: Callable[..., None], *given: object) -> Path:
    """Lays down what `build(folder, *given)` makes and closes; it is built once a run and name of folder, then copied."""
    for name, mode, content in _built(folder.name, build, given):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)
    return folder


@cache
def _built(name: str, build: Callable[..., None], given: tuple[object, ...]) -> list[tuple[Path, int, bytes]]:
    with TemporaryDirectory() as place:
        folder = Path(place) / name
        build(folder, *given)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return [(path.relative_to(folder), path.stat().st_mode, path.read_bytes()) for path in files]
