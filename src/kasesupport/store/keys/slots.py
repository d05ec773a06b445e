"""Key slots: a secret opens a slot, a slot holds the data key.

Argon2id (RFC 9106) over the NFKC passphrase, HKDF-SHA256 with the key file, then AES-256-GCM around the slot's
own private key (ECDH, P-256). The data key is sealed to the slot's public key, so that a new data key can be
sealed for every practitioner without their passphrases (as LUKS keeps one key behind many doors). The slot's
fields are authenticated with it: a slot cannot be moved to another vault or weakened.
"""

import uuid
from dataclasses import asdict, dataclass, replace
from secrets import token_bytes

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kasesupport.domain.problems import Problem
from kasesupport.store.canonical import canonical
from kasesupport.store.keys.secret import Secret

MIB = 1024
BOUNDS = {"memory": (8 * MIB, 1024 * MIB), "passes": (1, 32), "lanes": (1, 16)}
KINDS = ("practitioner", "recovery", "pair")
POINT = 33  # bytes of a compressed P-256 point
SEALED = POINT + 48  # the sender's point, then 256 bits with their tag
ONCE = bytes(12)  # a nonce for keys that are used once


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
    """One way to the data key. Nothing in it is secret.

    `label` (名札) stands in the clear for choosing among several; it names no family. `kind`: "practitioner",
    "recovery" (one printed key) or "pair" (a printed key in two halves). `factor`: a key file is needed too.
    """

    id: str
    label: str
    kind: str
    factor: bool
    kdf: Kdf
    salt: bytes
    public: bytes
    nonce: bytes
    private: bytes
    sealed: bytes


def make(key: bytes, secret: Secret, label: str, kind: str, vault_id: str, kdf: Kdf) -> Slot:
    """A new slot around the data key, opened by `secret`. Raises memory_short."""
    own = generate_private_key(SECP256R1())
    slot_id, factor = str(uuid.uuid4()), bool(secret.key_file)
    bare = Slot(slot_id, label, kind, factor, kdf, token_bytes(16), _point(own.public_key()), token_bytes(12), b"", b"")
    return reseal(_wrapped(bare, own, secret, vault_id), key, vault_id)


def unwrap(slot: Slot, secret: Secret, vault_id: str) -> bytes | None:
    """The data key, or None: a wrong passphrase, a wrong key file and a changed slot look the same.

    Raises memory_short; damaged_file where the secret is right and the sealed key is not whole.
    """
    own = _private(slot, secret, vault_id)
    return None if own is None else _unsealed(slot, own, vault_id)


def reseal(slot: Slot, key: bytes, vault_id: str) -> Slot:
    """The same slot around another data key; needs no secret."""
    once = generate_private_key(SECP256R1())
    sender = _point(once.public_key())
    shared = once.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), slot.public))
    return replace(slot, sealed=sender + AESGCM(_shared_key(shared)).encrypt(ONCE, key, _bound(slot, vault_id, sender)))


def rewrap(slot: Slot, old: Secret, new: Secret, vault_id: str, kdf: Kdf) -> Slot | None:
    """The same slot opened by another secret; None if `old` does not open it. Raises memory_short."""
    own = _private(slot, old, vault_id)
    if own is None:
        return None
    key = _unsealed(slot, own, vault_id)
    fresh = replace(slot, factor=bool(new.key_file), kdf=kdf, salt=token_bytes(16), nonce=token_bytes(12))
    return reseal(_wrapped(fresh, own, new, vault_id), key, vault_id)


def stretch(secret: Secret, salt: bytes, kdf: Kdf) -> bytes:
    """Argon2id over the passphrase: 256 bits. Raises memory_short."""
    try:
        return hash_secret_raw(secret.typed(), salt, kdf.passes, kdf.memory, kdf.lanes, 32, Type.ID)
    except HashingError as error:
        raise Problem("memory_short", megabytes=kdf.memory // MIB) from error


def derive(secret: bytes, purpose: str) -> bytes:
    """A 256-bit key for one purpose (HKDF-SHA256)."""
    return HKDF(SHA256(), 32, salt=None, info=f"kasesupport {purpose}".encode()).derive(secret)


def _wrapped(slot: Slot, own: EllipticCurvePrivateKey, secret: Secret, vault_id: str) -> Slot:
    plain = own.private_numbers().private_value.to_bytes(32, "big")
    return replace(slot, private=AESGCM(_opener(slot, secret)).encrypt(slot.nonce, plain, _bound(slot, vault_id, b"")))


def _private(slot: Slot, secret: Secret, vault_id: str) -> EllipticCurvePrivateKey | None:
    try:
        plain = AESGCM(_opener(slot, secret)).decrypt(slot.nonce, slot.private, _bound(slot, vault_id, b""))
    except InvalidTag:
        return None
    return derive_private_key(int.from_bytes(plain, "big"), SECP256R1())


def _unsealed(slot: Slot, own: EllipticCurvePrivateKey, vault_id: str) -> bytes:
    sender = slot.sealed[:POINT]
    try:
        shared = own.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), sender))
        return AESGCM(_shared_key(shared)).decrypt(ONCE, slot.sealed[POINT:], _bound(slot, vault_id, sender))
    except (InvalidTag, ValueError) as error:
        raise Problem("damaged_file") from error


def _point(public: EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def _shared_key(shared: bytes) -> bytes:
    return derive(shared, "seal")


def _bound(slot: Slot, vault_id: str, sender: bytes) -> bytes:
    """What is authenticated beside the key: all that must not be changed or moved."""
    fields = {"vault": vault_id, "slot": slot.id, "kind": slot.kind, "factor": slot.factor, "kdf": asdict(slot.kdf),
              "salt": slot.salt.hex(), "public": slot.public.hex(), "sender": sender.hex()}  # fmt: skip
    return canonical(fields).encode()


def _opener(slot: Slot, secret: Secret) -> bytes:
    return derive(stretch(secret, slot.salt, slot.kdf) + (secret.key_file if slot.factor else b""), "slot")
