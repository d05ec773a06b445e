"""Slots of a real vault, changed while it is open."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.vaults import new_vault

from kasesupport.domain.problems import Problem
from kasesupport.store import vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.keys import attempts, header, keyring, recovery, slots
from kasesupport.store.keys.header import SLOT_LIMIT, Header
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf, Slot
from kasesupport.store.op import Op
from kasesupport.store.tables import practitioner

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "いちばんめの合言葉"
OP = Op("key.test", silent=True)


@pytest.fixture
def made(vault_folder: Path) -> Path:
    new_vault(vault_folder, WORDS, practitioner="相談員")
    return vault_folder


def made_slot(file: CaseFile, words: str, kind: str = "practitioner") -> Slot:
    return slots.make(file.home.key.key, Secret(words), "", kind, file.home.vault_id, QUICK)


def owned(slot: Slot) -> Callable[..., object]:
    row = {"id": slot.id, "name": "同僚", "role": "practitioner", "slot_id": slot.id}
    return lambda c: c.execute(practitioner.insert(), row)


def copies(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in header.COPIES}


def codes(file: CaseFile) -> list[str]:
    return [notice.code for notice in file.notices]


def unlocked(folder: Path, words: str = WORDS, slot: str = "") -> list[str]:
    """What is told on opening."""
    file = vault.unlock(folder, words, slot=slot)
    file.close()
    return codes(file)


def refused(folder: Path, secret: Secret | str, slot: str = "") -> str:
    (folder / attempts.FILE).unlink(missing_ok=True)
    with pytest.raises(Problem) as caught:
        vault.unlock(folder, secret, slot=slot).close()
    return caught.value.code


def test_a_slot_is_added_and_removed_beside_the_data(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    before, new = keyring.current(file.home), made_slot(file, "ふたつめ")
    keyring.add(file, OP, new, owned(new))
    after = keyring.current(file.home)
    assert after.generation == before.generation + 1
    assert after.slots == (*before.slots, new)
    assert len(set(copies(made).values())) == 1
    file.close()
    assert unlocked(made, "ふたつめ") == []
    file = vault.unlock(made, WORDS)
    keyring.remove(file, OP, [new.id])
    assert keyring.current(file.home).generation == before.generation + 2
    file.close()
    assert refused(made, "ふたつめ") == "wrong_passphrase"
    assert unlocked(made) == ["failed_tries"]


def test_a_slot_put_in_anothers_place_does_so_in_one_step(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    one, other = (made_slot(file, words, "recovery") for words in ("a", "b"))
    keyring.add(file, OP, one)
    generation = keyring.current(file.home).generation
    keyring.add(file, OP, other, instead_of=[one.id])
    assert keyring.current(file.home).generation == generation + 1
    assert [slot.id for slot in keyring.current(file.home).slots][1:] == [other.id]
    file.close()


def test_an_old_header_put_back_is_noticed(made: Path) -> None:
    old = copies(made)
    file = vault.unlock(made, WORDS)
    new = made_slot(file, "ふたつめ")
    keyring.add(file, OP, new, owned(new))
    file.close()
    assert unlocked(made) == []
    for name, data in old.items():
        (made / name).write_bytes(data)
    assert unlocked(made) == ["header_old"]
    file = vault.unlock(made, WORDS)
    keyring.add(file, OP, made_slot(file, "みっつめ", "recovery"))
    assert keyring.current(file.home).generation == 3, "a change after that counts on from what the file knows"
    file.close()
    assert unlocked(made) == []


def test_one_old_copy_is_only_healed(made: Path) -> None:
    old = copies(made)
    file = vault.unlock(made, WORDS)
    keyring.add(file, OP, made_slot(file, "x", "recovery"))
    file.close()
    (made / "header.a").write_bytes(old["header.a"])
    assert unlocked(made) == []
    assert len(set(copies(made).values())) == 1


def test_a_header_whose_note_was_lost_is_noted_at_the_next_opening(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    head = keyring.current(file.home)
    header.write(made, Header(head.vault_id, 7, head.salt, head.data, head.slots), file.home.key.key)
    file.close()
    assert unlocked(made) == []
    header.write(made, Header(head.vault_id, 6, head.salt, head.data, head.slots), file.home.key.key)
    assert unlocked(made) == ["header_old"]


def test_a_header_that_the_key_did_not_sign_is_not_built_upon(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    head = keyring.current(file.home)
    header.write(made, head, bytes(32))
    with pytest.raises(Problem) as caught:
        keyring.add(file, OP, made_slot(file, "x", "recovery"))
    assert caught.value.code == "damaged_file"
    file.close()


def test_a_withdrawn_slot_of_an_old_header_does_not_open(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    new = made_slot(file, "ふたつめ")
    keyring.add(file, OP, new, owned(new))
    old = copies(made)
    keyring.remove(file, OP, [new.id], lambda c: c.execute(practitioner.update().values(slot_id="")))
    file.close()
    for name, data in old.items():
        (made / name).write_bytes(data)
    assert refused(made, "ふたつめ") == "key_withdrawn"


def test_no_more_slots_than_the_header_can_be_read_with(made: Path) -> None:
    file = vault.unlock(made, WORDS)
    new = made_slot(file, "x", "recovery")
    head = keyring.current(file.home)
    many = (*head.slots, *[new] * (SLOT_LIMIT - 1))
    header.write(made, Header(head.vault_id, 2, head.salt, head.data, many), file.home.key.key)
    before = copies(made)
    with pytest.raises(Problem) as caught:
        keyring.add(file, OP, new)
    assert caught.value.code == "too_many_keys"
    assert copies(made) == before
    file.close()
    assert unlocked(made) == []


def test_a_disk_that_fills_leaves_the_old_header_or_the_new(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = vault.unlock(made, WORDS)
    before = copies(made)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Problem) as caught:
        keyring.add(file, OP, made_slot(file, "x", "recovery"))
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert copies(made) == before
    file.close()
    assert unlocked(made) == []


def test_printed_keys_are_tried_only_with_a_printed_key(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = recovery.new("recovery")
    file = vault.unlock(made, WORDS)
    keyring.add(file, OP, made_slot(file, recovery.secret([code]).passphrase, "recovery"))
    file.close()
    kinds: list[str] = []
    true = slots.unwrap
    monkeypatch.setattr(slots, "unwrap", lambda slot, *rest: kinds.append(slot.kind) or true(slot, *rest))
    assert refused(made, "ちがう") == "wrong_passphrase"
    assert kinds == ["practitioner"]
    kinds.clear()
    opened = vault.unlock(made, recovery.secret([code]))
    assert (kinds, opened.author.practitioner, opened.author.role) == (["recovery"], "", "keeper")
    opened.close()
    kinds.clear()
    assert refused(made, recovery.secret(recovery.new("recovery"))) == "wrong_passphrase"
    assert kinds == ["recovery", "practitioner"], "a practitioner's passphrase might look like one"


def test_a_wrong_passphrase_and_a_wrong_key_file_get_the_same_answer(vault_folder: Path) -> None:
    vault.create(vault_folder, Secret(WORDS, b"k" * 32), kdf=QUICK)
    answers = {refused(vault_folder, Secret(words, key))
               for words in (WORDS, "x") for key in (b"x" * 32, b"k" * 31)}  # fmt: skip
    answers.add(refused(vault_folder, Secret("x", b"k" * 32)))
    assert answers == {"wrong_passphrase"}
    assert {refused(vault_folder, Secret(words)) for words in (WORDS, "x")} == {"key_file_needed"}
    vault.unlock(vault_folder, Secret(WORDS, b"k" * 32)).close()


@settings(max_examples=runs(4), deadline=None)
@given(st.lists(st.sampled_from(["add", "remove", "swap"]), min_size=3, max_size=6), st.randoms(use_true_random=False))
def test_any_walk_of_changes_leaves_a_header_that_opens(acts: list[str], dice) -> None:
    import tempfile

    folder = Path(tempfile.mkdtemp()) / "a.vault"
    try:
        vault.create(folder, WORDS, kdf=QUICK)
        file = vault.unlock(folder, WORDS)
        first = keyring.current(file.home).slots[0]
        for act in acts:
            others = [slot for slot in keyring.current(file.home).slots if slot.id != first.id]
            if act == "add" or not others:
                keyring.add(file, OP, made_slot(file, "x", dice.choice(["recovery", "pair"])))
            elif act == "remove":
                keyring.remove(file, OP, [dice.choice(others).id])
            else:
                keyring.swap(file, OP, slots.reseal(dice.choice(others), file.home.key.key, file.home.vault_id))
        assert keyring.current(file.home).generation == 1 + len(acts)
        kept = keyring.current(file.home).slots
        assert all(slots.unwrap(s, Secret("x"), file.home.vault_id) == file.home.key.key for s in kept[1:])
        file.close()
        assert unlocked(folder) == []
    finally:
        shutil.rmtree(folder.parent)
