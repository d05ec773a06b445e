"""What outlives which damage: a vault of 20,000 rows is spoilt in all the ways of the proofs, and salvaged.

Prints a table in Markdown. "Without a link": put back but for a reference to a lost row. "Other state": rows put
back as they were before an act that is lost, which changed or deleted them; behind it how many the report says may be
such, which must never be fewer.

python -m benchmarks.soak_salvage [rows] [seed]
"""

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.store.damage import WORDS, dump, flip, overwrite, size, vault_with  # noqa: E402

from kasesupport.domain.salvage import Report  # noqa: E402
from kasesupport.store.salvaging.salvage import salvage  # noqa: E402
from kasesupport.store.tables import metadata  # noqa: E402

Rows = dict[tuple[str, str], tuple[object, ...]]
Spoil = Callable[[Path], None]
ROWS = 20_000
HEAD = (
    "| damage | rows as they were | target | without a link | other state, of perhaps "
    "| file / journal / late / backup / lost | s |\n|---|---|---|---|---|---|---|"
)


def main(arguments: list[str] | None = None) -> int:
    """Spoil and salvage; 1 if a target is missed. The number of rows may be given, and a seed for the damage."""
    rows, seed = (*map(int, arguments or []), *(ROWS, 7)[len(arguments or []) :])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.vault"
        vault_with(whole, rows, families=100)
        truth = dump(whole)
        pages = size(whole / "data.db")
        print(f"{len(truth):,} rows, {pages:,} pages\n")
        print(HEAD)
        met = [line(whole, truth, *case) for case in damages(pages, seed)]
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0 if all(met) else 1


def damages(pages: int, seed: int) -> list[tuple[str, float, Spoil]]:
    """Name, least share of rows that must be kept, and how it is done."""
    dice = Random(seed)

    def lost(count: int) -> Spoil:
        return lambda folder: overwrite(folder / "data.db", dice.sample(range(2, pages + 1), count))

    return [
        ("none", 1.0, lambda _folder: None),
        *((f"1 page ({turn})", 0.999, lost(1)) for turn in "abc"),
        ("10 pages", 0.985, lost(10)),
        *((f"1 % of pages ({turn})", 0.985, lost(pages // 100)) for turn in "abc"),
        *((f"10 % of pages ({turn})", 0.85, lost(pages // 10)) for turn in "abc"),
        ("page 1", 1.0, lambda folder: overwrite(folder / "data.db", [1])),
        ("page 1 and its copy", 1.0, without_page_1),
        ("first 40 pages and the copy of page 1", 0.0, without_beginning),
        ("salt", 1.0, without_salt),
        ("second half of the file", 0.0, without_second_half),
        ("first half of the file", 0.0, lambda folder: overwrite(folder / "data.db", list(range(1, pages // 2)))),
        ("a flipped bit in every 2,600 bytes", 0.0, flipped(dice)),
    ]


def without_page_1(folder: Path) -> None:
    """Page 1 in the file, and the copy beside it."""
    overwrite(folder / "data.db", [1])
    (folder / "page1").unlink()


def without_beginning(folder: Path) -> None:
    """With the schema and the roots of most tables."""
    without_page_1(folder)
    overwrite(folder / "data.db", list(range(2, 41)))


def without_salt(folder: Path) -> None:
    """The first 16 bytes of the file."""
    for at in range(16):
        flip(folder / "data.db", at)


def without_second_half(folder: Path) -> None:
    """Cut, not on a page."""
    data = (folder / "data.db").read_bytes()
    (folder / "data.db").write_bytes(data[: len(data) // 2 + 100])


def flipped(dice: Random) -> Spoil:
    """Nearly every page has one."""

    def spoil(folder: Path) -> None:
        length = (folder / "data.db").stat().st_size
        for _ in range(length // 2_600):  # about three in two pages, whatever the file's size
            flip(folder / "data.db", dice.randrange(length), dice.randrange(8))

    return spoil


def line(whole: Path, truth: Rows, name: str, least: float, spoil: Spoil) -> bool:
    """Prints one row of the table; whether the target is met."""
    hurt, fresh = whole.with_name("hurt.vault"), whole.with_name("new.vault")
    for old in (hurt, fresh):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(whole, hurt)
    spoil(hurt)
    began = time.perf_counter()
    report = salvage(hurt, WORDS, fresh)
    seconds = time.perf_counter() - began
    rows = {key: row for key, row in dump(fresh).items() if not _is_new_keeper(key, row, truth, report)}
    right = sum(truth.get(key) == row for key, row in rows.items())
    unlinked = sum(_unlinked(key, truth, report) == row for key, row in rows.items())
    wrong = len(rows) - right - unlinked
    total = report.total
    origins = f"{total.file:,} / {total.journal:,} / {total.late:,} / {total.backup:,} / {total.lost:,}"
    share, target = f"{right / len(truth):.2%}", f"{least:.1%}" if least else "–"
    told = (
        name,
        share,
        target,
        f"{unlinked / len(truth):.2%}",
        f"{wrong} of {report.older}",
        origins,
        f"{seconds:.1f}",
    )
    print("|", " | ".join(told), "|", flush=True)
    return right >= least * len(truth) and wrong <= report.older


def _unlinked(key: tuple[str, str], truth: Rows, report: Report) -> tuple[object, ...] | None:
    """The row as it was, but for the references that the report says were emptied; None where it says none."""
    emptied = {each.column for each in report.unlinked if (each.table, each.id) == key}
    if not emptied or key not in truth:
        return None
    named = zip(metadata.tables[key[0]].c.keys(), truth[key], strict=True)
    return tuple(None if name in emptied else value for name, value in named)


def _is_new_keeper(key: tuple[str, str], row: tuple[object, ...], truth: Rows, report: Report) -> bool:
    """The row of a keeper who was taken in anew, and is named in the report, has no older state."""
    return key[0] == "practitioner" and key not in truth and bool(report.keeper_named) and report.keeper_named in row


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or None))
