"""What changed of the ties goes into the evaluation by one act, and only where it is asked for."""

from kasesupport.cases import evaluating, views
from kasesupport.cases.rows import OpenCase
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile


def test_it_is_asked_for_where_the_practice_model_has_the_question(casefile: CaseFile) -> None:
    assert evaluating.asks_for_ties(casefile) == (evaluating.TIES in {question.id for question in load().questions()})


def test_the_words_become_a_practitioners_statement_and_are_taken_back(case: OpenCase) -> None:
    evaluating.tell_ties(case, "エコマップの変化\n・弁当工場：つながりが終わりました。")
    (said,) = views.record(case).statements
    assert (said.question, said.speaker, said.text.count("\n")) == (evaluating.TIES, "practitioner", 1)
    case.file.undo(case.family_id)
    assert views.record(case).statements == ()
