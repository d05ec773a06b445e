"""The bytes are read as what they are, whatever the header says."""

import codecs

import fastgedcom.parser  # noqa: F401
import pytest

from kasesupport.domain.problems import Problem
from kasesupport.exchange.gedcom.encoding import decoded

JAPANESE = "佐倉 /美咲/ さくら みさき ミサキ 高橋"
FRENCH = "Hélène /Crève-Cœur/ née à Besançon"
GERMAN = "Jürgen /Groß/ Österreich"


def _file(char: str, name: str) -> str:
    return f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME {name}\n0 TRLR\n"


@pytest.mark.parametrize(
    ("said", "codec", "name"),
    [
        ("UTF-8", "utf-8", JAPANESE),
        ("UTF-8", "utf-8-sig", JAPANESE),
        ("ANSEL", "utf-8", JAPANESE),
        ("UNICODE", "utf-16", JAPANESE),
        ("UNICODE", "utf-16-le", JAPANESE),
        ("UNICODE", "utf-16-be", JAPANESE),
        ("UTF-8", "cp932", JAPANESE),
        ("ANSI", "cp932", JAPANESE),
        ("ASCII", "cp932", JAPANESE),
        ("ANSEL", "cp932", JAPANESE),
        ("SHIFT_JIS", "cp932", JAPANESE),
        ("ANSI", "euc_jp", JAPANESE),
        ("ANSI", "iso2022_jp", JAPANESE),
        ("ANSEL", "gedcom", FRENCH),
        ("ANSEL", "gedcom", GERMAN),
        ("ANSI", "cp1252", FRENCH),
        ("ANSI", "cp1252", GERMAN),
        ("IBMPC", "cp437", GERMAN),
        ("ISO-8859-1", "latin-1", GERMAN),
        ("ASCII", "ascii", "Anna /Berg/"),
    ],
)
def test_a_name_is_read_as_it_was_written(said: str, codec: str, name: str) -> None:
    read = decoded(_file(said, name).encode(codec))
    assert read.text == _file(said, name)
    assert read.said == said


def test_a_mark_wins_over_the_header() -> None:
    assert decoded(codecs.BOM_UTF8 + _file("ANSEL", JAPANESE).encode()).text == _file("ANSEL", JAPANESE)


def test_a_header_without_a_charset_is_read() -> None:
    text = f"0 HEAD\n0 @I1@ INDI\n1 NAME {JAPANESE}\n0 TRLR\n"
    assert decoded(text.encode("cp932")).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        bytes(range(256)) * 20,
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"PK\x03\x04",
        "家系図".encode("utf-16"),
    ],
)
def test_what_is_no_gedcom_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        decoded(data)
    assert caught.value.code == "gedcom_not_gedcom"
