"""What the switches of the genogram's panel show, and that the practitioner's layer stays with the practitioner."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, bonds, conditions, conventions, families, people, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.conventions import Conventions
from kasesupport.domain.dates import PartialDate
from kasesupport.drawing.items import Drawing, Group, Item, Text, flat
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.svg import to_svg
from kasesupport.sheets.from_record import plan_pages
from kasesupport.sheets.picture import genogram_page
from kasesupport.ui.genogram.page import GenogramPage
from kasesupport.ui.genogram.panels import PicturePanel
from kasesupport.ui.model import CaseModel
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.wizard.pictures import small

SECRETS = ("うつ病", "夜は電話に出ない", "暴力", "病気", "ネグレクト")


@pytest.fixture
def model(casefile: CaseFile, qapp: QApplication) -> CaseModel:
    members = [Newcomer("child", "蓮", index=True), Newcomer("mother", "美咲")]
    case = families.create(casefile, "佐倉", "", members)
    child, mother = (person.id for person in views.record(case).graph.persons)
    people.edit_person(case, child, birth=PartialDate(2015, 4, 2), work="新聞配達", care="眼科に通院", note="みどり小")
    people.edit_person(case, mother, staff_note="夜は電話に出ない")
    conditions.add_condition(case, mother, "illness", "now", "うつ病")
    father = people.add_parent(case, child, "M")
    bonds.add_bond(case, father, mother, "violence_physical")
    bonds.add_bond(case, father, child, "neglect")
    bonds.add_bond(case, mother, child, "close")
    return CaseModel(case)


@pytest.fixture
def page(qtbot: QtBot, model: CaseModel) -> GenogramPage:
    made = GenogramPage(model, lambda _: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def turn(page: GenogramPage, name: str) -> None:
    page.select("")
    panel = page.side.findChildren(PicturePanel)[-1]
    panel.switches[name].click()


def told(drawing: Drawing) -> str:
    """Every word of a picture: what is written and what a screen reader says."""
    return "\n".join([i.text for i in flat(drawing.items) if isinstance(i, Text)] + list(_alts(drawing.items)))


def _alts(items: tuple[Item, ...]) -> list[str]:
    return [word for i in items if isinstance(i, Group) for word in (i.alt, i.subject, *_alts(i.items))]


def pdf_words(pages: tuple[Drawing, ...]) -> str:
    sheets = pypdfium2.PdfDocument(to_pdf(pages, title="ジェノグラム"))
    return "".join(sheet.get_textpage().get_text_range() for sheet in sheets)


SHOWS = {
    "grade": "小5", "work": "新聞配達", "care": "眼科に通院", "seireki": "2015", "practitioner": "うつ病", "bonds": "親密",
}  # fmt: skip


def test_each_switch_shows_and_hides_again(page: GenogramPage) -> None:
    for name, words in SHOWS.items():
        assert words not in told(page.picture().drawing)
        turn(page, name)
        assert words in told(page.picture().drawing)
        turn(page, name)
        assert words not in told(page.picture().drawing)


def test_badges_are_switched_one_beside_the_other(page: GenogramPage) -> None:
    for name in ("grade", "work", "care"):
        turn(page, name)
    assert all(words in told(page.picture().drawing) for words in ("小5", "みどり小", "新聞配達", "眼科に通院"))
    turn(page, "note")
    assert "みどり小" not in told(page.picture().drawing)
    assert "小5" in told(page.picture().drawing)


def test_the_layer_is_off_said_while_it_is_on_and_off_again_for_whoever_comes_back(page: GenogramPage) -> None:
    def said() -> list[str]:
        return [each.text() for each in page.findChildren(QLabel) if each.isVisible() and "見えています" in each.text()]

    assert said() == []
    turn(page, "practitioner")
    assert len(said()) == 1
    page.hide()
    page.show()
    assert said() == []
    assert not page.look.practitioner
    assert "うつ病" not in told(page.picture().drawing)


def test_the_familys_copy_has_no_trace_of_the_layer_whatever_the_screen_shows(page: GenogramPage) -> None:
    plain = page.for_paper()
    turn(page, "practitioner")
    turn(page, "bonds")
    copy, record, today = page.for_paper(), page.model.record, page.model.case.file.today()
    papers = [
        *(plain, copy), genogram_page(record, today, "ジェノグラム"), *plan_pages(record, today),
        small("genogram", record, today),
    ]  # fmt: skip
    for paper in papers:
        words = told(paper) + pdf_words((paper,)) + to_svg(paper)
        assert not any(secret in words for secret in SECRETS)
        violent = {bond.id for bond in record.graph.bonds if bond.kind != "close"}
        assert not any(each in words for each in violent)
    turn(page, "bonds")
    assert page.for_paper() == plain  # not even the room that the notes would take


def test_for_one_print_the_layer_is_switched_on_said_and_noted(page: GenogramPage, tmp_path: Path) -> None:
    dialog = PaperDialog(page.model, "genogram", page.title, page.for_paper, page, confides=True)
    assert not any(secret in pdf_words(dialog.pages) for secret in SECRETS)
    dialog.show()
    next(b for b in dialog.findChildren(QPushButton) if "センターだけ" in b.text()).click()
    words = pdf_words(dialog.pages)
    assert all(secret in words for secret in ("うつ病", "夜は電話に出ない", "病気", "センター用"))
    assert any(
        "ご家族には、この情報を切ったもの" in each.text() and each.isVisible() for each in dialog.findChildren(QLabel)
    )
    dialog.save_pdf(tmp_path / "絵.pdf")
    last = access.entries(page.model.case.file)[0]
    assert (last.op, last.note) == ("sheet.export", "ジェノグラム（センターだけの情報入り）")
    again = PaperDialog(page.model, "genogram", page.title, page.for_paper, page, confides=True)
    assert not any(secret in pdf_words(again.pages) for secret in SECRETS)


def test_a_choice_of_the_office_is_seen_at_once(page: GenogramPage) -> None:
    assert "H27" in told(page.picture().drawing)
    conventions.set_conventions(page.model.case.file, Conventions(era="seireki"))
    assert "2015" in told(page.picture().drawing)
    assert "2015" in pdf_words((genogram_page(page.model.record, page.model.case.file.today(), "ジェノグラム"),))


def test_ages_are_counted_on_a_chosen_day(page: GenogramPage) -> None:
    case = page.model.case
    child = people.add_person(case, name="陽菜", birth=PartialDate(2015, 4, 2))
    assert isinstance(page.model.record.graph.persons[-1].birth, PartialDate)
    panel = page.side.findChildren(PicturePanel)[-1]
    panel.day.line.setText("2021-04-10")
    panel.day.line.textEdited.emit("2021-04-10")
    panel.day.flush()
    group = next(g for g in page.canvas.picture.drawing.items if isinstance(g, Group) and g.subject == child)
    assert "6" in [leaf.text for leaf in flat(group.items) if isinstance(leaf, Text)]
    panel.day.line.setText("")
    panel.day.line.textEdited.emit("")
    panel.day.flush()
    assert page.look.on == case.file.today()


def test_the_warning_that_the_layer_is_seen_covers_nobody(page: GenogramPage) -> None:
    page.see(practitioner=True)
    strip = next(each for each in page.frame.findChildren(QLabel) if each.text() and each.objectName() == "warmbox")
    assert strip.isVisible()
    assert not strip.geometry().intersects(page.canvas.geometry())
    page.see(practitioner=False)
    assert page.canvas.geometry() == page.frame.rect()
