"""Ways to spoil a file, and the keys to one, for the tests of salvage."""

from itertools import pairwise
from pathlib import Path
from random import Random
from secrets import token_bytes

from sqlalchemy import Connection, select, text
from tests.vaults import laid, new_vault

from kasesupport.store import engine, vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import PAGE_SIZE, DataKey
from kasesupport.store.history.journal import verify
from kasesupport.store.keys.slots import Kdf
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.salvaging import keeping
from kasesupport.store.tables import bond, episode, family, metadata, person, resource, statement, tie


def keyed(folder: Path) -> tuple[Path, DataKey, CaseFile]:
    """A new file, made here so that its WAL holds all of it; its key; and the open case file."""
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


QUICK = Kdf(memory=8 * 1024, passes=1, lanes=1)
WORDS = "さくらの木の下で がっこう"


def vault_with(folder: Path, rows: int, *, per_act: int = 5, families: int = 10, seed: int = 1) -> None:
    """A vault with about so many rows: families, persons, what they said, the register; with edits and deletions."""
    laid(folder, _told, rows, per_act, families, seed)


def _told(folder: Path, rows: int, per_act: int, families: int, seed: int) -> None:
    new_vault(folder, WORDS, practitioner="相談員", label="鍵1", device="laptop")
    opened = vault.unlock(folder, WORDS)
    register = [opened.new_id() for _ in range(20)]
    entries = [{"id": row_id, "name": f"窓口{n}", "phone": "03-0000-0000"} for n, row_id in enumerate(register)]
    opened.transact(Op("resource.import"), lambda c: c.execute(resource.insert(), entries))
    dice = Random(seed)
    for number in range(families):
        Story(opened, register, dice, per_act).tell(f"家庭{number}", rows // families)
    opened.close()


class Story:
    """One family that grows, act by act."""

    def __init__(self, casefile: CaseFile, register: list[str], dice: Random, per_act: int) -> None:
        self.casefile, self.register, self.dice, self.per_act = casefile, register, dice, per_act
        self.home, self.episode = casefile.new_id(), casefile.new_id()
        self.persons = [casefile.new_id() for _ in range(8)]
        self.said: list[str] = []

    def tell(self, name: str, rows: int) -> None:
        self.casefile.transact(Op("family.create", self.home), lambda c: self.begin(c, name))
        while len(self.said) < rows - 30:
            self.casefile.transact(Op("talk.say", self.home), self.say)
            if self.dice.random() < 0.1:
                self.casefile.transact(Op("person.edit", self.home), self.edit)
            if self.dice.random() < 0.05:
                self.casefile.transact(Op("talk.remove", self.home), self.take_back)

    def begin(self, connection: Connection, name: str) -> None:
        row = {"family_id": self.home}
        connection.execute(family.insert(), {"id": self.home, "name": name})
        connection.execute(episode.insert(), {"id": self.episode, "opened_on": "2026-04-01", **row})
        connection.execute(person.insert(), [_person(p, self.home, n, "めも") for n, p in enumerate(self.persons)])
        pairs = [{"id": self.casefile.new_id(), "a_id": a, "b_id": b, **row} for a, b in pairwise(self.persons)]
        connection.execute(bond.insert(), pairs)
        ties = [
            {"id": self.casefile.new_id(), "resource_id": r, "person_id": self.persons[0], **row}
            for r in self.register[:10]
        ]
        connection.execute(tie.insert(), ties)

    def say(self, connection: Connection) -> None:
        fresh = [self.casefile.new_id() for _ in range(self.per_act)]
        self.said += fresh
        connection.execute(statement.insert(), [self.statement(row_id) for row_id in fresh])

    def statement(self, row_id: str) -> dict[str, object]:
        words = "朝は起きられない日もあるけれど、" * self.dice.randrange(1, 8)
        about = self.dice.choice(self.persons)
        return {"id": row_id, "family_id": self.home, "episode_id": self.episode, "question": "intake.worries",
                "subject_id": about, "speaker": "child", "text": words + row_id[-6:], "state": "said"}  # fmt: skip

    def edit(self, connection: Connection) -> None:
        who = self.dice.choice(self.persons)
        connection.execute(person.update().where(person.c.id == who).values(note=f"めも{self.dice.random()}"))

    def take_back(self, connection: Connection) -> None:
        chosen = self.said.pop(self.dice.randrange(len(self.said)))
        connection.execute(statement.delete().where(statement.c.id == chosen))


def dump(folder: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    """All rows of a vault but the journal's and what a salvage told of itself; the vault must be sound."""
    opened = vault.unlock(folder, WORDS)
    assert opened.read(verify) is None
    assert opened.read(lambda c: c.execute(text("PRAGMA foreign_key_check")).all()) == []
    assert opened.read(lambda c: c.execute(text("PRAGMA integrity_check")).scalar()) == "ok"
    tables = [table for table in metadata.sorted_tables if "id" in table.c]
    rows = opened.read(lambda c: {(t.name, row.id): tuple(row) for t in tables for row in c.execute(select(t))})
    opened.close()
    rows.pop(("setting", keeping.KEY), None)
    return rows
