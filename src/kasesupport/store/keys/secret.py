"""What someone brings to open a key slot."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """A passphrase, and where the slot asks for one the key file's own bytes (keyfile.read). Never shown."""

    passphrase: str
    key_file: bytes = b""

    def __repr__(self) -> str:
        return "Secret(…)"

    def typed(self) -> bytes:
        """The passphrase in NFKC, so that full width, half width and split accents open alike."""
        return unicodedata.normalize("NFKC", self.passphrase).encode("utf-8", "surrogatepass")


def as_secret(told: "Secret | str") -> Secret:
    """A bare passphrase is a Secret without a key file."""
    return Secret(told) if isinstance(told, str) else told
