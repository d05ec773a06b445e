"""The paper of a sheet is a matter of its file: size, way, holes, logo, numbers, the pale word."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image as Picture
from tests.sheets.forms.checking import faults, said, texts
from tests.sheets.forms.records import SCHOOL, hostile, told

from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing, Group, Image, flat
from kasesupport.drawing.pdf import to_pdf
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.pages import build, reference
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import Form, folder, load, names
from kasesupport.sheets.leaf import MM, leaf

PRACTICE = load_practice()
TODAY = date(2026, 11, 30)
TOLD = told(PRACTICE)
HOSTILE = hostile(PRACTICE, "鬱" * 120, goals=3, children=1)
AGENCY = [name for name in names() if load(name).audience == "agency"]


def form(tmp_path: Path, page: str, name: str = "closing") -> Form:
    text = (folder() / f"{name}.toml").read_text(encoding="utf-8")
    (tmp_path / f"{name}.toml").write_text(text + f"\n[page]\n{page}\n", encoding="utf-8")
    return load(name, tmp_path)


def made(of: Form, **more: object) -> tuple[Drawing, ...]:
    return build(Source(of, PRACTICE, TODAY, **{"record": HOSTILE, "recipient": SCHOOL, **more}))


def logo() -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (90, 40), (0, 114, 178)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("page", "millimetres"),
    [
        ('size = "A4"\nturn = "landscape"', (297, 210)), ('size = "A3"', (297, 420)), ("", (210, 297)),
        ('size = "A3"\nturn = "landscape"', (420, 297)),
    ],
)  # fmt: skip
def test_a_sheet_lies_on_the_paper_its_file_names(tmp_path: Path, page: str, millimetres: tuple[int, int]) -> None:
    pages = made(form(tmp_path, page))
    assert {(round(each.width / MM), round(each.height / MM)) for each in pages} == {millimetres}
    assert [fault for each in pages for fault in faults(each)] == []
    written = pypdfium2.PdfDocument(to_pdf(pages[:1]))[0].get_size()
    assert tuple(round(side / MM) for side in written) == millimetres


def test_only_what_is_punched_has_the_wide_margin(tmp_path: Path) -> None:
    punched, plain = form(tmp_path, "holes = true"), form(tmp_path, "holes = false")
    assert min(run.x for run in texts(made(punched, record=None)[0])) >= 25 * MM - 0.1
    assert 14 * MM - 0.1 <= min(run.x for run in texts(made(plain, record=None)[0])) < 25 * MM
    assert plain.page.leaf.punched == ()
    assert punched.page.leaf.punched[1] - punched.page.leaf.punched[0] == pytest.approx(80 * MM)


def test_a_card_is_the_card_alone(tmp_path: Path) -> None:
    of = form(tmp_path, 'size = "card"\nmark = "控え"', "card")
    pages = made(replace(of, sections=of.sections[1:]), record=None, phone="0120-000-000", center="センター")
    assert {(round(each.width / MM), round(each.height / MM)) for each in pages} == {(91, 55)}
    assert len(pages) == 3
    assert [fault for each in pages for fault in faults(each)] == []


def test_the_logo_stands_at_the_foot_beside_the_words(tmp_path: Path) -> None:
    pages = made(form(tmp_path, ""), record=TOLD, logo=logo(), center="鬱" * 100, phone="9" * 60)
    for each in pages:
        sign = next(item for item in flat(each.items) if isinstance(item, Image))
        x, y, wide, high = sign.box
        assert wide / high == pytest.approx(90 / 40)
        assert x + wide < each.width - 14 * MM
        assert y > each.height * 0.8
        assert not [run for run in texts(each) if run.x > x and abs(run.y - y) < 2 * high and "/" not in run.text]
        assert faults(each) == []
    assert not [
        i for p in made(form(tmp_path, "logo = false"), logo=logo()) for i in flat(p.items) if isinstance(i, Image)
    ]


def test_pages_are_numbered_unless_the_file_says_no(tmp_path: Path) -> None:
    assert "1 / 2" in said(made(form(tmp_path, ""), record=None))
    assert "1 / 2" not in said(made(form(tmp_path, "numbers = false"), record=None))


def test_the_pale_word_of_the_file_or_the_one_asked_for(tmp_path: Path) -> None:
    of = form(tmp_path, 'mark = "下書き"')
    for asked, shown in (("", "下書き"), ("控え", "控え")):
        pages = made(of, mark=asked, record=None)
        assert [each.items[0].alt for each in pages if isinstance(each.items[0], Group)] == [shown] * len(pages)
        read = pypdfium2.PdfDocument(to_pdf(pages))[0].get_textpage().get_text_range()
        assert shown in read
        assert "できるように" in read


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ('size = "B5"', "page.size"),
        ('turn = "over"', "page.turn"),
        ("holes = 1", "page.holes"),
        ("hole = true", "page.hole"),
        ('mark = "秘"', "page.mark"),
    ],
)
def test_a_fault_in_the_page_is_named(tmp_path: Path, page: str, key: str) -> None:
    with pytest.raises(Problem) as raised:
        form(tmp_path, page)
    assert raised.value.facts["key"] == key


@pytest.mark.parametrize("name", AGENCY)
def test_where_a_sheet_leaves_the_family_there_is_a_number_whatever_the_file_says(name: str) -> None:
    pages = made(replace(load(name), names=True, name="名前"), record=TOLD)
    assert "佐倉" not in said(pages)
    assert reference(TOLD.family_id) in said(pages)


def test_a_file_name_tells_nobody() -> None:
    assert catalog.file_name(load("closing"), TODAY, TOLD) == f"closing-{reference(TOLD.family_id)}-2026-11-30.pdf"
    assert catalog.file_name(load("closing"), TODAY) == "closing-2026-11-30.pdf"


def test_a_leaf_is_what_it_is_called() -> None:
    assert leaf("A3", "landscape").inside == pytest.approx(420 * MM - 39 * MM, abs=0.1)
    assert leaf("card", "portrait").width < leaf("card").width
