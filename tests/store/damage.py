"""Ways to spoil a file, and the keys to one, for the tests of salvage."""

from pathlib import Path
from random import Random
from secrets import token_bytes

from sqlalchemy import Connection

from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import PAGE_SIZE, DataKey
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.tables import family, person


def keyed(folder: Path) -> tuple[Path, DataKey, CaseFile]:
    """A new file, its key, and the open case file."""
    key = DataKey(token_bytes(32), token_bytes(16))
    path = folder / "data.db"
    engine.create_file(path, key)
    return path, key, open_file(path, key)


def fill(casefile: CaseFile, families: int, persons: int, words: str = "きのう学校で") -> None:
    """So many families with so many persons each, one act a family."""
    for _ in range(families):
        home = casefile.new_id()

        def act(connection: Connection, home: str = home) -> None:
            connection.execute(family.insert(), {"id": home, "name": f"家庭{home[-4:]}"})
            rows = [_person(casefile.new_id(), home, number, words) for number in range(persons)]
            if rows:
                connection.execute(person.insert(), rows)

        casefile.transact(Op("family.new", home), act)


def _person(row_id: str, home: str, number: int, words: str) -> dict[str, object]:
    return {
        "id": row_id,
        "family_id": home,
        "name": f"ひと{number}",
        "note": words * (number % 5),
        "deceased": number % 2,
    }


def overwrite(path: Path, pages: list[int], seed: int = 1) -> None:
    """Random bytes in place of these pages (from 1)."""
    dice = Random(seed)
    with path.open("r+b") as file:
        for number in pages:
            file.seek((number - 1) * PAGE_SIZE)
            file.write(dice.randbytes(PAGE_SIZE))


def flip(path: Path, at: int, bit: int = 0) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def size(path: Path) -> int:
    return path.stat().st_size // PAGE_SIZE
