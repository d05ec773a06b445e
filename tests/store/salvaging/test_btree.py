import sqlite3
from collections.abc import Callable
from contextlib import closing
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.store.engine import PAGE_SIZE
from kasesupport.store.salvaging import btree
from kasesupport.store.salvaging.btree import Overflow
from kasesupport.store.salvaging.pages import USABLE

Pages = dict[int, bytes]


def made(*statements: str, rows: list[tuple[object, ...]] = []) -> Pages:  # noqa: B006
    """A plain database with the reserve that SQLCipher needs, as SQLite itself writes it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        image = bytearray(_empty())
        memory.deserialize(bytes(image))
        for statement in statements:
            memory.execute(statement)
        memory.executemany("INSERT INTO t VALUES (?, ?)", rows)
        image = bytearray(memory.serialize())
    return {n + 1: bytes(image[n * PAGE_SIZE : n * PAGE_SIZE + USABLE]) for n in range(len(image) // PAGE_SIZE)}


def _empty() -> bytes:
    """One empty page with 80 bytes set aside."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute("PRAGMA user_version=0")
        memory.execute("CREATE TABLE x (y)")
        memory.execute("DROP TABLE x")
        memory.execute("VACUUM")
        image = bytearray(memory.serialize()[:PAGE_SIZE])
    image[20] = PAGE_SIZE - USABLE
    image[105:107] = USABLE.to_bytes(2, "big")
    image[28:32] = (1).to_bytes(4, "big")
    return bytes(image)


def kind_of(pages: Pages) -> Callable[[int], int]:
    return lambda number: btree.kind(pages[number], number) if number in pages else 0


def read(pages: Pages, root: int = 2, loose: frozenset[int] = frozenset()) -> list[tuple[object, ...] | None]:
    overflow = Overflow(pages.get, 1000, loose)
    leaves = [n for n in btree.walk(root, 9999, kind_of(pages), pages.get) if kind_of(pages)(n) == btree.TABLE_LEAF]
    cells = [cell for n in leaves for cell in btree.rows(pages[n], n, overflow)]
    return [btree.record(cell.payload) if cell.whole else None for cell in cells]


T = "CREATE TABLE t (a, b)"
TEXTS = st.text(max_size=60) | st.integers(0, 9000).map(lambda n: "長い" * n)
VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | TEXTS | st.binary(max_size=5000)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=40))
def test_rows_are_read_as_sqlite_reads_them(rows: list[tuple[object, ...]]) -> None:
    rows = [tuple(v.encode("utf-8", "ignore").decode() if isinstance(v, str) else v for v in row) for row in rows]
    assert read(made(T, rows=rows)) == rows


def test_a_tree_of_several_levels_is_walked_in_order() -> None:
    rows = [(number, "x" * 900) for number in range(5000)]
    pages = made(T, rows=rows)
    assert kind_of(pages)(2) == btree.TABLE_NODE
    assert read(pages) == rows


def test_rowids_of_all_sizes_are_read() -> None:
    wanted = [-(2**63), -1, 0, 1, 127, 128, 2**40, 2**63 - 1]
    pages = made("CREATE TABLE t (id INTEGER PRIMARY KEY, b)", rows=[(n, "b") for n in wanted])
    assert [cell.rowid for cell in btree.rows(pages[2], 2, Overflow(pages.get, 10))] == wanted


def test_index_keys_are_read_from_leaves_and_nodes() -> None:
    rows = [(f"key{number:06}" + "z" * (number % 7 * 700), number) for number in range(800)]
    pages = made(T, "CREATE INDEX i ON t (a)", rows=rows)
    overflow = Overflow(pages.get, 10_000)
    found = [
        btree.record(k)
        for n in btree.walk(3, 9999, kind_of(pages), pages.get)
        for k in btree.keys(pages[n], n, overflow)
    ]
    assert sorted(found) == [(text, number + 1) for text, number in rows]


def test_a_lost_leaf_costs_its_own_rows() -> None:
    rows = [(number, "x" * 300) for number in range(500)]
    pages = made(T, rows=rows)
    lost = next(n for n in btree.walk(2, 9999, kind_of(pages), pages.get) if kind_of(pages)(n) == btree.TABLE_LEAF)
    gone = [btree.record(cell.payload) for cell in btree.rows(pages.pop(lost), lost, Overflow(pages.get, 10))]
    assert read(pages) == [row for row in rows if row not in gone]
    assert gone


