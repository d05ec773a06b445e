"""What kind of picture a file holds and how large it is, told from its first bytes: PNG and JPEG alone."""

from struct import unpack_from

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# frames of a JPEG that tell its size: SOF0 to SOF15 without DHT, JPG, DAC (ITU-T T.81, table B.1)
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
TOLD_OF = frozenset(
    {*range(0xE1, 0xEE), 0xEF, 0xFE}
)  # what cameras and programs write of themselves; E0, EE: its colours


def pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None where it is neither a PNG nor a JPEG, or is broken."""
    if content[:8] == PNG and content[12:16] == b"IHDR" and len(content) > 24:
        width, height = unpack_from(">II", content, 16)
        return (width, height) if width and height else None
    return _jpeg(content) if content[:3] == JPEG else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        kind, length = content[at + 1], unpack_from(">H", content, at + 2)[0]
        if kind in FRAMES:
            height, width = unpack_from(">HH", content, at + 5)
            return (width, height) if width and height else None
        at += 2 + length
    return None


def silent(content: bytes) -> bytes:
    """A JPEG without what a camera tells in it (place, day, name of the device); anything else as it is."""
    if content[:3] != JPEG:
        return content
    kept, at = content[:2], 2
    while at + 4 < len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        end = at + 2 + unpack_from(">H", content, at + 2)[0]
        kept += b"" if content[at + 1] in TOLD_OF else content[at:end]
        at = end
    return kept + content[at:]
