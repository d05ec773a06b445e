"""A disk that is full or fails, at every single write: a clear Problem, nothing confirmed lost, all well with room.

The story (disk_story.py) runs under shim.c, which lets the nth call fail, for every n until none is hit.
"""

import json

from benchmarks.soak import shim, vaults
from benchmarks.soak.report import Row, Run

WHAT = "Disk full (stays so) or failing (once) at every write, sync, create, rename, cut"
GOAL = "Problem disk_full or disk_failed; 0 lost; works again"


def proof(run: Run) -> Row:
    """Every nth call fails once with EIO, and from the nth on with ENOSPC until there is room again."""
    if not shim.available():
        return Row(WHAT, "needs Linux and a C compiler", GOAL, None)
    with vaults.room() as folder:
        how = (str(run.seed), str(389 if run.quick else 100 // run.percent), str(run.times(6, 2)))
        told = json.loads(shim.run("benchmarks.soak.disk_story", *how, folder=folder))
    met, tried, faults = told["met"], told["tried"], told["faults"]
    said = f"{tried} failures, {len(faults)} faults; told as {met}"
    return Row(WHAT, said, GOAL, not faults and met.get("disk_full", 0) > 0, tuple(faults))
