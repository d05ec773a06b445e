"""Linux: only the libraries that something kept asks for, and no symbols but those that are loaded. Asks binutils."""

import re
import shutil
import subprocess
from pathlib import Path, PurePath

Entry = tuple[str, str, str]  # path in the program, path here, PyInstaller's kind


def slim(entries: list[Entry], place: Path) -> list[Entry]:
    """`entries` without what nobody asks for, stripped; the stripped copies are written below `place`."""
    return [_stripped(each, place) for each in _reached(entries)]


def _reached(entries: list[Entry]) -> list[Entry]:
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(PurePath(entry[0]).name, []).append(entry)
    waiting = [entry for entry in entries if _is_root(entry)]
    seen = set(waiting)
    while waiting:
        entry = waiting.pop()
        if entry[2] == "SYMLINK":
            continue
        new = [found for name in needed(entry[1]) for found in by_name.get(name, ()) if found not in seen]
        seen.update(new)
        waiting.extend(new)
    return [entry for entry in entries if entry in seen]


def needed(library: str) -> tuple[str, ...]:
    """The names of the libraries that this one asks for itself (ldd would tell those that they ask for, too)."""
    told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=False).stdout
    return tuple(re.findall(r"^\s*NEEDED\s+(\S+)", told, re.MULTILINE))


def _is_root(entry: Entry) -> bool:
    """Modules, plugins and what a package opens by itself; the libraries at the top and Qt's must be asked for."""
    path = PurePath(entry[0])
    library = ".so" in path.name and (len(path.parts) == 1 or path.parent.name == "lib" or ".libs" in path.parent.name)
    return entry[2] == "EXTENSION" or path.name.startswith("libpython") or not library


def _stripped(entry: Entry, place: Path) -> Entry:
    """Not the libraries of wheels and of Qt: they come without symbols, and some are patched: strip harms them."""
    target, source, kind = entry
    if kind != "EXTENSION" and not PurePath(target).name.startswith("libpython"):
        return entry
    copy = place / target
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, copy)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)  # what is loaded stands in .dynsym
    return target, str(copy), kind
