"""An hour of office work by keys alone: python3 dev.py bench hour [--minutes 60] [--size 1366x768] [--pictures FOLDER].

A vault is made, a family comes in, a call is written down, diagrams, a plan, the search, the month, the caseload, the
register and a meeting follow, as tests/ui/hour/day.py has it; then the vault is locked. Nothing is touched but keys.
The time asked for is shared out among them. On a screen without a window manager: QT_QPA_PLATFORM=xcb under Xvfb.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from tests.ui.hour.day import hour, lock
from tests.ui.hour.keyboard import Keyboard, play

from kasesupport.cases import opening
from kasesupport.ui import app as dressing
from kasesupport.ui.places import Laptop
from kasesupport.ui.window import MainWindow

KEYS = 220  # about as many keys and pieces of writing as the hour has, to share its time among them


def main(arguments: Sequence[str] = ()) -> int:
    """Work for an hour, and tell of each job how many keys it took."""
    parser = argparse.ArgumentParser(prog="dev.py bench hour", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture after each job")
    asked = parser.parse_args(arguments)
    app = QApplication([])
    dressing.dress(app)
    with tempfile.TemporaryDirectory() as folder:
        keys = worked(Path(folder), asked.minutes, asked.size, asked.pictures)
    print("| job | keys beside the words | letters of the words |\n|---|---|---|")
    for job, pressed in keys.pressed.items():
        print(f"| {job} | {pressed} | {keys.written[job]} |")
    print(f"| all | {keys.pressed.total()} | {keys.written.total()} |")
    return 0


def worked(folder: Path, minutes: float, size: str, pictures: Path | None) -> Keyboard:
    """The keyboard after the hour; everything is in `folder`."""
    window = MainWindow(folder / "相談.vault", opening.open_example, Laptop(folder / "laptop"), lambda _: None)
    window.resize(*(int(part) for part in size.split("x")))
    window.show()
    keys, numbers, pace = Keyboard(window), count(1), round(minutes * 60_000 / KEYS)

    def done(job: str) -> None:
        if pictures is not None:
            pictures.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(pictures / f"{next(numbers):02}-{job}.png"))

    play(hour(keys, window, folder, done), pace)
    play(lock(keys, window))
    return keys
