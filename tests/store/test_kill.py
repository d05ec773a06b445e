"""A writer killed at any moment loses no act that it had confirmed. (A power cut is another matter: synchronous.)"""

import random
import subprocess
import sys
import time
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import select

from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.journal import verify
from kasesupport.store.opening import open_file
from kasesupport.store.tables import family, journal, person

WRITER = """
import sys
from pathlib import Path
from kasesupport.store import engine
from kasesupport.store.opening import open_file
from kasesupport.store.op import Op
from kasesupport.store.tables import family, person

key = engine.DataKey(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
casefile = open_file(Path(sys.argv[1]), key)
print("open", flush=True)

def act(connection):
    home = casefile.new_id()
    connection.execute(family.insert(), {"id": home, "name": "家"})
    rows = [{"id": casefile.new_id(), "family_id": home, "name": "人" * 200} for _ in range(3)]
    connection.execute(person.insert(), rows)
    return home

while True:
    print(casefile.transact(Op("family.new", ""), act), flush=True)
"""


def _killed_after(seconds: float, path: Path, key: engine.DataKey) -> list[str]:
    """What the writer had confirmed before it was killed."""
    command = [sys.executable, "-c", WRITER, str(path), key.key.hex(), key.salt.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        time.sleep(seconds)
        writer.kill()
        lines = writer.stdout.read().splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def _counts(casefile: CaseFile) -> tuple[set[str], int, int]:
    homes = set(casefile.read(lambda c: c.execute(select(family.c.id)).scalars().all()))
    people = casefile.read(lambda c: len(c.execute(select(person.c.id)).all()))
    return homes, people, casefile.read(lambda c: len(c.execute(select(journal.c.seq)).all()))


@pytest.mark.parametrize("run", range(4))
def test_no_confirmed_act_is_lost(tmp_path: Path, run: int) -> None:
    key, chance = engine.DataKey(token_bytes(32), token_bytes(16)), random.Random(run)
    engine.create_file(tmp_path / "data.db", key)
    confirmed: list[str] = []
    for _ in range(3):
        confirmed += _killed_after(chance.uniform(0.02, 0.4), tmp_path / "data.db", key)
    casefile = open_file(tmp_path / "data.db", key)
    homes, people, entries = _counts(casefile)
    assert confirmed
    assert set(confirmed) <= homes
    assert (people, entries) == (3 * len(homes), len(homes)), "no act is there by half"
    assert casefile.read(verify) is None
    assert casefile.read(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar()) == "ok"
    casefile.close()
