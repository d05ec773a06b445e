"""さがす: with whose, what and where; nothing of a family that is hidden from whoever asks."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.vaults import new_vault

from kasesupport.cases import checking, contacts, families, people, plans, restrictions, talks
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.searching import Line, Sought, search
from kasesupport.domain.contacts import Contact, Words
from kasesupport.messages import finding_text
from kasesupport.practice.load import load
from kasesupport.store import tables, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import raw
from kasesupport.store.history.journal import Author
from kasesupport.store.op import Op

PRACTICE = load()


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    return families.create(casefile, "佐倉")


def lines(file: CaseFile, words: str, **filters: str) -> tuple[Line, ...]:
    found = search(file, PRACTICE, Sought(words, **filters))
    assert found.count == len(found.lines)
    return found.lines


def test_words_are_found_with_who_said_them_and_where_they_stand(case: OpenCase) -> None:
    mother = people.add_person(case, name="佐倉 美咲")
    talks.say(case, "intake.worries", "保育園の送りがつらい", "carer", speaker_id=mother, said_on="2026-07-01")
    (line,) = lines(case.file, "保育")
    assert (line.family, line.who, line.speaker, line.on) == ("佐倉", "佐倉 美咲", "carer", "2026-07-01")
    assert (line.phase, line.at.partition("/")[0]) == ("intake", "intake")
    assert line.question == PRACTICE.question("intake.worries").label
    assert [piece.text for piece in line.pieces if piece.found] == ["保育"]
    assert any(step.id == line.at.partition("/")[2] for step in PRACTICE.phase("intake").steps)


def test_filters_by_family_phase_and_day(case: OpenCase, casefile: CaseFile) -> None:
    other = families.create(casefile, "辻")
    talks.say(case, "intake.worries", "朝がつらい", "carer", said_on="2026-07-01")
    talks.say(other, "assessment.strengths_words", "朝は得意", "child", said_on="2026-09-01")
    plans.add_entry(case, "need", text="朝の見守り", voice="family")
    assert len(lines(casefile, "朝")) == 3
    assert {line.family for line in lines(casefile, "朝", family_id=other.family_id)} == {"辻"}
    assert [line.table for line in lines(casefile, "朝", phase_id="intake")] == ["statement"]
    assert [line.table for line in lines(casefile, "朝", phase_id="assessment")][:1] == ["need"]
    assert {line.on for line in lines(casefile, "朝", since="2026-08-01")} >= {"2026-09-01"}
    assert all(line.on != "2026-07-01" for line in lines(casefile, "朝", since="2026-08-01"))


def test_both_of_two_words_must_stand_there(case: OpenCase) -> None:
    talks.say(case, "intake.worries", "保育園の送りを、祖母に頼む", "carer")
    talks.say(case, "intake.worries", "保育園はすき", "child")
    (line,) = lines(case.file, "祖母　保育")
    assert [piece.text for piece in line.pieces if piece.found] == ["保育", "祖母"]


def test_a_hidden_family_is_neither_found_nor_counted(case: OpenCase, casefile: CaseFile) -> None:
    talks.say(case, "intake.worries", "保育園の送り", "carer")
    row = {"id": "other", "name": "べつの人", "role": "practitioner"}
    casefile.transact(Op("x"), lambda c: c.execute(tables.practitioner.insert(), row))
    restrictions.restrict(casefile, case.family_id, "other")
    casefile.sign_as(Author("べつの人", "", "other", "practitioner"))
    assert lines(casefile, "保育") == lines(casefile, "佐倉") == ()
    restrictions.break_glass(casefile, case.family_id, "虐待の通告")
    assert len(lines(casefile, "保育")) == 1


def test_words_of_a_closed_episode_are_told_to_be_earlier(case: OpenCase) -> None:
    talks.say(case, "intake.worries", "保育園の送り", "carer")
    ended = update(tables.episode).values(closed_on="2026-08-01")
    case.file.transact(Op("x", case.family_id), lambda c: c.execute(ended))
    assert [line.earlier for line in lines(case.file, "保育")] == [True]


def test_an_entry_of_the_register_belongs_to_no_family(casefile: CaseFile) -> None:
    entry = {"id": "r", "name": "ひだまり保育園", "kind": "school"}
    casefile.transact(Op("x"), lambda c: c.execute(tables.resource.insert(), entry))
    (line,) = lines(casefile, "ひだまり")
    assert (line.table, line.id, line.family_id, line.family) == ("resource", "r", "", "")


def test_the_check_makes_an_index_anew_that_does_not_fit_and_says_so(vault_folder: Path) -> None:
    new_vault(vault_folder, "ひみつ")
    with closing(vault.unlock(vault_folder, "ひみつ")) as file:
        families.create(file, "佐倉")
        before = file.head()
        file.transact(Op("x"), lambda c: raw(c).execute("UPDATE word_row SET digest = x'00'"))
        report = checking.check(file)
        assert (report.good, report.findings[-1].code) == (True, "words_mended")
        assert "つくり直しました" in finding_text("words_mended", True, report.findings[-1].facts, "ja")
        assert checking.check(file).findings[-1].code == "words"
        assert file.head() == before


def test_words_of_a_contact_lead_to_its_record(case: OpenCase) -> None:
    told = Contact(date(2026, 11, 30), {("record.others", ""): "図書館の人"}, (Words("record.facts", "絵本を借りた"),))
    note = contacts.keep(case, told)
    contacts.add_to(case, note, "紙芝居も借りた")
    for words in ("絵本", "図書", "紙芝"):
        (line,) = lines(case.file, words)
        assert line.at == f"contact/{note}"
