"""The sign of a sheet that comes back: it stands on each page, is read from a picture, and tells of nobody."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image as Picture

from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets import sign
from kasesupport.sheets.forms import catalog

DAY, CODE = date(2026, 11, 30), "ABCDEFGHIJKL"
OFFICE = ("みどり市こども家庭センター　東部相談室", "0120-000-0000")


def photographed(name: str, code: str, dots: int, degrees: float = 0.0, page: int = 0) -> Picture.Image:
    form = catalog.forms()[name]
    pages = catalog.build(catalog.source(form, DAY, OFFICE, sign=code))
    with_words = pypdfium2.PdfDocument(to_pdf(pages, title="x"))
    seen = with_words[page].render(scale=dots / 72).to_pil().convert("L")
    with_words.close()
    return seen.rotate(-degrees, expand=True, fillcolor=90, resample=Picture.Resampling.BILINEAR)


def read(picture: Picture.Image) -> tuple[sign.Sign, ...]:
    return sign.read(picture.tobytes(), *picture.size)


@pytest.mark.parametrize(("dots", "degrees"), [(200, 7.5), (150, 180), (150, -93)])
def test_it_is_read_from_a_photograph_however_that_lies(dots: int, degrees: float) -> None:
    (found,) = read(photographed("reflection-adult", CODE, dots, degrees))
    assert (found.code, found.page) == (CODE, 1)
    assert abs((found.turned - degrees + 180) % 360 - 180) < 4


def test_it_is_read_from_a_poor_jpeg_and_each_page_tells_its_number() -> None:
    poor = BytesIO()
    photographed("consent", CODE, 200, 2).save(poor, "JPEG", quality=25)
    assert [each.page for each in read(Picture.open(poor))] == [1]


def test_sheets_that_stay_and_those_without_a_code_have_none() -> None:
    assert read(photographed("consent", "", 150)) == ()
    forms = catalog.forms()
    assert not forms["closing"].returns
    assert {name for name, form in forms.items() if form.returns} == {
        "consent", "withdrawal", "reflection-adult", "reflection-child", "my-ties", "intake-sheet",
    }  # fmt: skip


def test_codes_are_drawn_by_lot_and_others_codes_are_not_ours() -> None:
    codes = {sign.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(sign.TOLD.fullmatch(sign.told(code, 3)) for code in codes)
    assert sign.TOLD.fullmatch("https://example.com") is None
    assert sign.TOLD.fullmatch(sign.told(CODE, 1) + "1") is None


def test_another_shape_has_another_digest() -> None:
    forms = catalog.forms()
    assert catalog.shape(forms["consent"]) == catalog.shape(forms["consent"])
    assert catalog.shape(forms["consent"]) != catalog.shape(forms["withdrawal"])
