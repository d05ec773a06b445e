"""Files that come from outside or could be forged: whatever stands in them, a typed error, bounded memory and time.

True files are changed at random, also with their checksum made to fit again; atheris (installed by the soak
command alone) then looks for what chance does not find.
"""

import io
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from benchmarks.soak import shim, vaults
from benchmarks.soak.report import Row, Run

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.domain.register import Entry
from kasesupport.exchange import familyfile
from kasesupport.exchange.spreadsheets import opening, sheets, writing
from kasesupport.sheets.forms import spec
from kasesupport.store.backups import about
from kasesupport.store.backups.inspection import Holds
from kasesupport.store.history import anchor
from kasesupport.store.keys import attempts, header, keyfile, recovery

Reader = Callable[[bytes, Path], object]
SHEET = "support-plan"
PAGE, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
NASTY: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    1 << 40,
    10**400,
    1e999,
    "",
    "x" * 9999,
    "\ud800",
    "../../etc",
    [],
    {},
    [[]] * 99,
)
GROWTH = 400  # MB that all readers together may take at most


def read_header(data: bytes, folder: Path) -> object:
    """Both copies as they are, then opened with a passphrase: a slot may ask for no absurd memory."""
    for name in header.COPIES:
        (folder / name).write_bytes(data)
    (folder / "attempts").unlink(missing_ok=True)
    return vaults.unlock(folder)


def read_resealed(data: bytes, folder: Path) -> object:
    """The same by someone who has the source code: the checksum fits."""
    body = json.loads(data)
    body.pop("checksum", None)
    return read_header(json.dumps({**body, "checksum": header._checksum(body)}).encode(), folder)


def _from(name: str, read: Callable[[Path], object]) -> Reader:
    def reading(data: bytes, folder: Path) -> object:
        (folder / name).write_bytes(data)
        return read(folder / name)

    return reading


@cache
def _package() -> dict[str, bytes]:
    """The parts of a small workbook as the program writes it."""
    book = writing.xlsx(sheets.register([Entry("", "みどりの会", tags=("居場所",), checked_on="2026-04-01")]))
    with ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _as_part(part: str) -> Reader:
    """A workbook with this in the place of one of its parts: what is changed is not kept out by a checksum."""
    return lambda data, _folder: opening.read_bytes(_zipped({**_package(), part: data}))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


READERS: dict[str, Reader] = {
    "header": read_header,
    "slot": read_resealed,
    "key file": _from("key", keyfile.read),
    "recovery key": lambda data, _folder: recovery.secret([data.decode(errors="replace")]),
    "backup": _from(about.FILE, lambda path: about.read(path.parent)),
    "anchor": _from("anchor", lambda path: anchor.read(path, bytes(32))),
    "tries": _from("attempts", lambda path: attempts.begin(path.parent, 0)),
    "family file": _from("family.json", familyfile.read),
    "office TOML": _from(f"{SHEET}.toml", lambda path: spec.load(SHEET, path.parent)),
    "list, XLSX": _from("list.xlsx", opening.read),
    "list, its sheet": _as_part(PAGE),
    "list, its book": _as_part(BOOK),
    "list, CSV": _from("list.csv", opening.read),
}


def meet(name: str, data: bytes, folder: Path) -> str:
    """What went wrong beyond a Problem, "" for nothing. What is no JSON at all cannot have its checksum fitted."""
    try:
        READERS[name](data, folder)
    except Problem:
        return ""
    except Exception as error:
        fits = name == "slot" and isinstance(error, (ValueError, AttributeError, TypeError, RecursionError))
        return "" if fits and _is_ours(data) else repr(error)[:200]
    return ""


def _is_ours(data: bytes) -> bool:
    """Whether the fault is of the fitting, not of the program: no object in JSON, or one that cannot be written."""
    try:
        return not isinstance(json.loads(data), dict) or not header._checksum(json.loads(data))
    except (ValueError, RecursionError):
        return True


