#!/usr/bin/env python3
"""Everything a developer or a curious visitor types, with nothing but Python 3.11 installed.

python3 dev.py run     open the program (without a screen: walk through the example headless, pages into out/)
python3 dev.py test    set up, lint, types, import rules, the suite
python3 dev.py bench   benchmarks, as ratios; bench peers: the genogram beside other programs;
                       bench ecomap: its layout; bench register: 5,000 resources; bench case: a family of ten years;
                       bench caseload: the list of 10,000 families;
                       bench search: the words of 100,000 notes, or of as many as --notes says;
                       bench together: 40 minutes of いっしょに with fingers; bench drawing: by hand, 5,000 dots;
                       bench hour: an hour of office work by keys alone;
                       bench sheets: PDFs, beside WeasyPrint and LibreOffice
python3 dev.py soak    the vault's proofs at length (kill, power, disk …): soak [name …] [--quick] [--seed N]
python3 dev.py build   the program as one folder that needs no Python, in dist/: build [--check] [--package]
python3 dev.py lock    write the lock files anew (needs a package index)
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.resolve()
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# What Qt asks of a bare Linux: library to load -> Debian package that has it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}


def main(arguments: list[str]) -> int:
    """Run one command; gives the exit code."""
    commands = {"run": run, "test": test, "bench": bench, "soak": soak, "build": build, "lock": lock}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    if sys.version_info < (3, 11):
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    return commands[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Open the program; without a screen, say so and write the example's pages into out/."""
    set_up("requirements.lock")
    screen = has_screen()
    provide({**SYSTEM_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})})
    if screen:
        return call(PYTHON, "-m", "kasesupport", *arguments)
    print("画面が見つかりません。例の家庭で同じ流れをたどり、できたページを out/ に書き出します。")
    print("(No screen found: the same walk is done on the example family, its pages are written into out/.)")
    return call(PYTHON, "-m", "kasesupport", "demo", "--out", str(ROOT / "out"))


def test(arguments: list[str]) -> int:
    """Lint, types, import rules and the suite; arguments go to pytest."""
    set_up("requirements-dev.lock")
    provide(SYSTEM_LIBRARIES)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks = (
        ("-m", "ruff", "check", "."),
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "mypy"),
        ("-m", "pytest", "-n", str(min(4, os.cpu_count() or 1)), *arguments),
    )
    return next((code for check in checks if (code := call(PYTHON, *check))), 0)


def bench(arguments: list[str]) -> int:
    """The benchmarks of benchmarks/, as ratios in one run."""
    set_up("requirements-dev.lock")
    provide(SYSTEM_LIBRARIES)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call(PYTHON, "-m", "benchmarks.run", *arguments)


def soak(arguments: list[str]) -> int:
    """The proofs of docs/security.md at length; without names, all of them (about an hour)."""
    set_up("requirements-dev.lock")
    provide(SYSTEM_LIBRARIES)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if "--quick" not in arguments and sys.platform == "linux":
        call(
            PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "atheris"
        )  # the proofs tell if it failed
    return call(PYTHON, "-m", "benchmarks.soak", *arguments)


def build(arguments: list[str]) -> int:
    """The folder of installer/build.py, made in a .venv of its own that holds no tool of the tests."""
    python = set_up("requirements-build.lock", VENV.with_name(".venv-build"))
    provide(SYSTEM_LIBRARIES)
    return call(python, "-m", "installer.build", *arguments)


def lock(_arguments: list[str]) -> int:
    """Resolve the dependencies anew, with hashes and without an index address."""
    tool = VENV.with_name(".venv-lock")
    venv.create(tool, with_pip=True)
    python = tool / PYTHON.relative_to(VENV)
    call(python, "-m", "pip", "install", "-q", "uv")
    shape = ["--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"]
    quiet = ["--no-header", "--no-emit-index-url", "--no-annotate", "-q"]
    for name, groups in (("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])):
        chosen = [part for group in groups for part in ("--group", group)]
        call(python, "-m", "uv", "pip", "compile", "pyproject.toml", *chosen, *shape, *quiet, "-o", name)
    built = ["--group", "installer", "-c", "requirements.lock", "-o", "requirements-build.lock"]
    call(python, "-m", "uv", "pip", "compile", "pyproject.toml", *shape, *quiet, *built)
    code = has_windows_wheels(python)
    shutil.rmtree(tool)
    return code


def has_windows_wheels(python: Path) -> int:
    """Ask the index for a wheel for Windows of everything the program needs there; nothing is built from source."""
    with tempfile.TemporaryDirectory() as place:
        wheels = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:", "--no-deps"]
        command = [python, "-m", "pip", "download", "-q", *wheels, "--require-hashes", "-r", "requirements.lock"]
        return call(*command, "-d", place)


def set_up(lock_file: str, place: Path = VENV) -> Path:
    """Make .venv hold exactly what the lock names, and the program itself from src/; quick when nothing changed.

    Another `place` holds the lock alone. Gives its Python.
    """
    wanted = hashlib.sha256((ROOT / lock_file).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    python = place / PYTHON.relative_to(VENV)
    stamp = place / f"{lock_file}.done"
    if python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return python
    print("準備しています(はじめの一度だけ、数分かかります)… / setting up, once, a few minutes …", flush=True)
    if not python.exists():
        venv.create(place, with_pip=True)
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    must(*pip, "--require-hashes", "--no-deps", "-r", str(ROOT / lock_file))
    if place == VENV:
        must(*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    stamp.write_text(wanted, encoding="ascii")
    return python


def has_screen() -> bool:
    """Whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide(libraries: dict[str, str]) -> None:
    """Install the missing system libraries where that is allowed (Debian as root), else say the line to type."""
    if sys.platform != "linux":
        return
    packages = sorted({package for library, package in libraries.items() if not loads(library)})
    if not packages:
        return
    line = ["apt-get", "install", "-y", "-q", *packages]
    if shutil.which("apt-get") and os.geteuid() == 0:
        call("apt-get", "update", "-q")
        if call(*line) == 0:
            return
    print(f"次の一行で、足りない部品を入れてください / please install what is missing:\n  sudo {' '.join(line)}")
    sys.exit(1)


def loads(library: str) -> bool:
    """Whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def call(*command: object) -> int:
    """Run a command in the project's folder; gives its exit code."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def must(*command: object) -> None:
    """Run a command that has to succeed."""
    if call(*command):
        sys.exit(f"失敗しました / failed: {' '.join(str(part) for part in command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
