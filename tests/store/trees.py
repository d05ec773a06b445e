"""Which pages of a file hold whose rows, for tests that hurt some: a table more, as long as it is empty, moves nothing.

SQLite's own list says where each tree begins (https://www.sqlite.org/fileformat2.html, "B-tree Pages").
"""

from collections.abc import Iterator
from pathlib import Path

from tests.store.damage import WORDS

from kasesupport.store.engine import DataKey, connect
from kasesupport.store.keys import header, slots
from kasesupport.store.keys.secret import Secret
from kasesupport.store.salvaging.pages import open_pages

NODES, NODE_HEAD, LEAF_HEAD = (2, 5), 12, 8  # inner pages of an index and a table; bytes before the cells' places
TREES = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 1 ORDER BY name"


def opened_by(folder: Path) -> tuple[Path, DataKey]:
    """The data file of a vault of these tests, which must be closed, and its key."""
    (found,) = header.read(folder)
    key = slots.unwrap(found.slots[0], Secret(WORDS), found.vault_id)
    assert key
    return folder / found.data, DataKey(key, found.salt)


def roots(path: Path, key: DataKey) -> dict[str, int]:
    """The page at which the tree of each table and index begins."""
    with connect(path, key, "mode=ro") as connection:
        found = dict(connection.execute(TREES).fetchall())
    connection.close()
    return found


def held(path: Path, key: DataKey, *names: str) -> list[int]:
    """The pages of these tables and indexes, or of all, that hold anything; by name, and as their rows go."""
    begins = roots(path, key)
    with open_pages(path, key) as (pages, *_):
        every = {number: pages.fetch(number) or b"" for number in range(2, pages.count + 1)}
    return [number for name in names or begins for number in _tree(begins[name], every)]


def _tree(number: int, pages: dict[int, bytes]) -> Iterator[int]:
    page = pages[number]
    inner, count = page[0] in NODES, int.from_bytes(page[3:5], "big")
    if count:
        yield number
    if inner:
        head = range(NODE_HEAD, NODE_HEAD + 2 * count, 2)
        cells = [int.from_bytes(page[at : at + 2], "big") for at in head]
        for at in (*cells, LEAF_HEAD):
            yield from _tree(int.from_bytes(page[at : at + 4], "big"), pages)
