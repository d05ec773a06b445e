"""A file is taken for what its bytes are, whole ones alone; nothing but a PNG's picture is passed on."""

from struct import pack
from zlib import compress, crc32

import pytest

from kasesupport.domain.attached import LARGEST, bare, kind_of, turned
from kasesupport.domain.images import PNG
from kasesupport.domain.problems import Problem


def chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))


def png(width: int = 4, height: int = 4, extra: bytes = b"") -> bytes:
    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return PNG + head + extra + chunk(b"IDAT", compress(b"\0" + bytes(4) * 4)) + chunk(b"IEND", b"")


def jpeg(width: int = 4, height: int = 4, end: bytes = b"\xff\xd9") -> bytes:
    frame = b"\xff\xc0" + pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    thumb = b"\xff\xe1" + pack(">H", 8) + b"Exif\xff\xd9"  # a preview has an end of its own
    return b"\xff\xd8" + thumb + frame + b"\xff\xda" + pack(">H", 8) + b"\1\1\0\0\x3f\0" + b"data\xff\0data" + end


def refused(content: bytes) -> str:
    with pytest.raises(Problem) as caught:
        kind_of(content)
    return caught.value.code


def test_what_it_is_is_told_by_its_bytes() -> None:
    assert (kind_of(png()), kind_of(jpeg()), kind_of(b"%PDF-1.7 ...")) == ("png", "jpeg", "pdf")
    assert kind_of(jpeg() + b"a film behind it") == "jpeg"


def test_what_is_cut_short_broken_or_something_else_is_refused() -> None:
    assert refused(b"") == "attach_empty"
    assert refused(b"MZ\x90 a program called photo.jpg") == "attach_kind"
    assert refused(b"<svg onload='x'/>") == "attach_kind"
    assert refused(b"\0\0\0\x24ftypheic\0\0\0\0mif1heic") == "attach_heic"  # said with what to do about it
    for whole in (png(), png()[:-1], png()[:-13], png()[:40], jpeg(end=b""), jpeg()[:24], jpeg(0, 0)):
        assert whole == png() or refused(whole) == "attach_broken"
    assert refused(bytes(LARGEST + 1)) == "attach_too_large"


@pytest.mark.parametrize("size", [(30_000, 30_000), (20_001, 1), (8_000, 8_000)])
def test_what_would_unpack_to_more_than_there_is_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    assert refused(png(*size)) == "attach_too_wide"
    assert refused(jpeg(*size)) == "attach_too_wide"


def test_texts_and_profiles_of_a_png_are_not_passed_on() -> None:
    bomb = chunk(b"zTXt", b"a\0\0" + compress(bytes(1_000_000)))
    assert bare(png(extra=bomb)) == png()
    assert bare(jpeg()) == jpeg()


def test_turns_add_up_within_one_whole_turn() -> None:
    assert (turned(0, -0.5), turned(3595, 0.5), turned(900, 90.0), turned(0, 359.99)) == (3595, 0, 1800, 0)
