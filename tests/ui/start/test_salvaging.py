"""傷んだ保管庫から取り出す, on a real vault with real damage."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.store.damage import WORDS, overwrite, size, vault_with
from tests.ui.start.walking import press, sheet, shown, wait_for, wait_home

from kasesupport.cases import backups, opening, views
from kasesupport.cases.salvaging import FamilyTally, Report, Tally
from kasesupport.domain.salvage import Orphan
from kasesupport.ui.start.asking import AskSheet
from kasesupport.ui.start.salvaging_sheets import ReportSheet, SalvageSheet, rank
from kasesupport.ui.start.trouble import TroubleSheet
from kasesupport.ui.start.unlocking import UnlockSheet
from kasesupport.ui.window import MainWindow

Start = Callable[[Path], MainWindow]


@pytest.fixture
def hurt(tmp_path: Path) -> Path:
    """A vault with a backup, and then with its first page gone."""
    folder = tmp_path / "相談.vault"
    vault_with(folder, 300, families=4)
    file = opening.unlock(folder, WORDS)
    backups.back_up(file)
    file.close()
    overwrite(folder / "data.db", [1, *range(8, size(folder / "data.db"), 9)])
    return folder


def to_the_salvage(qtbot: QtBot, window: MainWindow) -> SalvageSheet:
    sheet(window, UnlockSheet).form.word.line.setText(WORDS)
    press(window, "ひらく")
    press(wait_for(qtbot, window, TroubleSheet), "傷んだ保管庫から取り出す")
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


def report_of(*rows: tuple[str, Tally]) -> Report:
    families = tuple(FamilyTally(str(n), name, tally) for n, (name, tally) in enumerate(rows))
    return Report(families, Tally(file=2), (), (), 0, 10, 1, 5, 3, 1)


def test_what_is_lost_stands_first_and_is_counted_in_words(qtbot: QtBot) -> None:
    made = ReportSheet(
        report_of(("あ", Tally(file=9)), ("い", Tally(file=5, backup=2)), ("", Tally(file=1, lost=4))), Path("/x.vault")
    )
    qtbot.addWidget(made)
    made.show()
    told = shown(made)
    assert "3家庭のうち、そろっている家庭 1、確かめてほしい家庭 1、失われたところのある家庭 1" in told
    assert told.index("名前が読めない") < told.index("7件の記録") < told.index("9件の記録")
    assert "4件が失われました" in told
    assert "2件は、控えや足あとから補いました" in told
    assert "3件が読めませんでした" in told


def test_what_may_be_older_and_what_lost_its_link_is_told_family_by_family(qtbot: QtBot) -> None:
    lost = tuple(Orphan("statement", str(n), "0", "p", "subject_id") for n in range(2))
    report = replace(
        report_of(("あ", Tally(file=5, journal=1, unlinked=2, older=3)), ("い", Tally(file=4))), unlinked=lost
    )
    made = ReportSheet(report, Path("/x.vault"))
    qtbot.addWidget(made)
    made.show()
    told = shown(made)
    assert (
        "8件の記録。そのうち1件は、控えや足あとから補いました。つながり先が失われたもの：語り2件。3件は、いちばん新しい"
        in told
    )
    assert "4件の記録。すべてそろっています" in told
    assert "入れなおしてください" in told


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
