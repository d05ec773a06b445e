"""What goes out as a file: shut by a passphrase worth it, narrowed for its reader, on the paper that was asked for."""

from io import BytesIO

import pikepdf
import pytest

from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.text import set_line
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.leaf import MM
from kasesupport.sheets.sending import PAPERS, checked, narrowed, on_paper, shut

GOOD = "さくらの木の下で待つ"
FORMS = catalog.forms()


def test_a_good_passphrase_shuts_it() -> None:
    pdf = shut(to_pdf([Drawing(99, 99, set_line("字", 9, 50, 12))]), GOOD, GOOD)
    assert pikepdf.open(BytesIO(pdf), password=GOOD).is_encrypted


@pytest.mark.parametrize(
    ("first", "again", "code"),
    [
        (GOOD, GOOD + "い", "passphrases_differ"), ("さくら", "さくら", "passphrase_weak"),
        ("ＡＢＣ１２３さくらの木", "ＡＢＣ１２３さくらの木", "pdf_passphrase_signs"),
        ("いろはにほへとちりぬるを" * 4, "いろはにほへとちりぬるを" * 4, "pdf_passphrase_long"),
    ],
)  # fmt: skip
def test_any_other_is_told_why(first: str, again: str, code: str) -> None:
    with pytest.raises(Problem) as raised:
        checked(first, again)
    assert raised.value.code == code


def test_a_familys_sheet_may_go_to_one_agency_and_no_other_way() -> None:
    form = narrowed(FORMS["closing"], "agency")
    assert (form.audience, form.recipient, form.names) == ("agency", True, False)
    assert narrowed(FORMS["closing"], "family") is FORMS["closing"]
    for name, audience in (
        ("closing", "office"),
        ("request", "family"),
        ("case-record", "agency"),
        ("my-ties", "agency"),
    ):
        with pytest.raises(Problem, match="sheet_audience"):
            narrowed(FORMS[name], audience)


SIZES = [(210, 297), (297, 210), (297, 420), (420, 297)]


@pytest.mark.parametrize(("paper", "size"), list(zip(PAPERS, SIZES, strict=True)))
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[int, int]) -> None:
    leaf = on_paper(FORMS["closing"], paper).page.leaf
    assert (round(leaf.width / MM), round(leaf.height / MM)) == size
    assert leaf.holes
