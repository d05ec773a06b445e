"""The plan as DOCX says what the page says, in a Japanese font, and nothing that the page leaves out."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from tests.sheets.test_support_plan import FAMILY, PLAN, TOLD

from kasesupport.domain.record import CaseRecord, Statement
from kasesupport.sheets import word
from kasesupport.sheets.forms import catalog


def docx(record: CaseRecord | None = FAMILY, name: str = "support-plan") -> bytes:
    form = catalog.forms()[name]
    return word.to_docx(catalog.source(form, date(2026, 11, 30), ("みどり市", "0120"), record))


def words(made: bytes) -> str:
    """Everything in the file, whatever part it stands in."""
    with zipfile.ZipFile(BytesIO(made)) as packed:
        return "".join(packed.read(name).decode(errors="ignore") for name in packed.namelist() if "xml" in name)


def test_what_stands_on_the_plan_stands_in_the_document_in_order() -> None:
    document = Document(BytesIO(docx()))
    heads = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    titles = [each.title for each in catalog.forms()["support-plan"].sections]
    assert len(heads) == len(titles)
    assert heads[0] == "いま どんな 気持ち？"
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for goal in PLAN.goals:
        assert cells.index(goal.text) + 1 == cells.index(goal.check)
    assert "① わたしたち家族が すること" in cells
    shown = "\n".join(each.text for each in document.paragraphs)
    assert PLAN.long_goal in shown
    assert "電話" not in document.paragraphs[1].text
    assert document.inline_shapes[0].width < document.sections[0].page_width


def test_nothing_that_is_left_out_is_in_any_part_of_the_file() -> None:
    secret = Statement("x", "intake.worries", "センターだけの見立て", "practitioner")
    known = replace(FAMILY, address="秘密の住所", phone="090-0000", statements=(*TOLD, secret))
    told = words(docx(known))
    assert PLAN.long_goal in told
    assert [each for each in (secret.text, "秘の見立て", known.address, known.phone) if each in told] == []


def test_its_letters_have_a_japanese_font_and_its_properties_name_nobody() -> None:
    document = Document(BytesIO(docx()))
    for name in ("Normal", "Title", "Heading 1"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == word.FONT
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    about = document.core_properties
    assert (about.author, about.title, about.last_modified_by, about.created.year) == ("", "", "", 2000)


def test_an_empty_one_has_frames_to_write_in_below_their_hints() -> None:
    parts = list(word._with_boxes(word.said(catalog.source(catalog.forms()["support-plan"], date(2026, 11, 30)))))
    roles = [part.role for part in parts]
    boxes = [place for place, role in enumerate(roles) if role == "Box"]
    assert len(boxes) == 4
    assert all(roles[place + 1] in ("H2", "P") for place in boxes)


def test_a_line_that_was_written_is_a_line_and_no_other_is() -> None:
    first = Statement("a", "intake.worries", "いちばん長い言葉を書いておく。" * 9, "carer", "m")
    second = Statement("b", "intake.worries", "短い言葉。", "carer", "f")
    made = Document(BytesIO(docx(replace(FAMILY, statements=(first, second)))))
    (told,) = [each.text for each in made.paragraphs if "短い言葉" in each.text]
    assert [len(line) > 100 for line in told.split("\n")] == [True, False]
