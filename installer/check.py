"""Tries out the built program where no Python is: on a clean folder, read-only, with nothing on the PATH.

On Linux as root it stands in a root of its own (chroot) that holds the program and the system's libraries it asks for,
and nothing else; otherwise in its folder with an empty environment. Offscreen, and under Xvfb if that is there.
"""

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import clean_room, system_licences

ROUNDS = 5
SECONDS = 180


def main(program: Path) -> int:
    """All checks, told one a line; gives the exit code."""
    if sys.platform == "linux" and (bare := system_licences.lacking(program)):
        sys.exit(f"failed: no licence text of {', '.join(bare)}")
    with tempfile.TemporaryDirectory() as place:
        room = clean_room.build(program, Path(place) / "room")
        before = _digest(room.program)
        _walk(room)
        if _digest(room.program) != before:
            sys.exit("failed: something was written into the program's own folder")
        print("the program's folder is as it was")
    print(f"first window: {_ratio(program):.2f} times the run from source (median of {ROUNDS}, in turn)")
    return 0


def _walk(room: clean_room.Room) -> None:
    """The main job by command, then the window."""
    _run(room, "offscreen", "demo", "--out", "{out}/demo")
    _need(room, "demo/genogram.pdf", "demo/support-plan.pdf", "demo/example.vault/data.db")
    _run(room, "offscreen", "sheet", "support-plan", "--blank", "--out", "{out}/blank.pdf")
    _need(room, "blank.pdf")
    _run(room, "offscreen", "self-check", "--out", "{out}/offscreen")
    _need(room, "offscreen/window.png", "offscreen/printed.pdf")
    if sys.platform != "linux" or not shutil.which("Xvfb"):
        print("Xvfb is not here: the window was tried offscreen alone")
        return
    with _screen() as display:
        _run(room, "xcb", "self-check", "--out", "{out}/xvfb", DISPLAY=display)
    _need(room, "xvfb/window.png", "xvfb/printed.pdf")


def _run(room: clean_room.Room, screen: str, *arguments: str, **more: str) -> None:
    told = [part.replace("{out}", room.out_inside) for part in arguments]
    environment = {"PATH": "", "HOME": room.out_inside, "LANG": "C.UTF-8", "LANGUAGE": "ja", "QT_QPA_PLATFORM": screen}
    done = subprocess.run(
        [room.command, *told],
        env={**environment, **more},
        cwd=room.out,
        preexec_fn=room.enter,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        sys.exit(f"failed ({screen}): kasesupport {' '.join(told)}\n{done.stdout}{done.stderr}")
    print(f"{room.kind}, {screen}: kasesupport {' '.join(arguments)}")


def _need(room: clean_room.Room, *names: str) -> None:
    missing = [name for name in names if not (path := room.out / name).is_file() or not path.stat().st_size]
    if missing:
        sys.exit(f"failed: not written: {', '.join(missing)}")


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that the room reaches by its socket (abstract: a folder of its own does not shut it out)."""
    read, write = os.pipe()
    shown = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-ac"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        shown.terminate()
        shown.wait()


def _digest(folder: Path) -> str:
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        told.update(str(path.relative_to(folder)).encode())
        if path.is_file():
            told.update(path.read_bytes())
    return told.hexdigest()


def _ratio(program: Path) -> float:
    """How long the first window takes, built against from source, each a whole process, in turn."""
    built, source = [str(program / program.name)], [sys.executable, "-m", "kasesupport"]
    times: dict[str, list[float]] = {"built": [], "source": []}
    for _ in range(ROUNDS):
        times["built"].append(_seconds(built))
        times["source"].append(_seconds(source))
    return statistics.median(times["built"]) / statistics.median(times["source"])


def _seconds(command: list[str]) -> float:
    source = str(Path(__file__).parents[1] / "src")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": source}
    begun = time.perf_counter()
    subprocess.run([*command, "self-check"], env=environment, check=True, capture_output=True, timeout=SECONDS)
    return time.perf_counter() - begun
