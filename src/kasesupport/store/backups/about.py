"""What a backup says of itself before it is unlocked: about.json, signed by a key derived from the data key."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic
from kasesupport.store.history.journal import Head
from kasesupport.store.keys.slots import derive

FILE = "about.json"
FORMAT = "kasesupport-backup"
VERSION = 1
SIZE_LIMIT = 1 << 16
LAST_YEAR = 9000  # dates are reckoned with


@dataclass(frozen=True, slots=True)
class About:
    """Time (ISO 8601 with zone), whose it is, what it holds, its last act, and the encrypted file's size in bytes.

    The last act's number counts the journal's entries, as they are numbered without a gap.
    """

    at: str
    vault_id: str
    generation: int
    families: int
    people: int
    seq: int
    hash: str
    size: int
    mac: str = ""

    @property
    def head(self) -> Head:
        """The last act that the backup holds."""
        return Head(self.seq, self.hash)

    @property
    def time(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.at)


def write(folder: Path, about: About, key: bytes) -> None:
    """Signs and writes it. Raises OSError."""
    signed = replace(about, mac=_mac(about, key))
    write_atomic(folder / FILE, canonical({**asdict(signed), "format": FORMAT, "version": VERSION}).encode())


def read(folder: Path) -> About:
    """What it says; nothing is proven before `is_authentic`. Raises not_a_backup, newer_schema."""
    try:
        with (folder / FILE).open("rb") as file:
            body = json.loads(file.read(SIZE_LIMIT).decode())
        if body.pop("format") != FORMAT:
            raise ValueError("format")
        version = body.pop("version")
        about = _parsed(body) if version == VERSION else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Problem("not_a_backup") from error
    if about is None:
        raise Problem("newer_schema", found=version, known=VERSION)
    return about


def is_authentic(about: About, key: bytes) -> bool:
    """Whether someone who had this data key wrote it."""
    return hmac.compare_digest(about.mac.encode(), _mac(about, key).encode())


def _mac(about: About, key: bytes) -> str:
    body = canonical(asdict(replace(about, mac=""))).encode()
    return hmac.new(derive(key, "backup"), body, hashlib.sha256).hexdigest()


def _parsed(body: dict[str, object]) -> About:
    about = About(**body)  # type: ignore[arg-type]  # told apart just below
    for name, kind in About.__annotations__.items():
        if type(getattr(about, name)) is not kind:
            raise TypeError(name)
    if about.time.tzinfo is None or about.time.year > LAST_YEAR:
        raise ValueError("at")
    return about
