from dataclasses import replace
from itertools import product

import pytest

from kasesupport.cases import access, families, views
from kasesupport.cases import conventions as acts
from kasesupport.cases.families import Newcomer
from kasesupport.cases.office import put
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.telling import word
from kasesupport.domain.conventions import CUSTOMS, Conventions, chosen
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    return families.create(casefile, "佐倉 さん家", "", [Newcomer("child", "陽葵", index=True)])


def test_every_choice_is_kept_read_by_the_pages_and_taken_back(casefile: CaseFile, case: OpenCase) -> None:
    assert views.record(case).conventions == Conventions()
    acts.set_conventions(casefile, Conventions())
    assert casefile.can_undo("") is None  # nothing is written where nothing changed
    for name, customs in CUSTOMS.items():
        before = acts.conventions(casefile)
        other = next(custom for custom in customs if custom != getattr(before, name))
        wanted = chosen(before, name, other)
        acts.set_conventions(casefile, wanted)
        assert views.record(case).conventions == wanted != before
        assert casefile.undo("") == acts.OP
        assert views.record(case).conventions == before
        assert casefile.redo("") == acts.OP


def test_only_who_settles_the_offices_rules_may_choose(casefile: CaseFile) -> None:
    for role in ("reader", "practitioner"):
        casefile.sign_as(replace(casefile.author, role=role))
        with pytest.raises(Problem, match="supervisor_only"):
            acts.set_conventions(casefile, Conventions(death="filled"))
    assert acts.conventions(casefile) == Conventions()


def test_values_that_make_no_sense_never_stop_a_picture(casefile: CaseFile) -> None:
    rows = {"death": "{", "era": '"heisei"', "colour": '"red"', "unknown_sex": '"triangle"', "marriage": '"double"'}

    def spoil(connection: object) -> None:
        for name, value in rows.items():
            put(connection, acts.PREFIX + name, value)  # type: ignore[arg-type]

    casefile.transact(Op(acts.OP), spoil)
    assert acts.conventions(casefile) == Conventions(marriage="double")  # one triangle of two is given up


def test_the_journal_tells_the_choice_in_words(casefile: CaseFile) -> None:
    acts.set_conventions(casefile, Conventions(death="filled"))
    acts.set_conventions(casefile, Conventions(death="cross"))
    last, first = [line.details for line in access.entries(casefile)]
    assert [(d.whose, d.before, d.after) for d in last] == [("亡くなった方の印", "黒くぬる", "×を重ねる")]
    assert [(d.whose, d.before, d.after) for d in first] == [("亡くなった方の印", "", "黒くぬる")]


def test_every_choice_has_words_in_the_journal() -> None:
    for language, (name, customs) in product(("ja", "en"), CUSTOMS.items()):
        keys = [f"value.setting.conventions.{name}", *(f"value.conventions.{name}.{each}" for each in customs)]
        assert all(word(language, key) for key in keys)
