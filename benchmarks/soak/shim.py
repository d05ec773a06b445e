"""Builds shim.c and starts programs of ours under it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def available() -> bool:
    """Whether writes can be watched here: Linux with a C compiler."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def run(module: str, *arguments: str, folder: Path) -> str:
    """What `python -m module` printed. Its files below folder/disk are watched; what reached them is in folder/log.

    CalledProcessError if it failed.
    """
    library = folder / "shim.so"
    flags = ["-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-o", str(library)]
    subprocess.run(["cc", *flags, str(HERE / "shim.c"), "-lpthread"], check=True)
    watched = {"LD_PRELOAD": str(library), "SOAK_ROOT": str(folder / "disk"), "SOAK_LOG": str(folder / "log")}
    (folder / "disk").mkdir(exist_ok=True)
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=environment(watched), check=True, stdout=subprocess.PIPE, text=True).stdout


def environment(more: dict[str, str]) -> dict[str, str]:
    """Where another process finds the program and these proofs."""
    places = [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **more, "PYTHONPATH": os.pathsep.join(filter(None, places)), "PYTHONDONTWRITEBYTECODE": "1"}
