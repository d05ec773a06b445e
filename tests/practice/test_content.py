"""Every entry of our own practice files, walked."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from kasesupport import resources
from kasesupport.practice import model
from kasesupport.practice.load import load
from kasesupport.practice.model import Practice

FILES = sorted(resources.path("practice").glob("*.toml"))
# Words that lay blame, judge, or are not the field's own.
FORBIDDEN = (
    "指導", "問題のある", "問題行動", "問題家庭", "困難事例", "困難ケース", "監視", "してあげ", "させる", "怠",
    "ちゃんと", "不適切", "子ども", "子供", "加害", "本児", "実母", "実父",
)  # fmt: skip


@pytest.fixture(scope="module")
def practice() -> Practice:
    return load()


def words(path: Path) -> list[str]:
    def walk(value: object) -> list[str]:
        if isinstance(value, dict):
            return [word for inner in value.values() for word in walk(inner)]
        if isinstance(value, list):
            return [word for inner in value for word in walk(inner)]
        return [value] if isinstance(value, str) else []

    return walk(tomllib.loads(path.read_text(encoding="utf-8")))


def test_what_the_guideline_counts_is_there(practice: Practice) -> None:
    assert [principle.number for principle in practice.principles] == list(range(1, 10))
    assert [aim.number for aim in practice.aims] == list(range(1, 6))
    assert [phase.number for phase in practice.phases] == list(range(1, 8))


def test_each_ready_phase_has_its_nine_viewpoints_and_every_point(practice: Practice) -> None:
    # Points per viewpoint as counted in the guideline; a cell that is not named has one.
    several = {
        "1-1": 2, "1-2": 2, "1-3": 2, "1-4": 2, "1-5": 2,
        "2-2": 2, "2-3": 2, "2-4": 2, "2-6": 4, "2-8": 2,
        "3-1": 2, "3-2": 2, "3-3": 2, "3-5": 2, "3-6": 2, "3-7": 3, "3-8": 2,
        "4-2": 2, "4-8": 2, "5-7": 2, "6-3": 3, "6-7": 2, "6-8": 2, "6-9": 3, "7-2": 2, "7-7": 2,
    }  # fmt: skip
    for phase, total in zip(practice.phases, (14, 16, 17, 11, 10, 15, 11), strict=True):
        found = {viewpoint.id: len(viewpoint.points) for viewpoint in phase.viewpoints}
        assert found == {f"{phase.number}-{i}": several.get(f"{phase.number}-{i}", 1) for i in range(1, 10)}
        assert sum(found.values()) == total


def test_each_viewpoint_belongs_to_the_principle_of_its_number(practice: Practice) -> None:
    for phase in practice.phases:
        for viewpoint in phase.viewpoints:
            assert viewpoint.principle == "p" + viewpoint.id.split("-")[1]
            assert viewpoint.cite.startswith(f"視点{viewpoint.id}, p")
            assert 1 <= len(viewpoint.ask) <= 2


def test_pages_lie_within_the_phase(practice: Practice) -> None:
    pages = {
        1: range(23, 25), 2: range(25, 28), 3: range(28, 31), 4: range(31, 33), 5: range(33, 35), 6: range(35, 37),
        7: range(37, 39),
    }  # fmt: skip
    for phase in practice.phases:
        for viewpoint in phase.viewpoints:
            assert int(viewpoint.cite.split(", p")[1]) in pages[phase.number]


def test_a_viewpoint_is_cited_with_one_page_everywhere(practice: Practice) -> None:
    page = {viewpoint.id: viewpoint.cite for phase in practice.phases for viewpoint in phase.viewpoints}
    fields = {field.id for question in practice.questions() for field in question.fields}
    cited = [question.cite for question in practice.questions() if question.cite or question.id not in fields]
    cited += [check.cite for phase in practice.phases for check in phase.checks]
    for cite in cited:
        assert re.fullmatch(r"視点[1-7]-[1-9], p[0-9]{2}|p[0-9]{2}", cite)
        if cite.startswith("視点"):
            assert cite == page[cite.removeprefix("視点").split(",")[0]]


def test_all_seven_phases_can_be_walked(practice: Practice) -> None:
    for phase in practice.phases:
        assert phase.steps
        assert len(phase.short) <= 9


def test_ids_are_unique_across_phases(practice: Practice) -> None:
    ids = [step.id for phase in practice.phases for step in phase.steps]
    ids += [question.id for question in practice.questions()]
    assert len(ids) == len(set(ids))
    checks = [check.id for phase in practice.phases for check in phase.checks]
    assert len(checks) == len(set(checks))


def test_every_condition_points_at_a_question_and_an_answer_it_has(practice: Practice) -> None:
    conditions = [question.show_if for question in practice.questions()]
    conditions += [step.show_if for phase in practice.phases for step in phase.steps]
    terms = [term for phase in practice.phases for check in phase.checks for term in check.when]
    conditions += [term for term in terms if isinstance(term, model.Condition)]
    for condition in filter(None, conditions):
        question = practice.question(condition.question)
        options = {option.id for option in question.options} or set(model.YES_NO)
        assert set(condition.values) <= options
        assert not question.about


def test_what_the_office_decides_knows_no_reticence_and_families_may_always_keep_silent(practice: Practice) -> None:
    for question in practice.questions():
        if question.kind == "statements":
            assert question.reticence or question.side == "office"
        elif question.side == "office" or question.kind not in model.ASKED:
            assert not question.reticence


def test_who_gave_notice_and_what_others_said_never_stand_before_a_family(practice: Practice) -> None:
    for name in ("intake.route", "intake.informant", "intake.others_voice", "assessment.afraid"):
        assert practice.question(name).side == "office"
    for question in practice.questions():
        for other in question.of:
            assert practice.question(other).side == "family"


def test_every_kind_of_the_contract_has_a_place(practice: Practice) -> None:
    assert {question.kind for question in practice.questions()} == set(get_args(model.Kind))


def test_every_column_of_the_plan_that_words_fill_has_a_question(practice: Practice) -> None:
    columns = [question.column for question in practice.questions() if question.column]
    assert sorted(columns) == sorted(get_args(model.PlanColumn))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_words_are_kind_and_proofread(path: Path) -> None:
    for word in words(path):
        assert not [bad for bad in FORBIDDEN if bad in word], word
        assert not re.search(r"[！!]|。。|、、|、。|[Ａ-Ｚａ-ｚ０-９]|\s$|^\s|,[^ ]", word), word


def test_sentences_end_and_labels_do_not(practice: Practice) -> None:
    phases = practice.phases
    sentences = [p.lead for p in practice.principles] + [p.lead for p in phases]
    sentences += [step.lead for phase in phases for step in phase.steps]
    sentences += [check.words for phase in phases for check in phase.checks]
    sentences += [point.words for phase in phases for v in phase.viewpoints for point in v.points]
    sentences += [ask for phase in phases for v in phase.viewpoints for ask in v.ask]
    assert all(sentence.endswith("。") for sentence in sentences)
    labels = [question.label for question in practice.questions()]
    labels += [option.label for question in practice.questions() for option in question.options]
    assert not [label for label in labels if label.endswith(("。", "？", "?"))]


def test_titles_and_labels_are_short(practice: Practice) -> None:
    for phase in practice.phases:
        for step in phase.steps:
            assert len(step.title) <= 18, step.title
            assert len(step.lead) <= 60, step.lead
            asked = [each for question in step.questions for each in (question, *question.fields)]
            assert all(len(question.label) <= 32 for question in asked)
            assert all(len(question.hint) <= 70 for question in asked)
            assert all(len(question.add) <= 14 for question in asked)


def test_the_readme_names_every_kind() -> None:
    text = resources.path("practice", "README.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in text for kind in get_args(model.Kind))
