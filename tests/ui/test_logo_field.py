"""The office's logo: chosen from a file, seen, kept with 「これでよい」, taken away; one that will not do is told."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kasesupport.cases.office import Office, logo, set_office
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.office_dialog import OfficeDialog


def picture(folder: Path, name: str, kind: str) -> Path:
    out = BytesIO()
    Image.new("RGB", (90, 40), (0, 114, 178)).save(out, kind)
    (folder / name).write_bytes(out.getvalue())
    return folder / name


def test_a_logo_is_chosen_kept_and_taken_away(qtbot: QtBot, casefile: CaseFile, tmp_path: Path) -> None:
    set_office(casefile, Office("みどり市", "0120"))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = OfficeDialog(casefile, parent)
    dialog.show()
    good = picture(tmp_path, "a.png", "PNG")
    dialog.logo.take(picture(tmp_path, "a.gif", "GIF"))
    assert "PNGかJPEG" in dialog.logo.said.text()
    dialog.logo.take(tmp_path / "none.png")
    assert dialog.logo.content == b""
    dialog.logo.take(good)
    assert not dialog.logo._picture.pixmap().isNull()
    assert not dialog.logo.said.isVisible()
    assert logo(casefile) == b""
    dialog._keep()
    assert logo(casefile) == good.read_bytes()
    again = OfficeDialog(casefile, parent)
    assert again.logo.content == good.read_bytes()
    again.logo._away.click()
    again._keep()
    assert logo(casefile) == b""
