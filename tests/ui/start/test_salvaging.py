"""読めるものを取り出す, on a real vault with real damage."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.store.damage import WORDS, overwrite, vault_with
from tests.store.trees import held, opened_by
from tests.ui.start.walking import press, sheet, shown, wait_for, wait_home

from kasesupport.cases import backups, opening, views
from kasesupport.domain.salvage import Tally, Told, ToldFamily, rank
from kasesupport.ui import files
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.salvaging_sheets import ReportSheet, SalvageSheet
from kasesupport.ui.start.trouble import TroubleSheet
from kasesupport.ui.start.unlocking import UnlockSheet
from kasesupport.ui.window import MainWindow

Start = Callable[[Path], MainWindow]


@pytest.fixture
def hurt(tmp_path: Path) -> Path:
    """A vault with a backup, and then with its first page and a third of those with rows gone."""
    folder = tmp_path / "相談.vault"
    vault_with(folder, 300, families=4)
    file = opening.unlock(folder, WORDS)
    backups.back_up(file)
    file.close()
    overwrite(folder / "data.db", [1, *held(*opened_by(folder))[::3]])
    return folder


def to_the_salvage(qtbot: QtBot, window: MainWindow) -> SalvageSheet:
    sheet(window, UnlockSheet).form.word.line.setText(WORDS)
    press(window, "ひらく")
    press(wait_for(qtbot, window, TroubleSheet), "読めるものを取り出す")
    return wait_for(qtbot, window, SalvageSheet)


def test_from_the_damage_to_the_new_vault_with_a_report_by_family(
    qtbot: QtBot, start: Start, hurt: Path, tmp_path: Path
) -> None:
    before = (hurt / "data.db").read_bytes()
    window = start(hurt)
    assert "1件の控えを使います" in shown(to_the_salvage(qtbot, window))
    press(window, "取り出しをはじめる")
    report = wait_for(qtbot, window, ReportSheet)
    assert "4家庭のうち" in shown(report)
    assert "控えや足あとから補いました" in shown(report)
    press(window, "取り出した保管庫をひらく")
    wait_home(qtbot, window)
    assert len(views.families(window._file)) == 4
    assert window._known == tmp_path / "相談-取り出し.vault"
    assert (hurt / "data.db").read_bytes() == before
    press(window, "取り出しの結果")
    assert "4家庭のうち" in shown(window.page)
    press(window, "家庭の一覧にもどる")
    press(window, "いま控えをとる")
    qtbot.waitUntil(lambda: backups.last_good(window._file) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: "きょう" in shown(window.page), timeout=20_000)
    press(window, "家庭の一覧にもどる")
    assert "控え（バックアップ）がまだありません" not in shown(window)


def test_the_report_is_saved_without_a_name_and_leads_back_to_another_salvage(
    qtbot: QtBot, start: Start, hurt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(hurt)
    to_the_salvage(qtbot, window)
    press(window, "取り出しをはじめる")
    report = wait_for(qtbot, window, ReportSheet)
    proposed: list[str] = []
    kept = tmp_path / "kept.pdf"
    monkeypatch.setattr(files, "new_file", lambda *told: proposed.append(told[2]) or (kept, ""))
    press(report, "PDFに保存")
    assert kept.read_bytes().startswith(b"%PDF")
    assert proposed == [f"取り出しの結果-{date.today().isoformat()}.pdf"]
    assert "紙と同じように" in shown(report)
    press(report, "もどる（控えを足して、もう一度取り出す）")
    assert "相談-取り出し-2.vault" in shown(sheet(window, SalvageSheet)).replace("\u200b", "")


def test_without_a_passphrase_it_is_asked_for_and_a_wrong_one_again(
    qtbot: QtBot, start: Start, hurt: Path, tmp_path: Path
) -> None:
    window = start(hurt)
    to_the_salvage(qtbot, window)
    page = window.page
    page.salvage(hurt, None)
    wait_for(qtbot, window, SalvageSheet)
    press(window, "取り出しをはじめる")
    for words in ("wrong words 12", WORDS):
        ask = wait_for(qtbot, window, AskSheet)
        ask.word.word.line.setText(words)
        press(ask, "つぎへ")
        qtbot.waitUntil(lambda: not any(s.is_busy() for s in window.findChildren(SalvageSheet)), timeout=30_000)
    assert wait_for(qtbot, window, ReportSheet).isVisible()
    assert [path.name for path in tmp_path.glob("*取り出し*")] == ["相談-取り出し.vault"]


def test_with_both_headers_gone_the_backups_keys_open_what_is_left(qtbot: QtBot, start: Start, hurt: Path) -> None:
    for name in ("header.a", "header.b"):
        (hurt / name).write_bytes(b"spoilt")
    window = start(hurt)
    to_the_salvage(qtbot, window)
    press(window, "取り出しをはじめる")
    assert "4家庭のうち" in shown(wait_for(qtbot, window, ReportSheet))
    press(window, "取り出した保管庫をひらく")
    wait_home(qtbot, window)


def test_stopped_it_leaves_nothing_behind(qtbot: QtBot, start: Start, hurt: Path, tmp_path: Path) -> None:
    window = start(hurt)
    salvage = to_the_salvage(qtbot, window)
    press(window, "取り出しをはじめる")
    salvage._stop.click()
    qtbot.waitUntil(lambda: not salvage.is_busy(), timeout=20_000)
    assert "やめました" in shown(window)
    assert not list(tmp_path.glob("*取り出し*"))


def told_of(*families: ToldFamily, entries: int = 0) -> Told:
    at = datetime(2026, 11, 30, 9, 12)
    return Told(at, "相談.vault", families, ToldFamily("", Tally(file=2)), entries)


def test_how_each_family_came_out_is_counted_in_words(qtbot: QtBot) -> None:
    families = (
        ToldFamily("", Tally(file=1, lost=4)),
        ToldFamily("い", Tally(file=5, backup=2, older=3), "人「ひまり」"),
        ToldFamily("あ", Tally(file=9)),
    )
    made = ReportSheet(told_of(*families, entries=3), Path("/x.vault"))
    qtbot.addWidget(made)
    made.show()
    told = shown(made)
    assert "3家庭のうち、そろっている家庭 1、確かめてほしい家庭 1、失われたところのある家庭 1" in told
    assert (
        told.index("名前が読めない") < told.index("4件が失われました") < told.index("2件は、控えや足あとから補いました")
    )
    assert "いちばん新しい内容ではないかもしれません（人「ひまり」）" in told
    assert "3件が読めませんでした" in told


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (Tally(file=3), 2),
        (Tally(file=3, older=1), 1),
        (Tally(unlinked=1), 0),
        (Tally(file=3, journal=1), 1),
        (Tally(late=1), 1),
        (Tally(file=3, backup=2, lost=1), 0),
    ],
)
def test_how_a_family_came_out(rows: Tally, place: int) -> None:
    assert rank(rows) == place
