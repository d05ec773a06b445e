"""A PDF behind a passphrase: it opens with that alone, in another program, and tells nothing before."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.pdfsealing import plain_to_type, sealed
from kasesupport.drawing.text import set_line

WORDS = "さくらの木の下で"
PDF = to_pdf([Drawing(300, 200, set_line("陽葵", 5, 50, 12))], title="佐倉")


def test_it_opens_with_the_passphrase_alone() -> None:
    shut = sealed(PDF, WORDS)
    assert pypdfium2.PdfDocument(shut, password=WORDS)[0].get_textpage().get_text_range() == "陽葵"
    for wrong in (None, "さくら"):
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            pypdfium2.PdfDocument(shut, password=wrong)


def test_it_is_sealed_by_the_newest_way_and_all_of_it() -> None:
    opened = pikepdf.open(BytesIO(sealed(PDF, WORDS)), password=WORDS)
    assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
    assert opened.encryption.stream_method == opened.encryption.string_method == pikepdf.models.EncryptionMethod.aesv3
    assert opened.Root.MarkInfo.Marked
    assert "佐倉".encode() not in sealed(PDF, WORDS)
    assert "佐倉".encode("utf-16-be") not in sealed(PDF, WORDS)


@pytest.mark.parametrize("words", ["", "あ" * 43])
def test_what_no_program_could_open_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="127"):
        sealed(PDF, words)


@pytest.mark.parametrize(
    ("words", "alike"),
    [(WORDS, True), ("kita-7 mado", True), ("１２３", False), ("ｻｸﾗ", False), ("a\u00a0b", False), ("a\tb", False)],
)
def test_signs_that_programs_take_differently_are_told(words: str, alike: bool) -> None:
    assert plain_to_type(words) is alike
