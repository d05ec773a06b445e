from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.register.conftest import Heard

from kasesupport.cases import ecomap, entries, families, matching, plans, register
from kasesupport.cases.rows import OpenCase
from kasesupport.ui.ecomap.panels import ResourcePanel
from kasesupport.ui.model import CaseModel
from kasesupport.ui.register.experience import ExperienceForm
from kasesupport.ui.register.page import Register, RegisterPage, of_family
from kasesupport.ui.register.panel import EntryPanel


def words(inside: QWidget) -> str:
    return "\n".join(each.text() for each in inside.findChildren(QLabel))


def panel(page: Register, entry: str) -> EntryPanel:
    page.board.open(entry)
    assert isinstance(page.board.part, EntryPanel)
    return page.board.part


def test_an_experience_is_written_shown_and_taken_away(page: RegisterPage, case: OpenCase, heard: Heard) -> None:
    entry = register.add(case.file, "ほたるの家")
    shown = panel(page.register, entry).experiences
    shown.form.go.click()
    assert heard.problems == ["experience_needs_words"]
    shown.form.text.setPlainText("夜の預かりは予約が")
    page.register.flush()  # as it does by itself
    shown.form.text.setPlainText("夜の預かりは予約が早い")
    shown.form.effect.chips["partly"].click()
    shown.form.on.retype("2026年4月2日")
    assert "夜の預かり" not in words(shown)  # what is being written stands in the form alone
    shown.form.go.click()
    (told,) = entries.experiences(case.file, entry)
    assert (told.effect, told.text, told.on) == ("partly", "夜の預かりは予約が早い", "2026-04-02")
    assert "2026年4月2日" in words(shown)
    assert (shown.form.text.toPlainText(), shown.count()) == ("", 1)
    next(b for b in shown.findChildren(QPushButton) if b.accessibleName() == "この経験を直す").click()
    assert shown.form.text.toPlainText() == "夜の預かりは予約が早い"
    shown.form.text.setPlainText("")
    page.register.flush()
    assert entries.experiences(case.file, entry) == ()
    page.undo.click()
    assert [each.text for each in entries.experiences(case.file, entry)] == ["夜の預かりは予約が早い"]


def test_what_is_typed_is_one_step_and_begins_anew_where_it_was_taken_back(page: RegisterPage, case: OpenCase) -> None:
    entry = register.add(case.file, "ほたるの家")
    shown = panel(page.register, entry).experiences
    for text in ("夜の", "夜の預かり"):
        shown.form.text.setPlainText(text)
        page.register.flush()
    page.undo.click()
    assert (entries.experiences(case.file, entry), shown.form.text.toPlainText()) == ((), "")
    shown.form.text.setPlainText("朝の送り")
    page.register.flush()
    assert [each.text for each in entries.experiences(case.file, entry)] == ["朝の送り"]
    second = register.add(case.file, "わかば園")
    shown.form.text.setPlainText("朝の送りは助かる")
    page.register.board.open(second)  # nothing is lost
    assert [each.text for each in entries.experiences(case.file, entry)] == ["朝の送りは助かる"]


def test_a_name_of_the_family_on_the_table_is_warned_of_softly(qtbot: QtBot, case: OpenCase, heard: Heard) -> None:
    entry = register.add(case.file, "ほたるの家")
    model = CaseModel(case)
    form = ExperienceForm(case, entry, heard.fail, lambda: model.record)
    qtbot.addWidget(form)
    form.text.setPlainText("美咲さんが休めた")
    assert "美咲" in form.named.text()
    assert not form.named.isHidden()
    form.text.setPlainText("お母さんが休めた")
    assert form.named.isHidden()
    form.text.setPlainText("陽葵さんも泊まれた")
    form.finish()  # it warns, and leaves it to whoever writes
    assert len(entries.experiences(case.file, entry)) == 1
    model.undo()  # written from the family's window it is taken back there
    assert entries.experiences(case.file, entry) == ()
    model.leave()


def test_needs_of_other_families_are_told_at_the_desk_and_never_at_the_table(
    qtbot: QtBot, page: RegisterPage, case: OpenCase
) -> None:
    other = families.create(case.file, "辻 さん家")
    entry = register.add(case.file, "ほたるの家", tags=("夜",))
    for each, need in ((case, "夜に休みたい"), (other, "夜勤の日に預けたい")):
        matching.tag_need(each, plans.add_entry(each, "need", text=need), ("夜",))
    said = words(panel(page.register, entry).overlaps)
    assert all(
        told in said for told in ("佐倉 さん家", "夜に休みたい", "辻 さん家", "夜勤の日に預けたい", "重なる目印：夜")
    )
    model = CaseModel(case)
    beside = of_family(model)
    qtbot.addWidget(beside)
    said = words(panel(beside, entry).overlaps)
    assert "夜に休みたい" in said
    assert not any(told in said for told in ("辻", "夜勤"))
    register.edit(case.file, entry, tags=())
    beside.board.shelf.refresh()
    assert "目印がありません" in words(beside)
    beside.put_down()
    model.leave()


def test_beside_a_familys_ecomap_it_is_written_too_but_never_of_a_private_person(
    qtbot: QtBot, case: OpenCase, heard: Heard
) -> None:
    entry, _ = ecomap.add_resource(case, "ほたるの家", "short_stay")
    friend, _ = ecomap.add_resource(case, "由佳さん", "friend")
    model = CaseModel(case)
    panels = {each: ResourcePanel(model, each, print, print, heard.notes.append) for each in (entry, friend)}
    for each in panels.values():
        qtbot.addWidget(each)
    assert panels[friend]._experience.isHidden()
    here = panels[entry]._experience
    here.head.click()
    here.form.text.setPlainText("夜の預かりは予約が早い")
    here.form.go.click()
    assert "夜の預かりは予約が早い" in words(here)
    assert case.file.can_undo(case.family_id) == "experience.add"
    panels[entry]._register.click()
    assert heard.notes == [f"register/{entry}"]
    model.leave()


def test_what_was_written_elsewhere_is_there_when_one_looks_again(page: RegisterPage, case: OpenCase) -> None:
    entry = register.add(case.file, "ほたるの家", tags=("夜",))
    beside = panel(page.register, entry)
    page.hide()
    matching.tag_need(case, plans.add_entry(case, "need", text="夜に休みたい"), ("夜",))
    page.show()
    assert "夜に休みたい" in words(beside.overlaps)
