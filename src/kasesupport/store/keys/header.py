"""The vault's header: key slots and the cipher's salt, as JSON, kept in two copies.

A checksum finds accidents before the key is known; an HMAC by a key derived from the data key finds
tampering after it. The newer whole copy counts.
"""

import hashlib
import hmac
import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical
from kasesupport.store.files import write_atomic
from kasesupport.store.keys.slots import KINDS, POINT, SEALED, Kdf, Slot, derive

T = TypeVar("T")
COPIES = ("header.a", "header.b")
FORMAT = "kasesupport-vault"
VERSION = 2
SIZE_LIMIT = 1 << 20
SLOT_LIMIT = 64
DATA_NAME = re.compile(r"data(-[1-9]\d{0,5})?\.db")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands outside the encryption. `generation` grows with every change; `data` names the encrypted file."""

    vault_id: str
    generation: int
    salt: bytes
    data: str
    slots: tuple[Slot, ...]
    mac: str = ""


def read(folder: Path) -> tuple[Header, ...]:
    """The whole copies of the newest generation, differing ones only; damaged_file if there is none.

    Raises newer_schema for a format of later times, trial_vault for one from before the first release.
    """
    found = [header for name in COPIES if (header := _read_copy(folder / name))]
    if not found:
        raise Problem("damaged_file")
    newest = max(header.generation for header in found)
    return tuple(dict.fromkeys(header for header in found if header.generation == newest))


def write(folder: Path, header: Header, key: bytes) -> None:
    """Signs the header and writes both copies, one after the other. Raises OSError."""
    data = _dump(replace(header, mac=_mac(header, key)))
    for name in COPIES:
        write_atomic(folder / name, data)


def repair(folder: Path, header: Header) -> None:
    """Puts an authentic header in place of a copy that is missing, damaged or old."""
    data = _dump(header)
    for name in COPIES:
        if _bytes(folder / name) != data:
            write_atomic(folder / name, data)


def is_authentic(header: Header, key: bytes) -> bool:
    """Whether someone who had the data key wrote this header."""
    return hmac.compare_digest(header.mac.encode(), _mac(header, key).encode())


def _mac(header: Header, key: bytes) -> str:
    body = canonical(_plain(replace(header, mac=""))).encode()
    return hmac.new(derive(key, "header"), body, hashlib.sha256).hexdigest()


def _plain(header: Header) -> dict[str, object]:
    fields = asdict(header)
    slots = [{name: _hexed(value) for name, value in slot.items()} for slot in fields["slots"]]
    return {**fields, "format": FORMAT, "version": VERSION, "salt": header.salt.hex(), "slots": slots}


def _hexed(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _dump(header: Header) -> bytes:
    body = _plain(header)
    return canonical({**body, "checksum": _checksum(body)}).encode()


def _checksum(body: dict[str, object]) -> str:
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT)
    except (FileNotFoundError, IsADirectoryError):
        return b""


def _read_copy(path: Path) -> Header | None:
    """None for what is missing or not whole."""
    try:
        body = json.loads(_bytes(path).decode())
        if body.pop("checksum") != _checksum(body) or body["format"] != FORMAT:
            return None
        if body["version"] != VERSION:
            newer = body["version"] > VERSION
            raise Problem("newer_schema" if newer else "trial_vault", found=body["version"], known=VERSION)
        return _parse(body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _parse(body: dict[str, object]) -> Header:
    slots = _typed(body["slots"], list)
    if len(slots) > SLOT_LIMIT:
        raise ValueError("slots")
    return Header(
        _typed(body["vault_id"], str),
        _typed(body["generation"], int),
        _sized(body["salt"], 16),
        _named(body["data"]),
        tuple(_parse_slot(slot) for slot in slots),
        _typed(body["mac"], str),
    )


def _parse_slot(body: dict[str, object]) -> Slot:
    if body["kind"] not in KINDS:
        raise ValueError("kind")
    return Slot(
        _typed(body["id"], str),
        _typed(body["label"], str),
        _typed(body["kind"], str),
        _typed(body["factor"], bool),
        Kdf(**_typed(body["kdf"], dict)),
        _sized(body["salt"], 16),
        _sized(body["public"], POINT),
        _sized(body["nonce"], 12),
        _sized(body["private"], 48),
        _sized(body["sealed"], SEALED),
    )


def _named(value: object) -> str:
    """A file of ours, never a path that leads elsewhere."""
    name = _typed(value, str)
    if not DATA_NAME.fullmatch(name):
        raise ValueError("data")
    return name


def _typed(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value


def _sized(value: object, size: int) -> bytes:
    data = bytes.fromhex(_typed(value, str))
    if len(data) != size:
        raise ValueError(size)
    return data
