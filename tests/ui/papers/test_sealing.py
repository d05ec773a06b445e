"""A PDF that is sent opens with its passphrase alone."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from PySide6.QtWidgets import QPushButton

from kasesupport.ui import files
from kasesupport.ui.papers import sealing
from kasesupport.ui.papers.page import TODAY, PapersPage
from kasesupport.ui.papers.sealing import SealDialog

SECRET = "あおぞら ぶらんこ"


def test_a_sealed_paper_opens_by_its_passphrase_alone(page: PapersPage, tmp_path: Path) -> None:
    page.show_one("card")
    page.out.save(page._ready, tmp_path / "x.pdf", "あおぞら ぶらんこ")
    made = (tmp_path / "x.pdf").read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(made)
    assert len(pypdfium2.PdfDocument(made, password="あおぞら ぶらんこ")) == 1


def test_a_set_is_one_paper_behind_one_passphrase(
    page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("card", "withdrawal"):
        page.show_one(name)
        page._add()
    asked: list[str] = []
    monkeypatch.setattr(sealing, "ask", lambda _: asked.append("asked") or SECRET)
    monkeypatch.setattr(files, "new_file", lambda *_: (tmp_path / "set.pdf", ""))
    page.turn(TODAY)
    (seal,) = [each for each in page.today_panel.findChildren(QPushButton) if "合言葉" in each.text()]
    seal.click()
    made = (tmp_path / "set.pdf").read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(made)
    assert len(pypdfium2.PdfDocument(made, password=SECRET)) == len(page.today.made().pages)
    with pikepdf.open(BytesIO(made), password=SECRET) as document:
        assert (document.encryption.R, document.encryption.stream_method) == (6, pikepdf.models.EncryptionMethod.aesv3)
    assert asked == ["asked"]


def test_a_set_without_a_passphrase_is_not_written(
    page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_one("card")
    page._add()
    monkeypatch.setattr(sealing, "ask", lambda _: "")
    monkeypatch.setattr(files, "new_file", lambda *_: (tmp_path / "set.pdf", ""))
    page.out.ask_save_set(page.today, sealed=True)
    assert not (tmp_path / "set.pdf").exists()


def test_a_set_is_one_document_for_another_system(page: PapersPage, tmp_path: Path) -> None:
    page.show_one("withdrawal")
    page._add()
    page.show_one("introduction")
    page._add()
    page.out.save_word(page.today.entries, tmp_path / "set.docx")
    document = Document(str(tmp_path / "set.docx"))
    assert len([each for each in document.paragraphs if each.style.name == "Title"]) == 2
    assert document.element.xml.count('w:type="page"') == 1


def test_a_passphrase_that_some_programs_read_otherwise_is_not_taken(page: PapersPage) -> None:
    dialog = SealDialog(page)
    for field in (dialog.pair.first, dialog.pair.second):
        field.line.setText("ＡＢＣＤ１２３４ながいことば")
    dialog.settle()
    assert (dialog.passphrase, dialog.said.isHidden()) == ("", False)
    for field in (dialog.pair.first, dialog.pair.second):
        field.line.setText("あおぞら ぶらんこ すべりだい")
    dialog.settle()
    assert dialog.passphrase == "あおぞら ぶらんこ すべりだい"
    assert dialog.pair.first.text() == ""
