from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.wizard.asking import ask, body, person_id, tap
from tests.ui.wizard.conftest import Opener

from kasesupport.cases import people, plans, talks
from kasesupport.ui.family_page import PersonDialog
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.embeds import PicturePart, Thumb


def drawn(qtbot: QtBot, part: PicturePart) -> Thumb:
    """The picture, which follows right after its question."""
    qtbot.waitUntil(lambda: part._drawn and part._work is None)
    return part.thumb


def test_pictures_are_shown_and_open_their_pages(
    model: CaseModel, shown: Opener, qtbot: QtBot, gone_to: list[str]
) -> None:
    page = shown([ask("genogram"), ask("ecomap", "t.eco")])
    for place in (0, 1):
        thumb = drawn(qtbot, body(page, place))
        image = thumb.grab().toImage()
        colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colors) > 5  # something is drawn
        qtbot.mouseClick(thumb, Qt.MouseButton.LeftButton)
    tap(qtbot, page, "ジェノグラムを描く")
    assert gone_to == ["genogram", "ecomap", "genogram"]


def test_a_picture_follows_the_family(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    part = body(shown([ask("genogram")]))
    thumb = drawn(qtbot, part)
    before = thumb.grab().toImage()
    people.add_child(model.case, person_id(model.record, "佐倉 美咲"))
    assert drawn(qtbot, part).grab().toImage() != before


def test_what_changes_while_a_picture_is_laid_out_is_in_it_in_the_end(
    model: CaseModel, shown: Opener, qtbot: QtBot
) -> None:
    part = body(shown([ask("genogram")]))
    drawn(qtbot, part)
    mother = person_id(model.record, "佐倉 美咲")
    for _ in range(3):
        people.add_child(model.case, mother)
    once = drawn(qtbot, part).grab().toImage()
    people.add_child(model.case, mother)
    model.case.file.undo(model.case.family_id)
    assert drawn(qtbot, part).grab().toImage() == once


def test_people_open_in_place_and_one_can_be_added(
    model: CaseModel, shown: Opener, qtbot: QtBot, gone_to: list[str]
) -> None:
    page = shown([ask("people")])
    before = len(model.record.graph.persons)
    tap(qtbot, page, "人を足す")
    assert len(model.record.graph.persons) == before + 1
    (dialog,) = page.findChildren(PersonDialog)
    assert dialog.isVisible()
    dialog.accept()
    tap(qtbot, page, "家族のページへ")
    assert gone_to == ["family"]


def test_the_sheet_says_what_it_holds(model: CaseModel, shown: Opener, qtbot: QtBot, gone_to: list[str]) -> None:
    plans.add_to_plan(model.case, "goal", text="朝の支度")
    page = shown([ask("sheet", sheet="support-plan")])
    assert "目標 1" in body(page).holds.text()
    tap(qtbot, page, "紙を見る・印刷する")
    assert gone_to == ["sheet"]


def test_recall_shows_earlier_words_with_who_said_them(model: CaseModel, shown: Opener, qtbot: QtBot) -> None:
    page = shown([ask("recall", of=("intake.worries", "intake.treasure"))])
    assert "まだ書かれた言葉はありません。" in read(body(page))
    mother = person_id(model.record, "佐倉 美咲")
    talks.say(model.case, "intake.worries", "夕方がつらい", "carer", speaker_id=mother)
    talks.say(model.case, "intake.worries", "", state="declined")
    talks.say(model.case, "intake.coping", "ここには出ない", "carer")
    qtbot.waitUntil(lambda: "夕方がつらい" in read(body(page)))
    assert "ママ" in read(body(page))
    assert "ここには出ない" not in read(body(page))


def read(inside: QWidget) -> str:
    """The words that can be seen."""
    return " ".join(part.accessibleName() or part.text() for part in inside.findChildren(QLabel) if part.isVisible())
