"""What was typed about an erased family is nowhere in the file: not in rows, journal, free pages, nor in the WAL."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from tests.chance import runs
from tests.store.test_random_acts import ACTS, Walker
from tests.vaults import new_vault

from kasesupport.cases import (
    attaching,
    drafts,
    ecomap,
    families,
    family_merging,
    hand,
    handing,
    own_maps,
    people,
    stickers,
    talks,
    versions,
    views,
)  # fmt: skip
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.handed import Paper
from kasesupport.domain.merging import Wish
from kasesupport.domain.problems import Problem
from kasesupport.store import tables, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure
from kasesupport.store.history.differences import Flaw
from kasesupport.store.history.erasure_note import parse
from kasesupport.store.history.verify import verify_file
from kasesupport.store.home import Home
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.salvaging.pages import open_pages

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
TYPED = (
    "鷹司みのり",
    "たかつかさ",
    "090-1234-9999",
    "夜中に何度も起きてしまう",
    "鷹司トメおばあちゃん",
    "消したはずの言葉",
    "書きかけの手紙",
    "古い保管庫の言葉",
    "センターだけの覚え書き",
    "残した図の中の名前",
    "おやつのおばちゃんだけのことば",
    "渡した紙の中の言葉",
    "添付の中の言葉",
    "シールに書いた言葉",
)


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    new_vault(vault_folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(vault_folder, "いろは")) as opened:
        yield opened


def told(file: CaseFile) -> OpenCase:
    """A family of which each of TYPED was typed, and some of it corrected or taken back again."""
    case = families.create(
        file, TYPED[0], TYPED[1], [Newcomer("child", TYPED[0], index=True), Newcomer("mother", "母")]
    )
    families.rename(case, phone=TYPED[2])
    talks.say(case, "intake.words", TYPED[3] * 400, "carer")
    said = talks.say(case, "intake.words", TYPED[5] * 300, "carer")
    talks.remove_statement(case, said)
    person = people.add_person(case, name=TYPED[5])
    people.edit_person(case, person, name="直した名前")
    people.remove_person(case, person)
    file.undo(case.family_id)
    ecomap.add_resource(case, TYPED[4], "kin")
    people.edit_person(case, person, staff_note=TYPED[8])
    versions.keep(case, "genogram", date(2026, 11, 24), "今日", json.dumps({"name": TYPED[9]}, ensure_ascii=False))
    own = own_maps.start(case, person_of(case), date(2026, 11, 24), "ぼくの図")
    own_maps.add_words(case, own, TYPED[10])
    paper = Paper(("closing",), "ご案内", TYPED[11].encode() * 900, 1)
    handing.hand_over(case, paper, TYPED[0], date(2026, 11, 24))
    attaching.attach(case, TYPED[12].encode() * 900, "jpeg", "写真", date(2026, 11, 24))
    sticker = stickers.stick(case, "pet", 1.0, 2.0, person_of(case), date(2026, 11, 24))
    stickers.tell(case, sticker, TYPED[13])
    hand.draw(case, case.file.new_id(), [(1.0, 2.0, 0.5)], "picture", person_of(case), date(2026, 11, 24))
    drafts.keep(file, f"statement.{case.family_id}", {"text": TYPED[6]})
    past = {"seq": 1, "family_id": case.family_id, "changes": f'[{{"{TYPED[7]}": 1}}]', "note": TYPED[7], "salt": "s"}
    file.transact(erasure.Op("salvage"), lambda c: c.execute(insert(tables.past_journal), past))
    return case


def person_of(case: OpenCase) -> str:
    return views.graph(case).persons[0].id


def neighbours(file: CaseFile) -> OpenCase:
    """Another family, that shares a school with the first one."""
    case = families.create(file, "佐倉 さん家", "さくら", [Newcomer("child", "陽葵", index=True)])
    talks.say(case, "intake.words", "保育園は楽しい", "child")
    return case


def plain_bytes(home: Home) -> bytes:
    """Every page decrypted, with its free space, and what stands in the WAL."""
    with open_pages(home.file, home.key) as sources:
        return b"".join(p.fetch(number) or b"" for p in sources for number in range(1, p.count + 1))


def traces(home: Home) -> list[str]:
    content = plain_bytes(home)
    return [word for word in TYPED if word.encode() in content or word.encode("utf-16-le") in content]


def test_the_bytes_are_gone_from_the_file(file: CaseFile) -> None:
    case, other = told(file), neighbours(file)
    file.checkpoint()
    assert traces(file.home) == list(TYPED)  # else the search would prove nothing
    erased = erasure.erase(file, case.family_id, "期間が過ぎたため", "課長")
    assert (traces(file.home), erased.wiped) == ([], True)
    assert "保育園は楽しい".encode() in plain_bytes(file.home)
    assert families.open_case(file, other.family_id) == other


def test_a_second_reader_finds_nothing_either(file: CaseFile) -> None:
    case = told(file)
    erasure.erase(file, case.family_id, "期間が過ぎたため", "課長")
    file.close()
    reader = apsw.Connection(str(file.home.file), flags=apsw.SQLITE_OPEN_READONLY)
    key = f"x'{file.home.key.key.hex()}{file.home.key.salt.hex()}'"
    for pragma in ("cipher='sqlcipher'", "legacy=4", f'key="{key}"'):
        reader.execute(f"PRAGMA {pragma}").fetchall()
    names = [name for (name,) in reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    content = repr([reader.execute(f'SELECT * FROM "{name}"').fetchall() for name in names])
    assert "期間が過ぎたため" in content
    assert [word for word in TYPED if word in content] == []


def test_the_proof_holds_and_the_journal_tells_of_it_without_words(file: CaseFile) -> None:
    case = told(file)
    neighbours(file)
    before = file.head().seq
    erased = erasure.erase(file, case.family_id, "期間が過ぎたため", "課長")
    report = verify_file(file)
    assert (report.flaws, report.erasures) == ((), 1)
    rows = file.read(lambda c: c.execute(select(tables.journal).where(tables.journal.c.seq > before)).mappings().all())
    assert [row["op"] for row in rows] == ["family.erase"]
    note = parse(rows[0]["note"])
    assert note is not None
    assert (note.reason, note.approver, note.rows) == ("期間が過ぎたため", "課長", erased.rows)
    assert {
        "family": 1,
        "person": 3,
        "resource": 2,
        "own_map": 1,
        "handed": 1,
        "blob": 2,
        "attachment": 1,
        "drawn": 1,
        "stroke": 1,
        "sticker": 1,
    }.items() <= erased.rows.items()
    assert rows[0]["changes"] == "[]"


def test_an_erasure_is_no_undo_step_and_older_ones_are_gone(file: CaseFile) -> None:
    case = told(file)
    heard: list[str] = []
    file.subscribe(lambda changed: heard.append(changed.op))
    erasure.erase(file, case.family_id, "理由", "課長")
    assert (file.can_undo(case.family_id), file.can_redo(case.family_id), heard) == (None, None, ["family.erase"])


def test_a_school_of_the_register_stays_and_stays_proven(file: CaseFile) -> None:
    case, other = told(file), neighbours(file)
    school, _ = ecomap.add_resource(case, "第一小学校", "school")
    ecomap.add_tie(other, school)
    ecomap.edit_resource(other, school, phone="03-1111")
    ecomap.edit_resource(case, school, note="校門は北側")
    alone, _ = ecomap.add_resource(case, "第二小学校", "school")
    erasure.erase(file, case.family_id, "理由", "課長")
    kept = file.read(lambda c: c.execute(select(tables.resource)).all())
    assert {(row.id, row.name, row.phone, row.note) for row in kept} == {
        (school, "第一小学校", "03-1111", "校門は北側"), (alone, "第二小学校", "", ""),
    }  # fmt: skip
    assert verify_file(file).holds
    with file.second() as connection:
        connection.execute("UPDATE resource SET note = '' WHERE id = ?", (school,))
    assert [(flaw.kind, flaw.row_id) for flaw in verify_file(file).flaws] == [("changed", school)]


def test_a_grandmother_whom_another_family_knows_too_stays(file: CaseFile) -> None:
    case, other = told(file), neighbours(file)
    """As vaults hold it from before private persons were one family's alone."""
    aunt, _ = ecomap.add_resource(case, "近所の田中さん", "neighbour")
    tie = act(other, "tie.add", lambda c: put(c, other, tables.tie, resource_id=aunt))
    erasure.erase(file, case.family_id, "理由", "課長")
    assert file.read(lambda c: c.execute(select(tables.resource.c.id)).scalars().all()) == [aunt]
    ecomap.remove_tie(other, tie)
    assert verify_file(file).holds


