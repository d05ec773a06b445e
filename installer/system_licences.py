"""The licence texts of what is bundled from the system, not from a wheel: Debian's copyright files, by dpkg.

Each library's text goes beside those of the packages, and `INDEX.txt` says which is whose, in which version, and where
its source is: `apt-get source PACKAGE=VERSION`, which is how one gets what the GPL and the LGPL promise.
"""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

INDEX = "INDEX.txt"
FOLDER = "system"
DOCS = Path("/usr/share/doc")
Entry = tuple[str, str, str]  # path in the program, path here, PyInstaller's kind


@dataclass(frozen=True, slots=True)
class Origin:
    """A library's Debian package, its version, and the source package they are built from."""

    library: str
    package: str
    version: str
    source: str


def from_system(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The libraries that no wheel brought: neither from this Python's packages nor Python's own modules."""
    own = Path(sysconfig.get_path("purelib")).resolve()
    return tuple(
        each
        for each in entries
        if each[2] == "BINARY" and not Path(each[1]).resolve().is_relative_to(own) and not _is_python(each[0])
    )


def _is_python(target: str) -> bool:
    """Python itself, of which licences.py has the text."""
    return PurePath(target).name.startswith("libpython")


def collect(entries: Iterable[Entry], place: Path) -> tuple[str, ...]:
    """Copy the texts into `place`, with the index; gives the libraries of which none was found."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    told, bare = [], []
    for target, source, _ in from_system(entries):
        name = PurePath(target).name
        origin = origin_of(name, Path(source))
        text = DOCS / origin.package / "copyright" if origin else None
        if origin is None or text is None or not text.is_file():
            bare.append(name)
            continue
        shutil.copyfile(text, place / f"{origin.package}.txt")
        told.append(f"{origin.library}\t{origin.package}\t{origin.version}\t{origin.source}")
    (place / INDEX).write_text("".join(f"{line}\n" for line in sorted(told)), encoding="utf-8")
    return tuple(bare)


def origin_of(name: str, path: Path) -> Origin | None:
    """Where a library is from; None where dpkg does not know it. A library may be told by its link in /lib."""
    ways = dict.fromkeys((path, path.resolve(), *(Path(str(p).removeprefix("/usr")) for p in (path, path.resolve()))))
    for each in ways:
        if package := _asked("dpkg-query", "-S", str(each)).partition(":")[0]:
            told = _asked("dpkg-query", "-W", "-f", "${Version}\t${source:Package} ${source:Version}\n", package)
            version, _, source = told.partition("\n")[0].partition("\t")
            return Origin(name, package, version, source)
    return None


def indexed(licences: Path) -> frozenset[str]:
    """The libraries the index names whose text is there, too."""
    index = licences / FOLDER / INDEX
    lines = index.read_text(encoding="utf-8").splitlines() if index.is_file() else []
    rows = [line.split("\t") for line in lines]
    return frozenset(row[0] for row in rows if (licences / FOLDER / f"{row[1]}.txt").stat().st_size)


def lacking(program: Path) -> tuple[str, ...]:
    """The libraries at the top of a built program whose licence text is not in it.

    What a wheel brought stands in a folder of its own there, or is a link into one.
    """
    inside = program / "_internal"
    at_top = (path for path in inside.glob("lib*.so*") if not path.is_symlink() and not _is_python(path.name))
    told = indexed(inside / "licences")
    return tuple(sorted(path.name for path in at_top if path.name not in told))


def _asked(*command: str) -> str:
    if not shutil.which(command[0]):
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def given(entries: list[Entry], place: Path) -> list[Entry]:
    """The texts as PyInstaller's data; ends the build where one is lacking."""
    if bare := collect(entries, place):
        sys.exit(f"no licence text: {', '.join(bare)}")
    return [(f"licences/{FOLDER}/{path.name}", str(path), "DATA") for path in sorted(place.iterdir())]
