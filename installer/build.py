"""`python3 dev.py build`: the program as one folder that needs no Python, in dist/kasesupport, and what is made of it.

build            the folder alone
build --check    the same, then tried out (installer/check.py)
build --package  the same, then packed for the system it was built on: a .deb, or by Inno Setup if that is there
"""

import shutil
import subprocess
import sys
from pathlib import Path

from installer import check, licences, windows

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
PROGRAM = DIST / "kasesupport"
WORK = ROOT / "build" / "installer"
MOST = 200  # MB (10 to the 6) installed


def main(arguments: list[str]) -> int:
    """Build, and what the arguments ask for beyond; gives the exit code."""
    if "--only-check" not in arguments:
        build()
    size = megabytes(PROGRAM)
    print(f"dist/kasesupport: {size:.0f} MB, at most {MOST}")
    if size >= MOST:
        return 1
    if {"--check", "--only-check"} & set(arguments) and (code := check.main(PROGRAM)):
        return code
    if "--package" in arguments:
        print(f"dist/{package().name}")
    return 0


def build() -> None:
    """The folder, anew."""
    WORK.mkdir(parents=True, exist_ok=True)
    bare = licences.collect(ROOT / "requirements-build.lock", WORK / "licences")
    if bare:
        sys.exit(f"no licence text: {', '.join(bare)}")
    (WORK / "version.txt").write_text(windows.version_resource(), encoding="utf-8")
    spec = Path(__file__).with_name("kasesupport.spec")
    places = ["--distpath", DIST, "--workpath", ROOT / "build" / "pyinstaller"]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, spec]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def package() -> Path:
    """What one installs; gives the file."""
    if sys.platform == "win32":
        return windows.installer(PROGRAM, DIST)
    from installer import linux

    return linux.package(PROGRAM, DIST, WORK / "deb")


def megabytes(folder: Path) -> float:
    """The space of all files below a folder, links not followed, in whole blocks of 4 KiB."""
    sizes = (path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(-(-size // 4096) * 4096 for size in sizes) / 1e6


if __name__ == "__main__":
    shutil.rmtree(WORK, ignore_errors=True)
    sys.exit(main(sys.argv[1:]))
