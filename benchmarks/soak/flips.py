"""Every damage is noticed: bits, lengths, old pages and files, the WAL. Never a crash, never wrong data."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.soak import acts, vaults
from benchmarks.soak.looking import UNNOTICED, WHOLE, Tally, Truth, noticed, truth
from benchmarks.soak.report import Row, Run

from kasesupport.domain.problems import Problem
from kasesupport.store.keys import header

PAGE = 4096
FILES = ("data.db", "data.db", "data.db", "header.a", "header.b", "anchor", "page1")  # most flips hit the data
# Made good by a second copy or by the data themselves; a page not in use; a WAL's frame that a later one replaces, or
# that stands in the data already. What counts as whole shows everything that was confirmed.
HARMLESS = ("data.db salt", "header.a", "header.b", "anchor", "page1", "old page", "WAL flip", "WAL cut")


@dataclass(frozen=True, slots=True)
class Kept:
    """One vault at several moments: closed earlier, closed later, and as a crash after more acts leaves it."""

    earlier: Path
    closed: Path
    crashed: Path
    known: Truth
    known_crashed: Truth


def proof(run: Run) -> Row:
    """Flips at random, then every damage of the list."""
    dice, tally = random.Random(run.seed), Tally()
    with vaults.room() as folder:
        kept = _keep(folder, dice, run.times(150, 25))
        for what, known, damage in _damages(kept, dice, run):
            tally.add(what, _way(kept, folder / "work.vault", what, known, damage))
        headers = _header_bits(kept.closed, tally)
    said = f"{sum(tally.ways.values())} damages, {headers} header bits: {tally.said()}; {len(tally.faults)} unnoticed"
    return Row("Flips, cuts, old pages and files, WAL", said, "0 unnoticed", not tally.faults, tuple(tally.faults))


def _way(kept: Kept, work: Path, what: str, known: Truth, damage: Callable[[Path], object]) -> str:
    shutil.copytree(kept.crashed if known is kept.known_crashed else kept.closed, work)
    damage(work)
    way = noticed(work, known, 3)
    shutil.rmtree(work)
    return UNNOTICED if way == WHOLE and not what.startswith(HARMLESS) else way


def _keep(folder: Path, dice: random.Random, number: int) -> Kept:
    kept = [folder / f"{name}.vault" for name in ("earlier", "closed", "crashed")]
    living = folder / "living.vault"
    vaults.make(living)
    for day, moment in enumerate(kept):
        file = vaults.unlock(living, day)
        list(islice(acts.endless(file, dice), number))
        if moment.stem == "crashed":
            shutil.copytree(living, moment)
            known_crashed = truth(file)
        file.close()
        if moment.stem != "crashed":
            shutil.copytree(living, moment)
    with closing(vaults.unlock(_copied(kept[1], living), 2)) as file:
        return Kept(kept[0], kept[1], kept[2], truth(file), known_crashed)


def _copied(source: Path, target: Path) -> Path:
    shutil.rmtree(target)
    return Path(shutil.copytree(source, target))


Damage = tuple[str, Truth, Callable[[Path], object]]


def _damages(kept: Kept, dice: random.Random, run: Run) -> Iterator[Damage]:
    for _ in range(run.times(10_000, 12)):
        yield _flip(kept, dice)
    for what, size in _lengths((kept.closed / "data.db").stat().st_size):
        yield what, kept.known, partial(_cut, "data.db", size)
    yield from _old_pages(kept, dice, run.times(200, 3))
    yield "file rolled back", kept.known, lambda work: shutil.copy(kept.earlier / "data.db", work / "data.db")
    yield from _wal(kept, dice, run.times(500, 3))
    stale = kept.crashed / "data.db-wal"
    yield "stale WAL put beside", kept.known, lambda work: shutil.copy(stale, work / "data.db-wal")


def _flip(kept: Kept, dice: random.Random) -> Damage:
    name = dice.choice(FILES)
    place, bit = dice.randrange((kept.closed / name).stat().st_size), 1 << dice.randrange(8)
    what = "data.db salt" if name == "data.db" and place < 16 else name
    return what, kept.known, partial(_change, name, place, bit)


def _change(name: str, place: int, bit: int, work: Path) -> None:
    data = bytearray((work / name).read_bytes())
    data[place] ^= bit
    (work / name).write_bytes(data)


def _cut(name: str, size: int, work: Path) -> None:
    os.truncate(work / name, size)


def _lengths(size: int) -> list[tuple[str, int]]:
    sizes = (0, 1, 100, PAGE, size // 2, size // 2 // PAGE * PAGE, size - PAGE, size - 1, size + 1, size + PAGE)
    return [(f"length {length} of {size}", length) for length in sizes]


def _old_pages(kept: Kept, dice: random.Random, number: int) -> Iterator[Damage]:
    """Pages that once stood in the same place: each is authentic by itself."""
    old, new = ((folder / "data.db").read_bytes() for folder in (kept.earlier, kept.closed))
    places = [at for at in range(PAGE, min(len(old), len(new)), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    for at in dice.sample(places, min(number, len(places))):
        page = old[at : at + PAGE]
        yield f"old page {at // PAGE + 1}", kept.known, partial(_put, at, page)


def _put(at: int, page: bytes, work: Path) -> None:
    with (work / "data.db").open("r+b") as file:
        file.seek(at)
        file.write(page)


def _wal(kept: Kept, dice: random.Random, number: int) -> Iterator[Damage]:
    size = (kept.crashed / "data.db-wal").stat().st_size
    yield "WAL gone", kept.known_crashed, lambda work: (work / "data.db-wal").unlink()
    for length in (0, 1, 32, size // 2, size - 1):
        yield f"WAL cut to {length}", kept.known_crashed, partial(_cut, "data.db-wal", length)
    for _ in range(number):
        place, bit = dice.randrange(size), 1 << dice.randrange(8)
        yield "WAL flip", kept.known_crashed, partial(_change, "data.db-wal", place, bit)


def _header_bits(vault: Path, tally: Tally) -> int:
    """Every bit of the header: in one copy the other counts, in both it is damage."""
    data, (good,) = (vault / "header.a").read_bytes(), header.read(vault)
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        (vault / "header.a").write_bytes(flipped)
        if header.read(vault) != (good,):
            tally.faults.append(f"header bit {place} in one copy")
        (vault / "header.b").write_bytes(flipped)
        if not _is_damaged(vault):
            tally.faults.append(f"header bit {place} in both copies")
        (vault / "header.b").write_bytes(data)
    return len(data) * 8


def _is_damaged(vault: Path) -> bool:
    try:
        header.read(vault)
    except Problem as problem:
        return problem.code == "damaged_file"
    return False
