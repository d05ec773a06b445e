"""A day's ecomap kept, looked back at, played, laid over today's: what a practitioner would say of it."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kasesupport.cases import ecomap, families, households, placements, register, register_merging, versions
from kasesupport.cases.families import Newcomer
from kasesupport.cases.opening import CaseFile
from kasesupport.diagrams.ecomap import EcomapLook
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Text, flat
from kasesupport.ui.ecomap import keeping
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.versions import ecomap_kept
from kasesupport.ui.versions.dialog import VersionsDialog
from kasesupport.ui.versions.ecomap_album import EcomapAlbum

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


@pytest.fixture
def page(qtbot: QtBot, casefile: CaseFile, qapp: QApplication) -> EcomapPage:
    """Father, mother and child; a school of the child, a nursery of the household, the father's work."""
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲"), Newcomer("father", "健")]
    case = families.create(casefile, "佐倉", members=members)
    page = EcomapPage(CaseModel(case), lambda _: None)
    qtbot.addWidget(page)
    ecomap.add_resource(case, "みどり小学校", "school", person(page, "陽葵"))
    ecomap.add_resource(case, "こばと保育園", "nursery")
    ecomap.add_resource(case, "弁当工場", "work", person(page, "健"))
    return page


def person(page: EcomapPage, name: str) -> str:
    return next(p.id for p in page.model.record.graph.persons if p.name == name)


def entry(page: EcomapPage, name: str) -> str:
    return next(r.id for r in page.model.record.resources if r.name == name)


def tie(page: EcomapPage, name: str) -> str:
    return next(t.id for t in page.model.record.ties if t.resource == entry(page, name))


def keep(page: EcomapPage, on: date) -> str:
    return versions.keep(page.model.case, "ecomap", on, "", ecomap_kept.data(keeping.now(page)))


def dialog(page: EcomapPage, qtbot: QtBot) -> VersionsDialog:
    look = EcomapLook(on=page.model.case.file.today())
    made = VersionsDialog(page.model, EcomapAlbum(page.model, lambda: keeping.now(page), look), None)
    qtbot.addWidget(made)
    return made


def compared(page: EcomapPage, qtbot: QtBot) -> tuple[str, ...]:
    """What differs between the last day kept and now."""
    made = dialog(page, qtbot)
    made.over.click()
    return made.told


def test_a_kept_ecomap_is_the_same_and_everything_stands_where_it_stood(page: EcomapPage) -> None:
    now = keeping.now(page)
    then = ecomap_kept.load(now.on, ecomap_kept.data(now))
    assert then.state.ties == now.state.ties
    assert then.state.resources == now.state.resources
    assert (then.places, then.box) == (now.places, now.box)
    shown = ecomap_kept.picture(then, EcomapLook(on=now.on))
    for subject, at in now.places.items():
        assert shown.places[subject] == pytest.approx(at)


def test_a_day_is_drawn_around_whom_it_was_drawn_around(page: EcomapPage) -> None:
    child, mother = person(page, "陽葵"), person(page, "美咲")
    ecomap.add_tie(page.model.case, entry(page, "こばと保育園"), mother)
    placements.put_in_middle(page.model.case, "ecomap", child)
    now = keeping.now(page)
    placements.put_in_middle(page.model.case, "ecomap", "")
    then = ecomap_kept.load(now.on, ecomap_kept.data(now))
    assert then.middle == child
    assert ecomap_kept.picture(then, EcomapLook(on=now.on)).places[mother] == pytest.approx(now.places[mother])
    later = keeping.now(page)
    assert later.middle == ""
    assert mother not in later.places
    old = json.loads(ecomap_kept.data(now))
    del old["middle"]
    assert ecomap_kept.load(now.on, json.dumps(old)).middle == ""


@pytest.mark.parametrize(
    "stored", ["", "[]", "{}", '{"graph": {}, "places": 1}', '{"graph": {}, "places": {}, "gaps": 1}']
)
def test_what_is_no_ecomap_is_said(stored: str) -> None:
    with pytest.raises(Problem, match="not_a_version"):
        ecomap_kept.load(MARCH, stored)


def test_keys_keep_the_ecomap_and_nothing_of_nothing(page: EcomapPage, qtbot: QtBot) -> None:
    notes: list[str] = []
    page.model.noted.connect(notes.append)
    keeping.look_back(page)
    page.canvas.keyed.emit("k")
    assert len(versions.versions(page.model.case, "ecomap")) == 1
    assert "まだありません" in notes[0]
    empty = EcomapPage(CaseModel(families.create(page.model.case.file, "辻")), lambda _: None)
    qtbot.addWidget(empty)
    empty.model.noted.connect(notes.append)
    empty.canvas.keyed.emit("k")
    assert "残すものがありません" in notes[-1]


