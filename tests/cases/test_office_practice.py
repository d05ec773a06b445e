"""The office's files in the vault: taken over by one act, taken back, told in the journal; a fault uses ours."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kasesupport.cases import access, talks, views
from kasesupport.cases import office_practice as acts
from kasesupport.cases.office import put
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.practice.flow import visible_steps
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op

TEXT = """
phase = "closure"
[[step]]
id = "closure.agree_step"
title = "みんなの気持ち"
[[step.question]]
id = "closure.our_word"
kind = "choice"
label = "町の区切り"
options = [{ id = "go", label = "区切る" }]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "町の様式.toml"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_one_act_takes_it_over_and_one_step_takes_it_back(casefile: CaseFile, path: Path) -> None:
    proposal = acts.propose(casefile, path)
    assert [each.change for each in proposal.differences] == ["words", "added", "added"]
    assert acts.in_use(casefile).practice == acts.built_in()  # looking changes nothing
    acts.take_over(casefile, proposal)
    assert acts.in_use(casefile).practice.question("closure.our_word").label == "町の区切り"
    assert acts.propose(casefile, path).differences == ()
    acts.give_up(casefile, "closure")
    assert acts.in_use(casefile).practice == acts.built_in()
    assert acts.undo(casefile) == "practice.give_up"
    assert acts.office_files(casefile)["closure"].name == "町の様式.toml"
    assert acts.undo(casefile) == "practice.take_over"
    assert acts.office_files(casefile) == {}
    assert not acts.can_undo(casefile)


def test_our_own_file_written_out_changes_nothing(casefile: CaseFile, tmp_path: Path) -> None:
    for phase in acts.built_in().phases:
        written = tmp_path / "x.toml"
        written.write_text(acts.template(phase.id), encoding="utf-8")
        assert acts.propose(casefile, written).differences == ()


def test_answers_to_the_offices_question_are_told_by_its_words_and_outlive_it(case: OpenCase, path: Path) -> None:
    acts.take_over(case.file, acts.propose(case.file, path))
    talks.answer(case, "closure.our_word", "go")
    told = {(each.whose, each.after) for each in access.entries(case.file)[0].details}
    assert ("町の区切り", "区切る") in told
    acts.give_up(case.file, "closure")
    assert views.record(case).answers[0].value == "go"


def test_a_file_that_no_longer_fits_is_told_and_ours_is_used_for_its_phase(casefile: CaseFile, path: Path) -> None:
    acts.take_over(casefile, acts.propose(casefile, path))
    spoilt = {"closure": TEXT.replace('kind = "choice"', 'kind = "song"'), "intake": 'phase = "intake"\nx = 1\n'}
    good = 'phase = "support"\n[[step]]\nid = "support.log_step"\ntitle = "取組のようす"\n'
    step = acts.built_in().phase("support").steps[0].id
    rows = {**spoilt, "support": good.replace("support.log_step", step)}

    def spoil(connection: object) -> None:
        for phase, text in rows.items():
            value = json.dumps({"name": f"{phase}.toml", "text": text})
            put(connection, acts.PREFIX + phase, value)  # type: ignore[arg-type]
        for phase, value in {"outcome": "{", "monitoring": "[1]", "planning": '{"name": 1}'}.items():
            put(connection, acts.PREFIX + phase, value)  # type: ignore[arg-type]

    casefile.transact(Op("practice.take_over"), spoil)
    chosen = acts.in_use(casefile)
    assert {(p.facts["file"], p.facts["line"]) for p in chosen.faults} == {("closure.toml", 8), ("intake.toml", 2)}
    assert chosen.practice.phase("closure") == acts.built_in().phase("closure")
    assert chosen.practice.phase("support").steps[0].title == "取組のようす"


def test_only_who_settles_the_offices_rules_may(casefile: CaseFile, path: Path) -> None:
    proposal = acts.propose(casefile, path)
    casefile.sign_as(replace(casefile.author, role="practitioner"))
    for refused in (acts.take_over, lambda file, _: acts.give_up(file, "closure"), lambda file, _: acts.undo(file)):
        with pytest.raises(Problem, match="supervisor_only"):
            refused(casefile, proposal)
    assert acts.office_files(casefile) == {}


def test_a_file_that_is_not_there_is_said(casefile: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="file_unreadable"):
        acts.propose(casefile, tmp_path)


def test_who_works_alone_is_not_asked_for_review_and_what_was_written_stays(case: OpenCase) -> None:
    file = case.file
    talks.answer(case, "assessment.reviewed_by", "係長")
    asked = {q.id for q in acts.in_use(file).practice.questions() if not q.withdrawn}
    acts.set_alone(file, on=True)
    left = {q.id for q in acts.in_use(file).practice.questions() if not q.withdrawn}
    assert {"assessment.reviewed_by", "planning.reviews", "outcome.decided_by"} <= asked - left
    assert all(q.review for q in acts.built_in().questions() if q.id in asked - left)
    answers = {"assessment.reviewed_by": "係長"}
    titles = [step.title for step in visible_steps(acts.in_use(file).practice.phase("assessment"), answers)]
    assert "複数の目で" not in titles
    assert views.record(case).answers[0].value == "係長"
    assert ("複数の目での検討を出さない", "はい") in {(e.whose, e.after) for e in access.entries(file)[0].details}
    assert acts.undo(file) == "practice.alone"
    assert not acts.alone(file)
    assert {q.id for q in acts.in_use(file).practice.questions() if not q.withdrawn} == asked


def test_the_switch_is_no_difference_of_a_file_and_only_for_who_may(casefile: CaseFile, tmp_path: Path) -> None:
    acts.set_alone(casefile, on=True)
    written = tmp_path / "x.toml"
    written.write_text(acts.template("assessment"), encoding="utf-8")
    assert acts.propose(casefile, written).differences == ()
    casefile.sign_as(replace(casefile.author, role="practitioner"))
    with pytest.raises(Problem, match="supervisor_only"):
        acts.set_alone(casefile, on=False)


RECORDS = """
phase = "record"

[[template]]
id = "our_call"
label = "町の電話"
how = "phone"
facts = "聞くこと："

[[question]]
id = "record.contact"

[[question.field]]
id = "record.how"
options = [{ id = "cafe", label = "こども食堂" }]
"""


def test_the_records_and_their_beginnings_are_an_office_s_too(casefile: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "経過.toml"
    path.write_text(RECORDS, encoding="utf-8")
    proposal = acts.propose(casefile, path)
    assert (proposal.phase, acts.name_of("record")) == ("record", "経過記録")
    assert {(each.change, each.name) for each in proposal.differences} == {
        ("added", "町の電話"), ("added", "どうやって：こども食堂"),
    }  # fmt: skip
    acts.take_over(casefile, proposal)
    assert acts.in_use(casefile).practice.templates[-1].label == "町の電話"
    path.write_text(acts.template("record"), encoding="utf-8")
    assert {each.change for each in acts.propose(casefile, path).differences} == {"gone"}
    acts.undo(casefile)
    assert acts.in_use(casefile).practice == acts.built_in()
