from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, person_id, tap, write, write_and_save
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import talks
from kasesupport.ui.model import CaseModel


def test_words_are_kept_with_their_speaker_as_typed(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    statements = body(shown([ask("statements")]))
    row = statements.entries.rows[0]
    tap(qtbot, row, "ばあば")
    write(qtbot, row.words, "hiza")
    qtbot.waitUntil(lambda: bool(model.record.statements))
    (said,) = model.record.statements
    assert (said.text, said.speaker, said.state) == ("hiza", "carer", "said")
    assert said.speaker_id == person_id(model.record, "佐倉 和子")
    assert said.said_on == model.case.file.today().isoformat()
    tap(qtbot, row, "ばあば")  # opens the others again
    tap(qtbot, row, "関係機関")
    (said,) = model.record.statements
    assert (said.speaker, said.speaker_id) == ("agency", "")


def test_typing_with_pauses_is_one_step_to_undo(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements")])
    row = body(page).entries.rows[0]
    write_and_save(qtbot, row.words, "asa")
    write_and_save(qtbot, row.words, " yoru")
    assert model.record.statements[0].text == "asa yoru"
    model.undo()
    assert model.record.statements == ()
    assert body(page).entries.rows[0].words.toPlainText() == ""
    assert not model.can_undo() or model.case.file.can_undo(model.case.family_id) != "statement.add"
    model.redo()
    assert body(page).entries.rows[0].words.toPlainText() == "asa yoru"


def test_the_cursor_and_what_is_typed_stay_while_the_record_changes(
    model: CaseModel, shown: Opener, qtbot: QtBot
) -> None:
    page = shown([ask("statements"), ask("text", "t.other")])
    row = body(page).entries.rows[0]
    write(qtbot, row.words, "mada kaite")
    model.do(talks.answer, "t.other", "ほかの人が書いた")
    assert row.words.toPlainText() == "mada kaite"
    assert row.words.hasFocus()
    assert body(page, 1).words.toPlainText() == "ほかの人が書いた"
    write_and_save(qtbot, row.words, " iru ")
    assert row.words.toPlainText() == "mada kaite iru "
    assert model.record.statements[0].text == "mada kaite iru"


def test_several_statements_and_one_taken_back(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements")])
    entries = body(page).entries
    write_and_save(qtbot, entries.rows[0].words, "one")
    tap(qtbot, entries, "ことばを足す")
    write_and_save(qtbot, entries.rows[1].words, "two")
    qtbot.mouseClick(entries.rows[0].bin, Qt.MouseButton.LeftButton)
    assert [said.text for said in model.record.statements] == ["two"]
    tap(qtbot, entries, "元に戻す")
    assert [said.text for said in model.record.statements] == ["one", "two"]
    assert [row.words.toPlainText() for row in entries.rows] == ["one", "two"]


def test_emptied_words_are_no_statement_and_come_back_with_new_ones(
    model: CaseModel, shown: Opener, qtbot: QtBot
) -> None:
    row = body(shown([ask("statements")])).entries.rows[0]
    write_and_save(qtbot, row.words, "abc")
    row.words.selectAll()
    qtbot.keyClick(row.words, Qt.Key.Key_Delete)
    row.words.flush()
    assert model.record.statements == ()
    assert row.words.hasFocus()
    write_and_save(qtbot, row.words, "d")
    assert [said.text for said in model.record.statements] == ["d"]


def test_each_child_has_a_box_and_speaks_in_it(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements", about="each_child", speakers=("child",))])
    elder, younger = (person_id(model.record, name) for name in ("佐倉 陽葵", "佐倉 蒼"))
    assert set(page.view.cards[0].bodies) == {elder, younger}
    write_and_save(qtbot, body(page, subject=younger).entries.rows[0].words, "densha")
    (said,) = model.record.statements
    assert (said.subject_id, said.speaker, said.speaker_id) == (younger, "child", younger)


def test_not_asked_gives_way_to_words_and_declined_stays(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements")])
    tap(qtbot, page.view.cards[0], "まだ聞いていない")
    assert [said.state for said in model.record.statements] == ["not_asked"]
    write_and_save(qtbot, body(page).entries.rows[0].words, "kiita")
    assert [said.state for said in model.record.statements] == ["said"]
    tap(qtbot, page.view.cards[0], "話したくない")
    assert [said.state for said in model.record.statements] == ["said", "declined"]
    tap(qtbot, page.view.cards[0], "まだ聞いていない")
    assert [said.state for said in model.record.statements] == ["said", "not_asked"]
    tap(qtbot, page.view.cards[0], "まだ聞いていない")
    assert [said.state for said in model.record.statements] == ["said"]


def test_what_does_not_apply_gives_way_to_words(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("statements")])
    tap(qtbot, page.view.cards[0], "該当しない")
    assert [said.state for said in model.record.statements] == ["na"]
    write_and_save(qtbot, body(page).entries.rows[0].words, "kiita")
    assert [said.state for said in model.record.statements] == ["said"]
    assert not body(page).reticence.switches["na"].isChecked()


def test_the_day_it_was_said_can_be_changed(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    row = body(shown([ask("statements")])).entries.rows[0]
    write_and_save(qtbot, row.words, "abc")
    qtbot.mouseClick(row.day, Qt.MouseButton.LeftButton)
    row.date.line.selectAll()
    write_and_save(qtbot, row.date.line, "2026/11/3")
    assert model.record.statements[0].said_on == "2026-11-03"
    row.date.line.selectAll()
    write_and_save(qtbot, row.date.line, "2026/2/30")
    assert model.record.statements[0].said_on == "2026-11-03"
    assert row.date.line.text() == "2026/2/30"
