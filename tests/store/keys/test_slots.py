"""What a slot is bound to: nothing of it can be changed, moved or weakened."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.store.keys import slots
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import BOUNDS, KINDS, Kdf, Slot

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
KEY, OTHER_KEY, VAULT = bytes(range(32)), bytes(range(32, 64)), "0b6f1c1e-0000-4000-8000-000000000001"
WORDS, STICK = Secret("さくらの木の下で"), Secret("さくらの木の下で", b"k" * 32)


def made(secret: Secret = WORDS, kind: str = "practitioner") -> Slot:
    return slots.make(KEY, secret, "鍵1", kind, VAULT, QUICK)


PLAIN = made()


def opened(slot: Slot, secret: Secret = WORDS, vault: str = VAULT) -> bytes | None:
    return slots.unwrap(slot, secret, vault)


@pytest.mark.parametrize("kind", KINDS)
def test_the_secret_opens_and_nothing_else_does(kind: str) -> None:
    slot = made(kind=kind)
    assert opened(slot) == KEY
    assert [opened(slot, Secret(typed)) for typed in ("", "さくらの木の下", "x" * 10_000)] == [None] * 3


def test_a_key_file_is_needed_where_the_slot_was_made_with_one() -> None:
    slot = made(STICK)
    assert (slot.factor, opened(slot, STICK)) == (True, KEY)
    assert [
        opened(slot, secret) for secret in (WORDS, Secret("x", b"k" * 32), Secret(WORDS.passphrase, b"x" * 32))
    ] == [None] * 3
    assert opened(made(), STICK) == KEY, "a stick too much does no harm"


def test_two_slots_of_one_secret_have_nothing_in_common() -> None:
    one, other = made(), made()
    assert not {one.salt, one.public, one.nonce, one.private, one.sealed} & {
        other.salt,
        other.public,
        other.nonce,
        other.private,
        other.sealed,
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [("id", "x"), ("kind", "recovery"), ("factor", True), ("kdf", Kdf(8 * 1024, 2, 1)), ("salt", bytes(16))],
)
def test_no_field_can_be_changed(field: str, value: object) -> None:
    assert opened(replace(PLAIN, **{field: value})) is None


def test_a_slot_does_not_open_in_another_vault() -> None:
    assert opened(PLAIN, vault="0b6f1c1e-0000-4000-8000-000000000002") is None


def test_a_label_is_free_to_change() -> None:
    assert opened(replace(PLAIN, label="べつの名札")) == KEY


@settings(max_examples=60, deadline=None)
@given(field=st.sampled_from(["salt", "public", "nonce", "private", "sealed"]), bit=st.integers(0, 10_000))
def test_a_flipped_bit_is_refused_or_called_damage(field: str, bit: int) -> None:
    data = bytearray(getattr(PLAIN, field))
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    spoilt = replace(PLAIN, **{field: bytes(data)})
    if field == "sealed":
        with pytest.raises(Problem) as caught:
            opened(spoilt)
        assert caught.value.code == "damaged_file", "the secret is right: it must not be called wrong"
    else:
        assert opened(spoilt) is None


def test_a_new_data_key_is_sealed_without_the_secret() -> None:
    sealed = slots.reseal(PLAIN, OTHER_KEY, VAULT)
    assert opened(sealed) == OTHER_KEY
    assert replace(sealed, sealed=PLAIN.sealed) == PLAIN


def test_a_key_sealed_for_one_slot_does_not_open_in_another() -> None:
    other = made()
    with pytest.raises(Problem) as caught:
        opened(replace(other, sealed=PLAIN.sealed))
    assert caught.value.code == "damaged_file"


def test_somebody_elses_public_key_is_not_taken_in() -> None:
    """Whoever put his own point there would be given the next data key."""
    stranger = slots._point(generate_private_key(SECP256R1()).public_key())
    assert opened(replace(PLAIN, public=stranger)) is None


def test_the_secret_is_changed_by_whoever_knows_it() -> None:
    changed = slots.rewrap(PLAIN, WORDS, STICK, VAULT, Kdf(8 * 1024, 2, 1))
    assert changed
    assert (changed.id, changed.label, changed.factor, changed.kdf.passes) == (PLAIN.id, "鍵1", True, 2)
    assert (opened(changed, STICK), opened(changed)) == (KEY, None)
    assert slots.rewrap(PLAIN, Secret("x"), STICK, VAULT, QUICK) is None


@given(
    memory=st.one_of(st.integers(), st.floats(), st.booleans(), st.none(), st.text()),
    passes=st.integers(), lanes=st.integers(),
)  # fmt: skip
def test_no_cost_outside_the_bounds_is_taken(memory: object, passes: int, lanes: int) -> None:
    told = {"memory": memory, "passes": passes, "lanes": lanes}
    fine = all(type(v) is int and BOUNDS[k][0] <= v <= BOUNDS[k][1] for k, v in told.items())
    try:
        Kdf(**told)
    except ValueError:
        assert not fine
    else:
        assert fine


def test_nothing_secret_is_shown() -> None:
    assert "さくら" not in repr(WORDS)
    assert repr(Secret("a", b"b")) == "Secret(…)"
