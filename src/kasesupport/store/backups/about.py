"""What a backup says of itself: about.json, signed by a key derived from the data key.

Whoever finds a backup reads when it was made and how large it is. How much work lies in it is sealed.
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kasesupport.domain.problems import Problem
from kasesupport.store.backups.inspection import Holds
from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic
from kasesupport.store.keys.slots import derive

FILE = "about.json"
FORMAT = "kasesupport-backup"
VERSION = 2
OPEN = 1  # the version whose counts stood in the clear; its backups are still read
NONCE = 12  # bytes before what is sealed
SIZE_LIMIT = 1 << 16
LAST_YEAR = 9000  # dates are reckoned with
COUNTS = ("families", "people", "seq", "hash")
KINDS = {"at": str, "vault_id": str, "generation": int, "size": int, "sealed": str, "mac": str}


@dataclass(frozen=True, slots=True)
class About:
    """Time (ISO 8601 with zone), whose it is, the encrypted file's size in bytes, and what it holds, sealed.

    `told`: what it holds, where an older program wrote it in the clear.
    """

    at: str
    vault_id: str
    generation: int
    size: int
    sealed: str = ""
    mac: str = ""
    told: Holds | None = None

    @property
    def time(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.at)


def write(folder: Path, about: About, key: bytes) -> None:
    """Signs and writes it. Raises OSError."""
    body = {**_body(about), "mac": _mac(about, key), "format": FORMAT, "version": OPEN if about.told else VERSION}
    write_atomic(folder / FILE, canonical(body).encode())


def sealed(about: About, holds: Holds, key: bytes) -> About:
    """The same with what it holds, for whoever has this data key alone."""
    nonce = os.urandom(NONCE)
    kept = nonce + AESGCM(derive(key, "backup counts")).encrypt(nonce, canonical(asdict(holds)).encode(), _bound(about))
    return replace(about, sealed=base64.b64encode(kept).decode())


def holds(about: About, key: bytes) -> Holds | None:
    """What it holds; None without the data key that it was made with."""
    if about.told is not None:
        return about.told
    try:
        kept = base64.b64decode(about.sealed)
        body = AESGCM(derive(key, "backup counts")).decrypt(kept[:NONCE], kept[NONCE:], _bound(about))
        return Holds(**json.loads(body))
    except (InvalidTag, ValueError, TypeError):
        return None


def read(folder: Path) -> About:
    """What it says; nothing is proven before `is_authentic`. Raises not_a_backup, newer_schema."""
    try:
        with (folder / FILE).open("rb") as file:
            body = json.loads(file.read(SIZE_LIMIT).decode())
        if body.pop("format") != FORMAT:
            raise ValueError("format")
        version = body.pop("version")
        about = _parsed(body, version) if version in (OPEN, VERSION) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Problem("not_a_backup") from error
    if about is None:
        raise Problem("newer_schema", found=version, known=VERSION)
    return about


def is_authentic(about: About, key: bytes) -> bool:
    """Whether someone who had this data key wrote it."""
    return hmac.compare_digest(about.mac.encode(), _mac(about, key).encode())


def _mac(about: About, key: bytes) -> str:
    body = canonical({**_body(about), "mac": ""}).encode()
    return hmac.new(derive(key, "backup"), body, hashlib.sha256).hexdigest()


def _body(about: About) -> dict[str, object]:
    """What stands in the file beside format, version and mac."""
    fields = asdict(about)
    told = fields.pop("told")
    del fields["mac"]
    if told is not None:
        del fields["sealed"]
    return {**fields, **(told or {})}


def _bound(about: About) -> bytes:
    return f"{about.vault_id} {about.generation} {about.at}".encode()


def _parsed(body: dict[str, object], version: int) -> About:
    told = {name: body.pop(name) for name in COUNTS} if version == OPEN else None
    about = About(**body, told=None if told is None else Holds(**told))  # type: ignore[arg-type]  # just below
    for name, kind in KINDS.items():
        if type(getattr(about, name)) is not kind:
            raise TypeError(name)
    if about.told and [type(value) for value in asdict(about.told).values()] != [int, int, int, str]:
        raise TypeError("told")
    if about.time.tzinfo is None or about.time.year > LAST_YEAR:
        raise ValueError("at")
    return about