def test_an_entry_that_told_of_two_families_keeps_the_other_proven(file: CaseFile) -> None:
    """As a salvage writes them."""
    case, other = told(file), neighbours(file)
    change = update(tables.family).values(address="ひとつの操作")
    file.transact(erasure.Op("salvage"), lambda c: c.execute(change))
    erasure.erase(file, case.family_id, "理由", "課長")
    assert verify_file(file).holds
    erasure.erase(file, other.family_id, "理由", "課長")
    report = verify_file(file)
    assert (report.holds, report.erasures) == (True, 2)
    assert "ひとつの操作".encode() not in plain_bytes(file.home)


def test_rows_of_an_erased_family_that_come_back_are_named(file: CaseFile) -> None:
    case = told(file)
    erasure.erase(file, case.family_id, "理由", "課長")
    with file.second() as connection:
        connection.execute("INSERT INTO family (id, name) VALUES (?, '戻った')", (case.family_id,))
    assert verify_file(file).flaws == (Flaw("added", None, "family", case.family_id),)


def test_more_entries_emptied_than_the_erasure_says_are_named(file: CaseFile) -> None:
    case, other = told(file), neighbours(file)
    file.transact(erasure.Op("family.open", other.family_id, note="x", logged=True), lambda c: None)
    quiet = file.head().seq
    erasure.erase(file, case.family_id, "理由", "課長")
    with file.second() as connection:
        connection.execute("UPDATE journal SET changes = '', note = '', salt = '' WHERE seq = ?", (quiet,))
    assert verify_file(file).flaws == (Flaw("emptied", quiet),)


