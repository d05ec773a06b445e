"""Every text of a family's sheet is there in every language, in signs that its face has; an office's words are not."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from tests.sheets.forms.checking import faults, said
from tests.sheets.forms.records import told

from kasesupport.drawing.measure import GETA, glyphs
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.scripts import FACES
from kasesupport.practice.load import load as load_practice
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import load, names
from kasesupport.sheets.tongues.languages import bare, fixed, ids, in_language, labels, language, spoken
from kasesupport.sheets.tongues.reading import EASY, NONE, Reading

PRACTICE = load_practice()
TOLD = told(PRACTICE)
TODAY = date(2026, 11, 30)
OFFICE = ("まちの こども家庭センター", "0120-000-000")
FOREIGN = [each for each in ids() if each != EASY]
OURS = [name for name in names() if load(name).audience in ("family", "child")]


def test_the_languages_are_those_that_can_be_set_right() -> None:
    """नेपाली is not among them: its letters join and change places, which this setting of text does not do."""
    assert ids() == (EASY, "en", "fil", "ko", "pt", "vi", "zh")


@pytest.mark.parametrize("name", FOREIGN)
def test_every_text_of_every_family_sheet_is_there(name: str) -> None:
    lacking = [f"{sheet}.{key}" for sheet in OURS for key, text in fixed(load(sheet)) if not in_language(name, text)]
    assert lacking == []
    assert [key for key, text in labels().items() if not in_language(name, text)] == []


@pytest.mark.parametrize("name", ids())
def test_no_text_is_for_something_that_is_not_there(name: str) -> None:
    known = {f"{sheet}.{key}" for sheet in OURS for key, _ in fixed(load(sheet))}
    known |= {f"practice.{key}" for key in labels()}
    assert [key for key in language(name).texts if key not in known] == []


def test_a_label_with_readings_says_what_the_question_says() -> None:
    for key, text in labels().items():
        question, _, option = key.rpartition(".")
        told_there = {each.id: each.label for each in PRACTICE.question(question).options}
        assert bare(told_there[option]) == bare(text)


@pytest.mark.parametrize("name", FOREIGN)
def test_each_sign_is_set_in_the_face_of_its_language(name: str) -> None:
    chosen = language(name)
    for text in (*chosen.texts.values(), chosen.unread, chosen.translation, chosen.label):
        for bold in (False, True):
            faces = {sign.face for sign in glyphs(text, bold, chosen.tongue) if not sign.text.isspace()}
            assert faces <= {FACES[chosen.tongue][bold][0]}, text
            assert GETA not in "".join(sign.text for sign in glyphs(text, bold, chosen.tongue))


@pytest.mark.parametrize("sheet", OURS)
def test_a_sheet_in_two_languages_is_whole(sheet: str) -> None:
    """The longest of the languages, and the one between whose signs a line may break anywhere."""
    for name in ("vi", "zh"):
        pages = catalog.build(catalog.source(load(sheet), TODAY, OFFICE, TOLD, reading=Reading(name)))
        assert [fault for page in pages for fault in faults(page)] == []


def test_the_sheet_says_in_both_languages_that_nobody_read_it_yet() -> None:
    shown = said(catalog.build(catalog.source(load("consent"), TODAY, OFFICE, reading=Reading("vi", NONE))))
    assert "ベトナム語の文は、まだ" in shown
    assert language("vi").unread.replace(" ", "") in shown.replace(" ", "")
    assert "伝えてもよい 相手" in shown
    assert in_language("vi", "伝《つた》えてもよい 相手《あいて》") in shown


def test_a_familys_words_stay_as_spoken_with_room_for_the_translation() -> None:
    made = catalog.source(load("closing"), TODAY, OFFICE, TOLD, reading=Reading("zh", NONE))
    shown = said(catalog.build(made))
    assert "朝は自分で起きられる。" in shown
    assert language("zh").translation in shown


@pytest.mark.parametrize(("name", "face"), [("zh", "NotoSansSC"), ("ko", "NotoSansKR")])
def test_chinese_and_korean_are_embedded_in_their_own_faces_and_come_back_when_copied(name: str, face: str) -> None:
    pages = catalog.build(catalog.source(load("consent"), TODAY, OFFICE, reading=Reading(name)))
    file = pikepdf.open(BytesIO(to_pdf(pages)))
    fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert any(face in each for each in fonts)
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(to_pdf(pages)))
    assert in_language(name, "名前《なまえ》") in text


def test_what_an_office_says_otherwise_has_no_translation_and_what_it_says_as_we_do_has() -> None:
    form = load("consent")
    first, *rest = form.sections
    own = replace(
        form, sections=(replace(first, id="our-lead", words=("わたしたちの町の決まりです。", first.words[1])), *rest)
    )
    lead = spoken(own, Reading("en")).sections[0]
    assert lead.words[0] == "わたしたちの町の決まりです。"
    assert "If you refuse" in lead.words[1]


def test_the_same_japanese_may_be_said_another_way_in_another_place() -> None:
    hard = "つらい"
    assert in_language("en", hard) == "hard"
    assert in_language("en", hard, "my-ties.lines.words.3") == "stressful"
    assert in_language("en", "なかよし だよ", "my-ties.lines.words.3") == "", "an office's own words at that place"


def test_easy_japanese_stands_instead_of_the_japanese() -> None:
    lead = spoken(load("consent"), Reading(EASY)).sections[0]
    assert lead.words[1].startswith("いいと")
    assert "\n" not in "".join(lead.words)
