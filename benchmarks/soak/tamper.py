"""Someone who holds the key writes past the program: every way of tests/tampering.py is named."""

import random
import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults
from benchmarks.soak.looking import WHOLE, WRONG, Tally, Truth, noticed, truth
from benchmarks.soak.report import Row, Run
from tests.tampering import WAYS, Tamperer

from kasesupport.store import engine
from kasesupport.store.home import Home


def proof(run: Run) -> Row:
    """One tampering at a time on a copy of the vault; the untouched one must hold."""
    dice, tally = random.Random(run.seed), Tally()
    with vaults.room() as folder:
        home, known = _keep(folder / "kept.vault", dice)
        if noticed(Path(shutil.copytree(home.folder, folder / "as-it-is")), known, 1) != WHOLE:
            tally.faults.append("false alarm")
        for n in range(run.times(500, len(WAYS))):
            tally.add(way := WAYS[n % len(WAYS)], _noticed(home, known, folder / "work.vault", way, dice))
    said = f"{sum(tally.ways.values())} tamperings in {len(WAYS)} ways: {tally.said()}; {len(tally.faults)} not named"
    return Row("Tampering by who holds the key", said, "0 not named", not tally.faults, tuple(tally.faults))


def _keep(folder: Path, dice: random.Random) -> tuple[Home, Truth]:
    vaults.make(folder)
    with closing(vaults.unlock(folder)) as file:
        list(islice(acts.endless(file, dice), 25))
        return file.home, truth(file)


def _noticed(home: Home, known: Truth, work: Path, way: str, dice: random.Random) -> str:
    shutil.copytree(home.folder, work)
    with closing(engine.connect(work / home.data, home.key, "mode=rw")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        getattr(Tamperer(connection, dice.randrange), way)()
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    how = noticed(work, known, 1)
    shutil.rmtree(work)
    return WRONG if how == WHOLE else how
