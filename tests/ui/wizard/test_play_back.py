"""Read back what was said: right, corrected, struck."""

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import tap, write_and_save

from kasesupport.cases import talks
from kasesupport.practice.model import Practice
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.play_back import PlayBack


@pytest.fixture
def dialog(model: CaseModel, practice: Practice, qtbot: QtBot) -> PlayBack:
    today = model.case.file.today().isoformat()
    talks.say(model.case, "intake.worries", "眠れない", "carer", said_on=today)
    talks.say(model.case, "intake.others_voice", "園では元気", "agency", said_on=today)
    talks.say(model.case, "intake.worries", "前に聞いた", "carer", said_on="2020-01-05")
    made = PlayBack(Desk(model, lambda _: None, practice), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: PlayBack) -> list[str]:
    return [line.words.toPlainText() for line in dialog.lines.values()]


def test_only_the_familys_own_words_of_today_are_read_back_at_first(dialog: PlayBack, qtbot: QtBot) -> None:
    assert shown(dialog) == ["眠れない"]
    tap(qtbot, dialog, "すべて")
    assert shown(dialog) == ["眠れない", "前に聞いた"]


def test_right_is_kept_with_its_day(dialog: PlayBack, model: CaseModel, qtbot: QtBot) -> None:
    tap(qtbot, dialog, "合っている")
    said = model.record.statements[0]
    assert (said.played, said.played_on) == ("right", model.case.file.today().isoformat())
    tap(qtbot, dialog, "まだ読み返していない")
    assert shown(dialog) == ["前に聞いた"]


def test_other_words_are_corrected_together(dialog: PlayBack, model: CaseModel, qtbot: QtBot) -> None:
    line = next(iter(dialog.lines.values()))
    line.words.selectAll()
    write_and_save(qtbot, line.words, "夜だけ眠れない")
    assert (model.record.statements[0].text, model.record.statements[0].played) == ("夜だけ眠れない", "corrected")


def test_struck_on_wish_it_stays_in_the_journal_alone_and_can_come_back(
    dialog: PlayBack, model: CaseModel, qtbot: QtBot
) -> None:
    tap(qtbot, dialog, "消してほしい")
    assert "眠れない" not in [said.text for said in model.record.statements]
    model.undo()
    assert "眠れない" in [said.text for said in model.record.statements]
    assert shown(dialog) == ["眠れない"]
