"""What stands in another language says so to a program that reads the page aloud: its part of the tags has /Lang."""

import ctypes
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Dictionary

from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import load
from kasesupport.sheets.tongues.languages import in_language, language
from kasesupport.sheets.tongues.reading import NONE, Reading

TODAY = date(2026, 11, 30)
TAGS = {"en": "en", "zh": "zh-Hans", "ko": "ko", "vi": "vi", "pt": "pt", "fil": "fil"}
Place = tuple[int, int]  # page, number of a marked piece
NAME = "名前《なまえ》"  # a label of the sheet


def told(element: pikepdf.Object, pages: list[tuple[int, int]], lang: str = "ja") -> Iterator[tuple[str, str, Place]]:
    """Language (handed down), role and place of every marked piece."""
    lang = str(element.get("/Lang", lang))
    for kid in element.K:
        if isinstance(kid, Dictionary):
            yield from told(kid, pages, lang)
        else:
            yield lang, str(element.S), (pages.index(element.Pg.objgen), int(kid))


def parts(pdf: bytes) -> list[tuple[str, str, Place]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = [page.obj.objgen for page in document.pages]
        return list(told(document.Root.StructTreeRoot.K[0], pages))


def words(pdf: bytes) -> dict[Place, str]:
    """What is written in each marked piece."""
    found: dict[Place, str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            place = number, pdfium.FPDFPageObj_GetMarkedContentID(each)
            buffer = (ctypes.c_ushort * pdfium.FPDFTextObj_GetText(each, text, None, 0))()
            pdfium.FPDFTextObj_GetText(each, text, buffer, len(buffer))
            found[place] = found.get(place, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
    return found


def by_language(pdf: bytes) -> dict[str, str]:
    """All words, put together by the language that is told for them."""
    said = words(pdf)
    found: dict[str, str] = {}
    for lang, _, place in parts(pdf):
        found[lang] = found.get(lang, "") + said.get(place, "")
    return {lang: "".join(each.split()) for lang, each in found.items()}


def made(name: str) -> bytes:
    return to_pdf(catalog.build(catalog.source(load("consent"), TODAY, reading=Reading(name, NONE))))


@pytest.mark.parametrize("name", TAGS)
def test_words_in_another_language_say_which(name: str) -> None:
    assert language(name).tongue == TAGS[name]
    found = by_language(made(name))
    assert set(found) == {"ja", TAGS[name]}
    for theirs in (in_language(name, NAME), language(name).unread):
        assert "".join(theirs.split()) in found[TAGS[name]]
        assert "".join(theirs.split()) not in found["ja"]
    assert "名前" in found["ja"]
    assert "同意書" not in found[TAGS[name]]


def test_a_japanese_sheet_has_no_second_language() -> None:
    assert set(by_language(made("ja"))) == {"ja"}
