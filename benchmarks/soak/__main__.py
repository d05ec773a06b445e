"""The proofs of the vault and of its sheets, long or --quick: python3 dev.py soak [name …] [--quick] [--seed N]."""

import argparse
import random
import sys
import time
from collections.abc import Callable

from benchmarks.soak import chance, disk, flips, hostile, jobs, kill, plain, power, salvage, sheets, tamper
from benchmarks.soak.report import HEAD, Row, Run

PROOFS: dict[str, Callable[[Run], Row]] = {
    "kill": kill.proof,
    "jobs": jobs.proof,
    "power": power.proof,
    "bytes": flips.proof,
    "disk": disk.proof,
    "plain": plain.proof,
    "hostile": hostile.proof,
    "tamper": tamper.proof,
    "chance": chance.proof,
    "salvage": salvage.proof,
    "sheets": sheets.proof,
}


def main() -> int:
    """Runs the proofs named, or all; one row each as it ends. Exit code 1 if one does not hold."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*PROOFS, []], help=", ".join(PROOFS))
    parser.add_argument("--quick", action="store_true", help="the short form, as in the suite")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--percent", type=int, default=100, help="so much of the long form, where time is short")
    chosen = parser.parse_args()
    print(HEAD, flush=True)
    held = [_one(name, Run(chosen.seed, chosen.quick, chosen.percent)) for name in chosen.name or PROOFS]
    return 0 if all(held) else 1


def _one(name: str, run: Run) -> bool:
    begun = time.perf_counter()
    row = PROOFS[name](run)
    print(row.markdown(name, run), flush=True)
    print(
        f"{name}: {time.perf_counter() - begun:.0f} s, seed {run.seed}", *row.faults[:20], sep="\n  ", file=sys.stderr
    )
    return row.holds is not False


if __name__ == "__main__":
    sys.exit(main())
