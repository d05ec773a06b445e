"""The header's two copies: whole or nothing, and never more than is bounded."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kasesupport.domain.problems import Problem
from kasesupport.store.keys import header, slots
from kasesupport.store.keys.header import COPIES, SIZE_LIMIT, SLOT_LIMIT, Header
from kasesupport.store.keys.secret import Secret
from kasesupport.store.keys.slots import Kdf

QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
KEY, VAULT = bytes(range(32)), "0b6f1c1e-0000-4000-8000-000000000001"
SLOT = slots.make(KEY, Secret("x"), "鍵1", "practitioner", VAULT, QUICK)
PLAIN = Header(VAULT, 3, bytes(16), "data.db", (SLOT,))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def written(folder: Path, head: Header = PLAIN) -> Path:
    header.write(folder, head, KEY)
    return folder


def forged(folder: Path, body: dict[str, object]) -> str:
    """Both copies hold this body under a true checksum; gives the code of what is raised, "" if it is read."""
    told = json.dumps({**body, "checksum": header._checksum(body)}).encode()
    for name in COPIES:
        (folder / name).write_bytes(told)
    try:
        header.read(folder)
    except Problem as problem:
        return problem.code
    return ""


def test_what_was_written_is_read_back_and_is_authentic(tmp_path: Path) -> None:
    (found,) = header.read(written(tmp_path))
    assert replace(found, mac="") == PLAIN
    assert header.is_authentic(found, KEY)
    assert not header.is_authentic(found, bytes(32))


@pytest.mark.parametrize(
    "changed",
    [replace(PLAIN, generation=4), replace(PLAIN, data="data-2.db"), replace(PLAIN, salt=b"s" * 16), replace(PLAIN, slots=()),
     replace(PLAIN, vault_id="x"), replace(PLAIN, slots=(replace(SLOT, label="べつ"),)), replace(PLAIN, slots=(SLOT, SLOT))],
)  # fmt: skip
def test_every_field_is_signed(tmp_path: Path, changed: Header) -> None:
    (found,) = header.read(written(tmp_path))
    assert not header.is_authentic(replace(changed, mac=found.mac), KEY)


def test_the_newest_whole_copy_counts_and_heals_the_other(tmp_path: Path) -> None:
    written(tmp_path)
    old = (tmp_path / "header.b").read_bytes()
    written(tmp_path, replace(PLAIN, generation=4))
    (tmp_path / "header.b").write_bytes(old)
    (found,) = header.read(tmp_path)
    assert found.generation == 4
    header.repair(tmp_path, found)
    assert (tmp_path / "header.a").read_bytes() == (tmp_path / "header.b").read_bytes() != old
    (tmp_path / "header.a").write_bytes(b"")
    assert header.read(tmp_path) == (found,)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    field=st.sampled_from([*header._plain(PLAIN), "slots.0"]),
    key=st.sampled_from(sorted(header._plain(PLAIN)["slots"][0])),
    value=JSON,
)
def test_any_value_in_any_field_is_read_or_refused_by_type(tmp_path: Path, field: str, key: str, value: object) -> None:
    body = json.loads(json.dumps(header._plain(PLAIN)))
    if field == "slots.0":
        body["slots"][0][key] = value
    else:
        body[field] = value
    assert forged(tmp_path, body) in ("", "damaged_file", "newer_schema", "trial_vault")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_damage(tmp_path: Path, data: bytes) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        header.read(tmp_path)
    assert caught.value.code == "damaged_file"


@pytest.mark.parametrize(
    "name", ["../data.db", "/etc/passwd", "data-0.db", "data-1000000.db", "data.db\n", "data.db.part", ""]
)
def test_the_data_file_is_one_of_ours(tmp_path: Path, name: str) -> None:
    body = json.loads(json.dumps(header._plain(replace(PLAIN, data=name))))
    assert forged(tmp_path, body) == "damaged_file"


@pytest.mark.parametrize(("count", "code"), [(0, ""), (SLOT_LIMIT, ""), (SLOT_LIMIT + 1, "damaged_file")])
def test_so_many_slots_and_no_more(tmp_path: Path, count: int, code: str) -> None:
    body = json.loads(json.dumps(header._plain(replace(PLAIN, slots=(SLOT,) * count))))
    assert forged(tmp_path, body) == code
    assert len(json.dumps(body)) < SIZE_LIMIT


@pytest.mark.parametrize("junk", [b"[" * 500_000, b" " * (SIZE_LIMIT + 10), b'{"a":' * 100_000])
def test_deep_and_long_ones_are_bounded(tmp_path: Path, junk: bytes) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(junk)
    with pytest.raises(Problem) as caught:
        header.read(tmp_path)
    assert caught.value.code == "damaged_file"