def samples(folder: Path) -> dict[str, bytes]:
    """A true file for each reader. The vault at `folder` is made, too."""
    vaults.make(folder)
    key = keyfile.text(bytes(range(32))).encode()
    told = about.About("2026-11-24T10:15:00+09:00", "v", 1, 4096)
    about.write(folder, about.sealed(told, Holds(2, 3, 5, "f00d"), bytes(32)), bytes(32))
    head, tries = (folder / header.COPIES[0]).read_bytes(), b'{"failed":2,"last":1.5}'
    family = b'{"persons":[{"id":"a","sex":"F"},{"id":"b"}],"unions":[{"id":"u","partners":["a"],"children":["b"]}]}'
    sheet = (resources.path("sheets", "forms") / f"{SHEET}.toml").read_bytes()
    files = (head, head, key, recovery.new("recovery")[0].encode(), (folder / about.FILE).read_bytes())
    parts = _package()
    lists = (_zipped(parts), parts[PAGE], parts[BOOK], '名前,電話\n"みどり\n会",03-1\n'.encode("cp932"))
    return dict(zip(READERS, (*files, (folder / "anchor").read_bytes(), tries, family, sheet, *lists), strict=True))


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A true file with something changed: as a tree where it is JSON, else as bytes."""
    try:
        body = json.loads(data)
    except ValueError:
        return _bytes_changed(data, dice)
    if dice.random() < 0.3:
        return _bytes_changed(data, dice)
    for _ in range(dice.randint(1, 3)):
        body = _tree_changed(body, dice)
    return json.dumps(body).encode()


def _tree_changed(body: object, dice: random.Random) -> object:
    if isinstance(body, dict) and body and dice.random() < 0.9:
        name = dice.choice([*body])
        return {**body, name: _tree_changed(body[name], dice)}
    if isinstance(body, list) and body and dice.random() < 0.9:
        place = dice.randrange(len(body))
        return [*body[:place], _tree_changed(body[place], dice), *body[place + 1 :]]
    return dice.choice(NASTY)


def _bytes_changed(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        start, length = dice.randrange(len(changed) + 1), dice.choice((0, 1, 1, 2, 30))
        changed[start : start + length] = dice.choice((b"", dice.randbytes(3), b"\x00", b"9" * 400, b"[" * 3000, b'"'))
    return bytes(changed)


def proof(run: Run) -> Row:
    """Every reader with changed files, then by atheris where it is installed."""
    dice, found, slowest = random.Random(run.seed), list[str](), 0.0
    before, number = _peak(), run.times(2000, 40)
    with vaults.room() as folder:
        for name, true in samples(folder / "a.vault").items():
            for _ in range(number):
                begun, data = time.perf_counter(), mutated(true, dice)
                found += [f"{name}: {fault}" for fault in [meet(name, data, folder / "a.vault")] if fault]
                slowest = max(slowest, time.perf_counter() - begun)
    growth = _peak() - before
    fuzzed, crashes = ("", []) if run.quick else _fuzzed(run.times(60, 5))
    said = f"{number} files each for {len(READERS)} readers{fuzzed}: {len(found) + len(crashes)} faults"
    said += f"; slowest {slowest:.1f} s, memory + {growth} MB"
    holds = not found and not crashes and growth < GROWTH
    return Row("Hostile files", said, "Problem only; bounded", holds, (*found, *crashes))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _fuzzed(seconds: int) -> tuple[str, list[str]]:
    """What atheris found in so many seconds a reader."""
    crashes = []
    for name in READERS:
        command = [sys.executable, "-m", "benchmarks.soak.fuzz", name, str(seconds)]
        ran = subprocess.run(
            command, env=shim.environment({}), cwd=shim.ROOT, capture_output=True, text=True, check=False
        )
        if "No module named 'atheris'" in ran.stderr:
            return " (atheris is not installed)", []
        crashes += [f"{name}: {ran.stderr[-300:]}"] if ran.returncode else []
    return f", atheris {seconds} s each", crashes
