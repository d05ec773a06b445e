"""A place with the program and nothing else, as a laptop has it where Python was never installed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Room:
    """`command` starts the program, as seen by whoever has called `enter`.

    `out` can be written; `out_inside` is its name in the room.
    """

    kind: str
    program: Path
    command: str
    out: Path
    out_inside: str
    enter: Callable[[], None] | None


def build(program: Path, place: Path) -> Room:
    """Copy the program there. As root on Linux `enter` goes into the room and gives root's rights up."""
    inside = place / "opt" / program.name
    shutil.copytree(program, inside, symlinks=True)
    out = place / "home"
    out.mkdir()
    name = program.name + (".exe" if os.name == "nt" else "")
    if sys.platform != "linux" or os.geteuid():
        _lock(inside)
        return Room("an empty environment", inside, str(inside / name), out, str(out), None)
    _furnish(place, inside)
    os.chown(out, NOBODY, NOBODY)
    place.chmod(0o755)
    return Room("a root without Python", inside, f"/opt/{program.name}/{name}", out, "/home", lambda: _enter(place))


def _lock(inside: Path) -> None:
    """Take the right to write; as root, `_enter` does better."""
    for path in inside.rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)


def _furnish(place: Path, inside: Path) -> None:
    """The system's libraries that the program asks for, and a folder for what is temporary."""
    for library in system_libraries(inside):
        target = place / library.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(library, target)
    (place / "tmp").mkdir()
    (place / "tmp").chmod(0o1777)
    for name in ("null", "urandom"):
        (place / "dev").mkdir(exist_ok=True)
        device = Path(f"/dev/{name}").stat().st_rdev
        os.mknod(place / "dev" / name, 0o666 | 0o020000, device)
        (place / "dev" / name).chmod(0o666)


def system_libraries(inside: Path) -> list[Path]:
    """What the loader finds outside the program's folder for all that is in it."""
    binaries = [inside / inside.name, *(path for path in inside.rglob("*.so*") if not path.is_symlink())]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(inside / "_internal")}
    told = subprocess.run(["ldd", *map(str, binaries)], env=environment, capture_output=True, text=True, check=False)
    found = set(re.findall(r"(?:=> |^\s+)(/\S+) \(0x", told.stdout, re.MULTILINE))
    return [Path(path) for path in sorted(found) if not path.startswith(str(inside))]


def _enter(place: Path) -> None:
    os.chroot(place)
    os.chdir("/home")
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
