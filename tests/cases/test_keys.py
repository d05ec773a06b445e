"""Keys of a real vault, as a keeper and a colleague use them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.vaults import new_vault

from kasesupport.cases import access, keys, opening
from kasesupport.cases.opening import CaseFile, Kdf, KeyLine, Secret
from kasesupport.domain.problems import Problem
from kasesupport.store.op import Op
from kasesupport.store.tables import journal, practitioner

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS, OTHER = "いちばんめの合言葉", Secret("同僚の合言葉")


@pytest.fixture
def folder(vault_folder: Path) -> Path:
    new_vault(vault_folder, WORDS, practitioner="青木", label="鍵1")
    return vault_folder


@pytest.fixture
def file(folder: Path) -> Iterator[CaseFile]:
    opened = opening.unlock(folder, WORDS)
    yield opened
    opened.close()


def colleague(file: CaseFile, role: str = "practitioner", name: str = "林") -> str:
    row = {"id": file.new_id(), "name": name, "title": "保健師", "role": role}
    file.transact(Op("practitioner.add"), lambda c: c.execute(insert(practitioner).values(**row)))
    return row["id"]


def slot_of(file: CaseFile, name: str) -> str:
    return next(line.slot_id for line in keys.keys(file) if line.practitioner == name)


def refused(fn, *given: object, **named: object) -> str:
    with pytest.raises(Problem) as caught:
        fn(*given, **named)
    return caught.value.code


def reopened(file: CaseFile, secret: Secret | str, slot: str = "") -> CaseFile:
    folder = file.home.folder
    file.close()
    return opening.unlock(folder, secret, slot=slot)


def test_the_first_key_is_its_keepers(file: CaseFile) -> None:
    (line,) = keys.keys(file)
    assert line == KeyLine(file.home.slot_id, "鍵1", "practitioner", False, "青木", "", True)


def test_a_locked_vault_shows_labels_and_no_names(folder: Path) -> None:
    (line,) = opening.key_lines(folder)
    assert (line.label, line.kind, line.factor, line.practitioner, line.own) == (
        "鍵1",
        "practitioner",
        False,
        "",
        False,
    )


def test_a_colleague_gets_a_key_and_opens_under_his_or_her_name(file: CaseFile) -> None:
    keys.add_key(file, colleague(file), "鍵2", OTHER)
    assert [(line.label, line.practitioner, line.title, line.own) for line in keys.keys(file)] == [
        ("鍵1", "青木", "", True), ("鍵2", "林", "保健師", False),
    ]  # fmt: skip
    again = reopened(file, OTHER)
    assert (again.author.practitioner, again.author.role) == ("林", "practitioner")
    assert again.notices == ()
    again.close()


def test_a_forgotten_passphrase_is_replaced_by_a_new_key(file: CaseFile) -> None:
    who = colleague(file)
    keys.add_key(file, who, "鍵2", OTHER)
    keys.add_key(file, who, "鍵2", Secret("新しい合言葉"))
    assert len(keys.keys(file)) == 2
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, OTHER) == "wrong_passphrase"
    opening.unlock(folder, Secret("新しい合言葉")).close()


def test_a_removed_key_opens_no_more_and_the_last_keeper_stays(file: CaseFile) -> None:
    own = file.home.slot_id
    assert refused(keys.remove_key, file, own) == "last_keeper"
    keys.add_key(file, colleague(file), "鍵2", OTHER)
    assert refused(keys.remove_key, file, own) == "last_keeper", "a colleague is no keeper"
    keys.add_key(file, colleague(file, "keeper", "森"), "鍵3", Secret("森の合言葉"))
    keys.remove_key(file, slot_of(file, "林"))
    keys.remove_key(file, own)
    assert [line.practitioner for line in keys.keys(file)] == ["森"]
    assert refused(keys.remove_key, file, own) == "key_gone"
    assert refused(keys.remove_key, file, slot_of(file, "森")) == "last_keeper"
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, WORDS) == "wrong_passphrase"


def test_a_keeper_who_left_does_not_count(file: CaseFile) -> None:
    who = colleague(file, "keeper", "森")
    keys.add_key(file, who, "鍵2", OTHER)
    left = practitioner.update().where(practitioner.c.id == who).values(left_on="2026-04-01")
    file.transact(Op("practitioner.leave"), lambda c: c.execute(left))
    assert refused(keys.remove_key, file, file.home.slot_id) == "last_keeper"
    assert refused(keys.add_key, file, who, "鍵3", Secret("x")) == "practitioner_gone"
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, OTHER) == "key_withdrawn"


def test_a_secret_is_changed_by_whoever_knows_it(file: CaseFile) -> None:
    own = file.home.slot_id
    assert refused(keys.change_secret, file, own, Secret("x"), Secret("新")) == "secret_wrong"
    assert refused(keys.change_secret, file, own, Secret(WORDS), Secret("")) == "new_passphrase_empty"
    keys.change_secret(file, own, Secret(WORDS), Secret("新"))
    assert keys.keys(file)[0].slot_id == own
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, WORDS) == "wrong_passphrase"
    opening.unlock(folder, "新", slot=own).close()


def test_a_key_file_joins_and_leaves_with_the_secret(file: CaseFile, tmp_path: Path) -> None:
    bits = keys.new_key_file(tmp_path / "usb.txt")
    own = file.home.slot_id
    keys.change_secret(file, own, Secret(WORDS), Secret(WORDS, bits))
    assert keys.keys(file)[0].factor
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, WORDS) == "key_file_needed"
    again = opening.unlock(folder, Secret(WORDS, keys.read_key_file(tmp_path / "usb.txt")))
    assert refused(keys.change_secret, again, own, Secret(WORDS), Secret(WORDS)) == "secret_wrong"
    keys.change_secret(again, own, Secret(WORDS, bits), Secret(WORDS))
    reopened(again, Secret(WORDS)).close()
    opening.unlock(folder, Secret(WORDS, bits)).close()  # a stick too much does no harm


def test_the_office_may_ask_for_a_key_file(file: CaseFile) -> None:
    assert not keys.factor_required(file)
    keys.set_factor_required(file, True)
    assert keys.factor_required(file)
    assert refused(keys.add_key, file, colleague(file), "鍵2", OTHER) == "factor_needed"
    assert refused(keys.change_secret, file, file.home.slot_id, Secret(WORDS), Secret("新")) == "factor_needed"
    keys.change_secret(file, file.home.slot_id, Secret(WORDS), Secret("新", b"k" * 32))
    keys.new_recovery(file, "recovery")  # a printed key is its own second thing
    keys.set_factor_required(file, False)
    keys.change_secret(file, file.home.slot_id, Secret("新", b"k" * 32), Secret(WORDS))


@pytest.mark.parametrize(("kind", "sheets"), [("recovery", 1), ("pair", 2)])
def test_a_printed_key_opens_when_all_else_is_lost(file: CaseFile, kind: str, sheets: int) -> None:
    codes = keys.new_recovery(file, kind)
    assert len(codes) == sheets
    assert keys.keys(file)[-1].kind == kind
    again = reopened(file, keys.recovery_secret(codes))
    assert (again.author.practitioner, again.author.role) == ("", "keeper")
    assert refused(keys.change_secret, again, again.home.slot_id, keys.recovery_secret(codes), OTHER) == "key_printed"
    keys.add_key(again, again.read(lambda c: c.execute(select(practitioner.c.id)).scalar_one()), "鍵1", OTHER)
    reopened(again, OTHER).close()


def test_a_new_printed_key_takes_the_place_of_any_earlier(file: CaseFile) -> None:
    old = keys.recovery_secret(keys.new_recovery(file, "recovery"))
    new = keys.recovery_secret(keys.new_recovery(file, "pair"))
    assert [line.kind for line in keys.keys(file)] == ["practitioner", "pair"]
    folder = file.home.folder
    file.close()
    assert refused(opening.unlock, folder, old) == "wrong_passphrase"
    opening.unlock(folder, new).close()


def test_codes_stand_nowhere_in_the_folder(file: CaseFile) -> None:
    (code,) = keys.new_recovery(file, "recovery")
    folder = file.home.folder
    file.close()
    forms = (code.encode(), code.replace("-", "").encode(), code.encode("utf-16-le"))
    assert not [p for p in folder.iterdir() if any(form in p.read_bytes() for form in forms)]


def test_after_a_rekey_everybodys_key_opens_and_the_removed_ones_not(file: CaseFile) -> None:
    keys.add_key(file, colleague(file), "鍵2", OTHER)
    codes = keys.new_recovery(file, "pair")
    keys.remove_key(file, slot_of(file, "林"))
    folder, before = file.home.folder, keys.keys(file)
    keys.rekey(file, lambda _share: None)
    again = opening.unlock(folder, WORDS)
    assert keys.keys(again) == before
    again.close()
    assert refused(opening.unlock, folder, OTHER) == "wrong_passphrase"
    opening.unlock(folder, keys.recovery_secret(codes)).close()


@pytest.mark.parametrize("role", ["reader", "practitioner", "supervisor"])
def test_of_others_keys_only_a_keeper_disposes(file: CaseFile, role: str) -> None:
    keys.add_key(file, colleague(file, role), "鍵2", OTHER)
    keepers, own = file.home.slot_id, slot_of(file, "林")
    again = reopened(file, OTHER)
    me = again.author.practitioner_id
    for refusal in (
        refused(keys.add_key, again, me, "鍵3", Secret("x")),
        refused(keys.remove_key, again, keepers),
        refused(keys.remove_key, again, own),
        refused(keys.rename_key, again, keepers, "x"),
        refused(keys.change_secret, again, keepers, Secret(WORDS), Secret("x")),
        refused(keys.new_recovery, again, "recovery"),
        refused(keys.set_factor_required, again, True),
        refused(keys.rekey, again, lambda _share: None),
    ):
        assert refusal == "keeper_only"
    keys.rename_key(again, own, "わたしの鍵")
    keys.change_secret(again, own, OTHER, Secret("新"))
    assert [line.label for line in keys.keys(again)] == ["鍵1", "わたしの鍵"]
    reopened(again, "新").close()


def test_a_label_is_one_short_line(file: CaseFile) -> None:
    keys.rename_key(file, file.home.slot_id, " 鍵の\n1 ")
    assert "\n" not in keys.keys(file)[0].label
    assert refused(keys.rename_key, file, file.home.slot_id, "x" * 41) == "text_too_long"


def test_changes_of_keys_are_journalled_and_are_no_undo_step(file: CaseFile) -> None:
    keys.add_key(file, colleague(file), "鍵2", OTHER)
    keys.remove_key(file, slot_of(file, "林"))
    ops = file.read(lambda c: c.execute(select(journal.c.op).order_by(journal.c.seq)).scalars().all())
    assert ops[-2:] == ["key.add", "key.remove"]
    assert file.undo("") == "practitioner.add"


def test_the_journal_tells_which_key_it_was(file: CaseFile) -> None:
    keys.add_key(file, colleague(file), "鍵2", OTHER)
    keys.rename_key(file, slot_of(file, "林"), "窓口")
    keys.remove_key(file, slot_of(file, "林"))
    keys.new_recovery(file, "recovery", QUICK)
    told = [(line.op, line.note) for line in access.entries(file, limit=4)]
    assert told == [
        ("key.recovery", "回復キー（1枚）"),
        ("key.remove", "名札「窓口」の鍵"),
        ("key.rename", "名札「鍵2」の鍵 → 名札「窓口」の鍵"),
        ("key.add", "名札「鍵2」の鍵"),
    ]
    assert all("番号" not in each.field for line in access.entries(file, limit=4) for each in line.details)


def test_that_the_paper_key_opened_the_vault_is_in_the_journal(file: CaseFile, vault_folder: Path) -> None:
    codes = keys.new_recovery(file, "pair", QUICK)
    file.close()
    opened = opening.unlock(vault_folder, keys.recovery_secret(codes))
    (line,) = access.entries(opened, limit=1)
    opened.close()
    assert (line.op, line.note) == ("key.used", "回復キー（2枚に分けたもの）")
    again = opening.unlock(vault_folder, WORDS)
    assert access.entries(again, limit=1)[0].seq == line.seq, "one's own key leaves no entry"
    again.close()


def test_a_vault_open_for_reading_changes_no_key(file: CaseFile) -> None:
    file.read_only = True
    before = (file.home.folder / "header.a").read_bytes()
    assert refused(keys.rename_key, file, file.home.slot_id, "x") == "read_only_vault"
    assert (file.home.folder / "header.a").read_bytes() == before


def test_a_keeper_acts_in_the_new_role_at_once(file: CaseFile) -> None:
    file.sign_as(replace(file.author, role="supervisor"))
    assert refused(keys.new_recovery, file, "recovery") == "keeper_only"


def test_a_new_vault_is_measured_where_nothing_is_told(vault_folder: Path) -> None:
    opening.create(vault_folder, WORDS)
    opened = opening.unlock(vault_folder, WORDS)
    from kasesupport.store.keys import keyring

    assert keyring.current(opened.home).slots[0].kdf == opening.calibrate()
    assert opening.calibrate().memory >= 64 * 1024
    opened.close()