def test_a_family_that_two_were_merged_into_goes_with_both_of_its_pasts(file: CaseFile) -> None:
    case, other = told(file), neighbours(file)
    family_merging.merge(file, other.family_id, case.family_id, Wish({person_of(case): person_of(other)}))
    assert verify_file(file).holds
    erasure.erase(file, other.family_id, "期間が過ぎたため", "課長")
    assert verify_file(file).holds
    assert traces(file.home) == []
    assert "保育園は楽しい".encode() not in plain_bytes(file.home)
    noted = select(tables.journal.c.family_id).where(tables.journal.c.op == erasure.ERASE)
    assert set(file.read(lambda c: c.execute(noted).scalars().all())) == {case.family_id, other.family_id}


def test_what_could_not_be_wiped_is_wiped_at_the_next_opening(file: CaseFile, vault_folder: Path) -> None:
    case = told(file)
    file.checkpoint()
    with file.second() as reader:  # somebody reads on in a thread, so that the WAL cannot be emptied
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchall()
        erased = erasure.erase(file, case.family_id, "理由", "課長")
        assert (erased.wiped, erasure.is_unwiped(file.home)) == (False, True)
        reader.rollback()
    file.close()
    with closing(vault.unlock(vault_folder, "いろは")) as again:
        assert (traces(again.home), erasure.is_unwiped(again.home)) == ([], False)


def test_an_unknown_family_is_refused_and_nothing_marked(file: CaseFile) -> None:
    with pytest.raises(Problem, match="no_such_family"):
        erasure.erase(file, "nobody", "理由", "課長")
    assert not erasure.is_unwiped(file.home)


@settings(max_examples=runs(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=st.data())
def test_chance_an_erasure_among_random_acts_leaves_the_proof_whole(file: CaseFile, acts: st.DataObject) -> None:
    walker = Walker(file)
    homes = [f"{letter}{file.new_id()}" for letter in "ab"]
    for kind, which, *rest in acts.draw(ACTS):
        walker.do(kind, homes[which], *rest)
    walker.act(homes[0], [], "")
    erasure.erase(file, homes[0], "理由", "課長")
    assert verify_file(file).flaws == ()
    words = file.read(lambda c: c.execute(select(tables.journal.c.changes)).scalars().all())
    assert not any(f'"family_id":"{homes[0]}"' in word for word in words)
    walker.act(homes[1], [], "")
    while file.undo(homes[1]):
        pass
    assert verify_file(file).flaws == ()
