"""A PDF that is sent opens with its passphrase alone."""

from pathlib import Path

import pypdfium2
import pytest

from kasesupport.ui.papers.page import PapersPage
from kasesupport.ui.papers.sealing import SealDialog


def test_a_sealed_paper_opens_by_its_passphrase_alone(page: PapersPage, tmp_path: Path) -> None:
    page.show_one("card")
    page.out.save(page._ready, tmp_path / "x.pdf", "あおぞら ぶらんこ")
    made = (tmp_path / "x.pdf").read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(made)
    assert len(pypdfium2.PdfDocument(made, password="あおぞら ぶらんこ")) == 1


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
