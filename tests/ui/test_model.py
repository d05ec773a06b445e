import logging

import pytest
from pytestqt.qtbot import QtBot

from kasesupport.cases import families, people
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.model import CaseModel


def test_undo_stops_before_the_family_itself(casefile: CaseFile) -> None:
    model = CaseModel(families.create(casefile, "佐倉"))
    model.do(people.add_person, name="陽葵")
    for _ in range(3):
        model.undo()
    assert not model.can_undo()
    assert model.record.name == "佐倉"
    assert model.record.graph.persons == ()
    model.redo()
    assert [p.name for p in model.record.graph.persons] == ["陽葵"]


def test_what_is_refused_is_said_and_changes_nothing(casefile: CaseFile, qtbot: QtBot) -> None:
    model = CaseModel(families.create(casefile, "佐倉"))
    before = model.record
    with qtbot.waitSignal(model.failed) as heard:
        assert model.do(families.rename, name="あ" * 10_000) is None
    assert isinstance(heard.args[0], Problem)
    assert heard.args[0].code == "text_too_long"
    assert model.record == before


def test_a_family_that_was_put_away_hears_nothing(casefile: CaseFile, caplog: pytest.LogCaptureFixture) -> None:
    model = CaseModel(families.create(casefile, "佐倉"))
    other = families.create(casefile, "辻")
    before = model.record
    people.add_person(other)
    assert model.record is before
    model.leave()
    people.add_person(model.case)
    assert model.record is before
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]
