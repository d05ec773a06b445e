"""Key slots: a passphrase opens a slot, a slot holds the data key.

Argon2id (RFC 9106) over the NFKC passphrase, HKDF-SHA256, then AES-256-GCM around the data key. The slot's
own fields are authenticated with it, so that a slot cannot be moved to another vault or weakened.
"""

import unicodedata
from dataclasses import asdict, dataclass
from secrets import token_bytes

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical

MIB = 1024
BOUNDS = {"memory": (8 * MIB, 1024 * MIB), "passes": (1, 32), "lanes": (1, 16)}


@dataclass(frozen=True, slots=True)
class Kdf:
    """Cost of Argon2id; memory in KiB. ValueError outside BOUNDS: a header may not ask for 1 TB."""

    memory: int = 64 * MIB
    passes: int = 3
    lanes: int = 2

    def __post_init__(self) -> None:
        for name, (least, most) in BOUNDS.items():
            value = getattr(self, name)
            if type(value) is not int or not least <= value <= most:
                raise ValueError(name)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. Nothing in it is secret; nothing in it names a person."""

    id: str
    kdf: Kdf
    salt: bytes
    nonce: bytes
    wrapped: bytes


def wrap(key: bytes, passphrase: str, slot_id: str, vault_id: str, kdf: Kdf) -> Slot:
    """A new slot around the data key. Raises memory_short."""
    salt, nonce = token_bytes(16), token_bytes(12)
    bare = Slot(slot_id, kdf, salt, nonce, b"")
    wrapped = AESGCM(_opener(bare, passphrase)).encrypt(nonce, key, _bound(bare, vault_id))
    return Slot(slot_id, kdf, salt, nonce, wrapped)


def unwrap(slot: Slot, passphrase: str, vault_id: str) -> bytes | None:
    """The data key, or None: a wrong passphrase and a changed slot look the same. Raises memory_short."""
    try:
        return AESGCM(_opener(slot, passphrase)).decrypt(slot.nonce, slot.wrapped, _bound(slot, vault_id))
    except InvalidTag:
        return None


def derive(secret: bytes, purpose: str) -> bytes:
    """A 256-bit key for one purpose (HKDF-SHA256)."""
    return HKDF(SHA256(), 32, salt=None, info=f"kasesupport {purpose}".encode()).derive(secret)


def _bound(slot: Slot, vault_id: str) -> bytes:
    fields = {"vault": vault_id, "slot": slot.id, "kdf": asdict(slot.kdf), "salt": slot.salt.hex()}
    return canonical(fields).encode()


def _opener(slot: Slot, passphrase: str) -> bytes:
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    kdf = slot.kdf
    try:
        hashed = hash_secret_raw(typed, slot.salt, kdf.passes, kdf.memory, kdf.lanes, 32, Type.ID)
    except HashingError as error:
        raise Problem("memory_short", megabytes=kdf.memory // MIB) from error
    return derive(hashed, "slot")
