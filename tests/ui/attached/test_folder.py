"""What comes into the watched folder is offered once it is whole, kept when it was seen, and never more than that."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from tests.ui.attached.test_attaching import encoded, photograph

from kasesupport.cases import attaching, families, sheet_codes, watching
from kasesupport.cases.families import Newcomer
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.attached import folder as lying
from kasesupport.ui.attached import watch
from kasesupport.ui.attached.arrivals import Arrivals
from kasesupport.ui.attached.folder import Found
from kasesupport.ui.attached.offer import OfferDialog
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import form_desk


@pytest.fixture(scope="module")
def jpeg() -> bytes:
    return encoded(photograph(0).scaled(300, 400), "JPEG")


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in a test for a scanner to end."""
    monkeypatch.setattr(watch, "WAITING", 40)
    monkeypatch.setattr(watch, "SOON", 20)


def twice(folder: Path) -> Found:
    return lying.look(folder, lying.look(folder, Found()))


def names(found: Found) -> set[str]:
    return {each.name for each in found.whole}


def test_a_file_that_is_still_written_is_waited_for(tmp_path: Path, jpeg: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg[: len(jpeg) // 2])
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nhalf of it")
    found = twice(tmp_path)
    assert (found.there, found.waits, names(found)) == (True, True, set())
    (tmp_path / "a.jpg").write_bytes(jpeg)
    found = lying.look(tmp_path, found)
    assert names(found) == set()  # it changed since the look before
    found = lying.look(tmp_path, found)
    assert found.whole == {next(iter(found.whole)): sha256(jpeg).hexdigest()}
    for each in ("a.jpg", "b.pdf"):
        os.utime(tmp_path / each, (1.0, 1.0))
    assert names(twice(tmp_path)) == {"a.jpg", "b.pdf"}  # nobody writes it any more: its words are told when it is seen


def test_nothing_outside_the_folder_is_read_or_removed(tmp_path: Path, jpeg: bytes) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out.jpg"
    (folder / "below").mkdir(parents=True)
    outside.write_bytes(jpeg)
    (folder / "below" / "c.jpg").write_bytes(jpeg)
    (folder / "d.txt").write_bytes(jpeg)
    (folder / ".e.jpg").write_bytes(jpeg)
    if os.name == "posix":
        (folder / "link.jpg").symlink_to(outside)
        os.mkfifo(folder / "pipe.jpg")
    (folder / "f.jpg").write_bytes(jpeg)
    assert names(twice(folder)) == {"f.jpg"}
    digest = sha256(jpeg).hexdigest()
    for name in ("../out.jpg", "link.jpg", "below/c.jpg"):
        with pytest.raises(Problem, match="attach_original_stays"):
            lying.remove(folder, name, digest)
    (folder / "f.jpg").write_bytes(jpeg + b"more")
    with pytest.raises(Problem, match="attach_original_stays"):
        lying.remove(folder, "f.jpg", digest)  # another file by now
    assert outside.exists()
    assert (folder / "f.jpg").exists()


def test_a_network_that_is_away_forgets_nothing(tmp_path: Path, jpeg: bytes) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(jpeg)
    before = twice(folder)
    folder.rename(tmp_path / "away")
    away = lying.look(folder, before)
    assert (away.there, away.whole) == (False, before.whole)
    (tmp_path / "away").rename(folder)
    assert names(lying.look(folder, away)) == {"a.jpg"}


def arrivals(qtbot: QtBot, file: CaseFile, folder: Path, went: list[str]) -> Arrivals:
    case = families.create(file, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    model = CaseModel(case)
    made = Arrivals(folder, model, went.append, lambda: form_desk.forms(file).forms)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[OfferDialog], object]], list[str]]:
    """What is pressed in the dialog; gives the words of each that was shown."""

    def answering(press: Callable[[OfferDialog], object]) -> list[str]:
        shown: list[str] = []

        def run(dialog: QDialog) -> int:
            assert isinstance(dialog, OfferDialog)
            assert not dialog.photo._leaf.image.isNull()
            shown.append(dialog.keep.text())
            press(dialog)
            return 0

        monkeypatch.setattr(OfferDialog, "exec", run)
        return shown

    return answering


def test_a_photograph_is_offered_seen_kept_and_its_original_removed_when_asked(
    qtbot: QtBot, casefile: CaseFile, tmp_path: Path, jpeg: bytes, answered: Callable[..., list[str]]
) -> None:
    (tmp_path / "佐倉.jpg").write_bytes(jpeg)
    line = arrivals(qtbot, casefile, tmp_path, [])
    qtbot.waitUntil(lambda: bool(line._waiting), timeout=20_000)
    case = line._model.case
    assert attaching.listed(case) == ()  # nothing is taken by itself
    assert "佐倉" not in line._words.text()
    answered(lambda dialog: (dialog.keep.click(), dialog.gone.click()))
    line.see.click()
    qtbot.waitUntil(lambda: bool(attaching.listed(case)) and line._at_hand is None, timeout=20_000)
    (found,) = attaching.listed(case)
    assert attaching.content(case, found.id) == jpeg
    assert not (tmp_path / "佐倉.jpg").exists()
    assert not line.isVisible()
    assert watching.attached_already(casefile, [sha256(jpeg).hexdigest(), "no"]) == {sha256(jpeg).hexdigest()}


def test_what_is_not_wanted_stays_in_the_folder_and_a_bad_file_is_refused_with_words(
    qtbot: QtBot, casefile: CaseFile, tmp_path: Path, jpeg: bytes, answered: Callable[..., list[str]]
) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg)
    line = arrivals(qtbot, casefile, tmp_path, [])
    failed: list[str] = []
    line._model.failed.connect(lambda problem: failed.append(problem.code))
    qtbot.waitUntil(lambda: bool(line._waiting), timeout=20_000)
    answered(lambda dialog: dialog.other.click())
    line.see.click()
    qtbot.waitUntil(lambda: not line.isVisible(), timeout=20_000)
    (tmp_path / "b.heic").write_bytes(b"\0\0\0\x24ftypheic\0\0\0\0mif1heic")
    qtbot.waitUntil(line.isVisible, timeout=20_000)
    line.see.click()
    qtbot.waitUntil(lambda: failed == ["attach_heic"] and not line.isVisible(), timeout=20_000)
    assert attaching.listed(line._model.case) == ()
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix in (".jpg", ".heic")) == ["a.jpg", "b.heic"]


def test_another_familys_sheet_is_not_even_shown(
    qtbot: QtBot, casefile: CaseFile, tmp_path: Path, answered: Callable[..., list[str]]
) -> None:
    from kasesupport.drawing.pdf import to_pdf
    from kasesupport.sheets.forms import catalog

    other = families.create(casefile, "別の家", "べつ", [Newcomer("child", "子", index=True)])
    day, code = casefile.today(), "ABCDEFGHIJKL"
    sheet_codes.remember(other, code, "consent", "f0", day)
    page = catalog.build(catalog.source(catalog.forms()["consent"], day, sign=code))[0]
    (tmp_path / "scan.pdf").write_bytes(to_pdf((page,), title="x"))
    line = arrivals(qtbot, casefile, tmp_path, [])
    failed: list[Problem] = []
    line._model.failed.connect(failed.append)
    shown = answered(lambda dialog: dialog.keep.click())
    qtbot.waitUntil(lambda: bool(line._waiting), timeout=20_000)
    line.see.click()
    qtbot.waitUntil(lambda: bool(failed), timeout=20_000)
    assert [(each.code, each.facts, shown) for each in failed] == [("sheet_of_others", {}, [])]
    assert attaching.listed(line._model.case) == ()