def test_a_renamed_resource_is_no_loss(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    register.edit(page.model.case.file, entry(page, "こばと保育園"), name="こばとこども園")
    assert compared(page, qtbot) == ("こばとこども園：呼び名が変わりました（前は「こばと保育園」）。",)


def test_a_closed_resource_is_told_with_its_tie_and_without(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    nursery = entry(page, "こばと保育園")
    register.close(page.model.case.file, nursery, "2026-03-31")
    assert compared(page, qtbot) == ("こばと保育園：2026年3月31日（令和8年）に終わりました。",)
    ecomap.leave_resource(page.model.case, nursery)
    (told,) = compared(page, qtbot)
    assert told == "こばと保育園（家庭全体）：2026年3月31日（令和8年）に終わりました。つながりがなくなりました。"


def test_who_moves_out_stays_tied_and_a_split_takes_ties_along(page: EcomapPage, qtbot: QtBot) -> None:
    case = page.model.case
    keep(page, MARCH)
    (house,) = page.model.record.graph.households
    households.set_members(case, house.id, [m for m in house.members if m != person(page, "健")])
    assert compared(page, qtbot) == ("健：いまは別のところで暮らしています。弁当工場とのつながりは続いています。",)
    ecomap.end_at(case, tie(page, "こばと保育園"), person(page, "美咲"))
    assert compared(page, qtbot)[1] == "こばと保育園：家庭全体とのつながりから、美咲とのつながりになりました。"


@pytest.mark.parametrize("end", [HOUSEHOLD, "陽葵"])
def test_entries_joined_in_the_register_are_no_loss(page: EcomapPage, qtbot: QtBot, end: str) -> None:
    case = page.model.case
    end = end if end == HOUSEHOLD else person(page, end)
    twin, _ = ecomap.add_resource(case, "みどり小", "school", end)
    keep(page, MARCH)
    register_merging.merge(case.file, entry(page, "みどり小学校"), twin)
    assert compared(page, qtbot) == ("みどり小学校：台帳で「みどり小」とひとつになりました。",)


def test_a_tie_that_changed_bears_a_sign_that_the_picture_explains(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    ecomap.edit_tie(page.model.case, tie(page, "みどり小学校"), strength="strong", direction="both")
    ecomap.leave_resource(page.model.case, entry(page, "弁当工場"))
    made = dialog(page, qtbot)
    made.over.click()
    texts = [leaf.text for leaf in flat(made.frame.canvas.picture.drawing.items) if isinstance(leaf, Text)]
    assert (texts.count("強"), texts.count("向")) == (2, 2)  # on the tie and in the legend
    assert "強くなった" in texts
    assert "いまはない" in texts
    assert made.told[-1] == "弁当工場（健）：つながりがなくなりました。"


def test_the_words_are_copied_whole_and_stand_on_the_paper(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    ecomap.edit_tie(page.model.case, tie(page, "弁当工場"), strength="stress")
    made = dialog(page, qtbot)
    made.over.click()
    notes: list[str] = []
    page.model.noted.connect(notes.append)
    made.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[1:] == [
        "・弁当工場（健）：ストレスや緊張のあるつながりになりました。",
        "変わらず続いているつながり：みどり小学校・こばと保育園",
    ]
    assert "貼りつけられます" in notes[0]
    paper = "".join(leaf.text for leaf in flat(made.for_paper().items) if isinstance(leaf, Text))
    assert "ストレスや緊張のあるつながりになりました" in paper
    assert made.paper_title() == "エコマップ（2026年3月1日（令和8年）といま）"
    assert "佐倉" not in made.paper_title()


def test_what_differs_is_written_into_the_evaluation_where_that_asks_for_it(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    ecomap.edit_tie(page.model.case, tie(page, "弁当工場"), strength="stress")
    made = dialog(page, qtbot)
    made.over.click()
    assert made.tell.isHidden()
    look = EcomapLook(on=page.model.case.file.today())
    album = EcomapAlbum(page.model, lambda: keeping.now(page), look, evaluates=True)
    asked = VersionsDialog(page.model, album, None)
    qtbot.addWidget(asked)
    asked.over.click()
    assert not asked.tell.isHidden()
    asked.tell.click()
    assert [(s.question, s.text) for s in page.model.record.statements] == [("outcome.ties_change", asked.words)]


def test_it_plays_from_the_first_day_to_now_and_what_stays_does_not_jump(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    ecomap.add_resource(page.model.case, "こども食堂 ひだまり", "npo")
    keep(page, MAY)
    ecomap.add_resource(page.model.case, "ふれあいサロン", "community")
    made = dialog(page, qtbot)
    school = entry(page, "みどり小学校")
    made.slider.setValue(2)
    made.player.turn()  # at the end it begins anew
    assert (made.slider.value(), made.player.plays) == (0, True)
    seen = set()
    for stop in range(3):
        assert made.slider.value() == stop
        camera, picture = made.frame.canvas.camera, made.frame.canvas.picture
        seen.add((camera, picture.places[school], picture.box()))
        made.player._on()
    assert len(seen) == 1
    assert not made.player.plays  # the last one is now


def test_keys_go_from_day_to_day_and_pause(page: EcomapPage, qtbot: QtBot) -> None:
    keep(page, MARCH)
    keep(page, MAY)
    made = dialog(page, qtbot)
    made.slider.setValue(0)
    made.player.turn()
    QTest.keyClick(made.slider, Qt.Key.Key_Right)
    assert (made.slider.value(), made.player.plays) == (1, False)
    assert made.day.text() == "2026年5月1日（令和8年）"
    QTest.keyClick(made.player.switch, Qt.Key.Key_Space)
    assert made.player.plays
    assert made.player.switch.text().strip() == "止める"
    made.player.pause()