def test_a_lost_overflow_page_leaves_the_row_unwhole_and_the_rest_whole() -> None:
    rows = [("あ" * 20_000, 1), ("short", 2)]
    pages = made(T, rows=rows)
    del pages[5]
    assert read(pages) == [None, rows[1]]


def test_behind_a_lost_overflow_page_the_text_goes_on_after_a_hole() -> None:
    text = "".join(f"{number:09}," for number in range(5000))
    pages = made(T, rows=[(text, 1)])
    del pages[6], pages[7]
    loose = frozenset(pages) - {1, 2} - {int.from_bytes(page[:4], "big") for page in pages.values()}
    (cell,) = btree.rows(pages[2], 2, Overflow(pages.get, 1000, loose))
    row = btree.record(cell.payload, "replace")
    assert not cell.whole
    assert row is not None
    assert len(str(row[0])) == len(text)
    holes = [n for n, (was, found) in enumerate(zip(text, str(row[0]), strict=True)) if was != found]
    assert holes == list(range(holes[0], holes[0] + 2 * btree.PART))


def test_a_page_that_another_one_leads_to_is_not_taken_for_the_rest_of_a_text() -> None:
    pages = made(T, rows=[("x" * 30_000, 1)])
    del pages[6]
    (cell,) = btree.rows(pages[2], 2, Overflow(pages.get, 1000, frozenset()))
    assert not cell.whole
    assert 3 * btree.PART < len(cell.payload) < 4 * btree.PART


def test_links_name_the_overflow_pages_that_cells_point_to() -> None:
    pages = made(T, rows=[("a" * 9000, 1), ("b", 2), ("c" * 9000, 3)])
    heads = list(btree.links(pages[2], 2))
    assert len(heads) == 2
    assert all(pages[n][4:5] in b"abc" for n in heads)


def test_a_chain_that_bites_its_tail_ends() -> None:
    pages = made(T, rows=[("a" * 20_000, 1)])
    last = max(pages)
    pages[last] = (3).to_bytes(4, "big") + pages[last][4:]
    pages[3] = (3).to_bytes(4, "big") + pages[3][4:]
    assert read(pages) == [None]


def test_a_tree_that_bites_its_tail_ends() -> None:
    pages = made(T, rows=[(number, "x" * 900) for number in range(500)])
    pages[2] = pages[2][:8] + (2).to_bytes(4, "big") + pages[2][12:]
    assert len(read(pages)) < 500


KINDS = st.sampled_from([2, 5, 10, 13])


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32), first=st.lists(KINDS, min_size=1, max_size=12), small=st.booleans())
def test_no_bytes_make_it_fail_or_go_on_for_ever(seed: int, first: list[int], small: bool) -> None:
    dice = Random(seed)
    pages = {}
    for number, kind in enumerate(first, start=1):
        body = bytearray(dice.randbytes(USABLE))
        if small:  # numbers that lead back into these few pages
            body = bytearray(byte % 13 for byte in body)
        body[100 if number == 1 else 0] = kind
        pages[number] = bytes(body)
    overflow = Overflow(pages.get, len(pages), frozenset(pages))
    for number in btree.walk(1, len(pages), kind_of(pages), pages.get):
        kind = kind_of(pages)(number)
        list(btree.links(pages[number], number))
        if kind == btree.TABLE_LEAF:
            for cell in btree.rows(pages[number], number, overflow):
                btree.record(cell.payload)
        elif kind != btree.TABLE_NODE:
            [btree.record(payload) for payload in btree.keys(pages[number], number, overflow)]


@given(payload=st.binary(max_size=300))
def test_any_bytes_are_a_record_or_none(payload: bytes) -> None:
    row = btree.record(payload)
    assert row is None or isinstance(row, tuple)


@pytest.mark.parametrize("cut", [0, 1, 3, 8, 14])
def test_a_cut_record_is_none(cut: int) -> None:
    pages = made(T, rows=[("text", 12.5)])
    whole = next(btree.rows(pages[2], 2, Overflow(pages.get, 10))).payload
    assert btree.record(whole) == ("text", 12.5)
    assert btree.record(whole[:cut]) is None
