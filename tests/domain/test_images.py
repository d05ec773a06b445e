"""The size of a picture from its first bytes, and a photograph that tells nothing of itself."""

import io
from struct import pack

import pytest
from PIL import Image

from kasesupport.domain.images import pixels, silent


def made(kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (90, 40), (0, 114, 178)).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_tells_its_size(kind: str) -> None:
    assert pixels(made(kind)) == (90, 40)
    assert pixels(made("JPEG", progressive=True)) == (90, 40)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a" + b"\0" * 40, made("PNG")[:20], made("JPEG")[:30], b"\xff\xd8\xff" * 9]
)
def test_anything_else_is_none(content: bytes) -> None:
    assert pixels(content) is None


def test_what_a_camera_tells_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "the maker of the camera"
    told = made("JPEG", exif=exif)
    told = told[:2] + b"\xff\xfe" + pack(">H", 11) + b"a comment" + told[2:]
    kept = silent(told)
    assert b"camera" in told
    assert b"camera" not in kept
    assert b"comment" not in kept
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(told)).tobytes()
    assert silent(made("PNG")) == made("PNG")
