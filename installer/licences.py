"""The licence texts of everything that goes into the program, collected from the packages themselves."""

import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path, PurePath

# What a wheel carries but does not tell of in its own texts, and where its text stands in the source tree.
TEXTS = Path(__file__).parent / "licence_texts"
BUILD_ONLY = {"altgraph", "pyinstaller-hooks-contrib", "setuptools", "pefile", "pywin32-ctypes", "macholib"}


def collect(lock: Path, place: Path) -> tuple[str, ...]:
    """Copy the licence texts of what `lock` names into `place`, a folder a package; gives the packages without any."""
    shutil.rmtree(place, ignore_errors=True)
    bare = []
    for name in names(lock):
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system
            continue
        texts = tuple(_texts(distribution))
        target = place / f"{name}-{distribution.version}"
        target.mkdir(parents=True)
        (target / "METADATA.txt").write_text(_told(distribution), encoding="utf-8")
        for path in texts:
            shutil.copyfile(str(distribution.locate_file(str(path))), target / "-".join(path.parts[1:]))
        if not texts:
            bare.append(name)
    _own_texts(place)
    return tuple(name for name in bare if not (TEXTS / name).is_dir())


def names(lock: Path) -> tuple[str, ...]:
    """The packages of a lock that end up in the program, in its order."""
    found = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(dict.fromkeys(name for name in found if name not in BUILD_ONLY))


def _texts(distribution: metadata.Distribution) -> Iterator[PurePath]:
    for path in distribution.files or ():
        if ".dist-info" in path.parts[0] and re.search(r"licen[cs]e|copying|notice", "/".join(path.parts[1:]), re.I):
            yield path


def _told(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    keys = ("Name", "Version", "License-Expression", "License", "Home-page")
    lines = [f"{key}: {about[key]}" for key in keys if about[key]]
    lines += [f"License: {each}" for each in about.get_all("Classifier") or () if each.startswith("License")]
    return "\n".join(lines) + "\n"


def _own_texts(place: Path) -> None:
    """The texts kept in this tree, and that of the Python that is built in."""
    shutil.copytree(TEXTS, place, dirs_exist_ok=True)
    python = next((path for path in _python_licences() if path.is_file()), None)
    if python is not None:
        (place / "python").mkdir(exist_ok=True)
        shutil.copyfile(python, place / "python" / "LICENSE.txt")


def _python_licences() -> tuple[Path, ...]:
    base, version = Path(sys.base_prefix), f"python{sys.version_info.major}.{sys.version_info.minor}"
    return base / "LICENSE.txt", base / "lib" / version / "LICENSE.txt", Path(f"/usr/share/doc/{version}/copyright")
