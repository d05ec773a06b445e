"""The index finds what a slow plain scan of the rows finds: after any acts, undo, redo, and opening again."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, delete, insert, select, update
from tests.chance import runs
from tests.vaults import new_file, new_vault

from kasesupport.domain.problems import Problem
from kasesupport.store import tables, vault
from kasesupport.store.backups import check
from kasesupport.store.casefile import CaseFile
from kasesupport.store.engine import raw
from kasesupport.store.history import erasure
from kasesupport.store.op import Op
from kasesupport.store.opening import open_file
from kasesupport.store.words import asking, index, proof
from kasesupport.store.words.asking import Asked

WORDS = {tables.person: "name", tables.statement: "text", tables.answer: "value", tables.tie: "purpose",
         tables.resource: "note", tables.note: "on", tables.resource_tag: "tag"}  # fmt: skip
LETTERS = '保育ほｶﾞガ髙高𠮷a-" 🙂、\0葛\U000e0100'
TEXT = st.text(LETTERS, max_size=5)
STEP = st.tuples(st.sampled_from(["put", "put", "edit", "edit", "drop", "undo", "redo"]),
                 st.sampled_from(sorted(table.name for table in WORDS)), st.integers(0, 3), TEXT)  # fmt: skip


class Desk:
    """One file for all runs; each begins a new family in it."""

    def __init__(self, folder: Path) -> None:
        self._place = new_file(folder)
        self.file = open_file(*self._place)
        self.home = ""

    def begin(self) -> None:
        self.home = self.file.new_id()
        row, episode = {"id": self.home}, {"id": f"e{self.home}", "family_id": self.home}
        beginning = Op("begin", "beside")  # no undo of the family takes it back
        self.file.transact(beginning, lambda c: c.execute(insert(tables.family), row))
        self.file.transact(beginning, lambda c: c.execute(insert(tables.episode), episode))

    def reopen(self) -> None:
        self.file.close()
        self.file = open_file(*self._place)

    def step(self, kind: str, name: str, pick: int, text: str) -> None:
        if kind in ("undo", "redo"):
            getattr(self.file, kind)(self.home)
        else:
            self._do(lambda c: getattr(self, f"_{kind}")(c, tables.metadata.tables[name], pick, text))

    def _do(self, act: object) -> None:
        self.file.transact(Op("random", self.home), act)  # type: ignore[arg-type]

    def _ids(self, c: Connection, table: Table) -> list[str]:
        own = table.c.family_id == self.home if "family_id" in table.c else table.c.id.startswith(self.home)
        return list(c.execute(select(table.c.id).where(own).order_by(table.c.id)).scalars())

    def _put(self, c: Connection, table: Table, pick: int, text: str) -> None:
        row: dict[str, object] = {"id": f"{self.home}-{self.file.new_id()}", WORDS[table]: _kept(table, text)}
        row |= {"family_id": self.home} if "family_id" in table.c else {}
        row |= {"episode_id": f"e{self.home}"} if "episode_id" in table.c else {}
        row |= {"question": f"q{pick}"} if "question" in table.c else {}
        row |= {"kind": ["school", "kin"][pick % 2]} if table is tables.resource else {}
        for column, target in (("resource_id", tables.resource), ("note_id", tables.note)):
            known = self._ids(c, target) if column in table.c else []
            row |= {column: known[pick % len(known)]} if known else {}
        if "resource_id" not in table.c or "resource_id" in row:
            c.execute(insert(table), row)

    def _edit(self, c: Connection, table: Table, pick: int, text: str) -> None:
        for row_id in self._ids(c, table)[pick : pick + 1]:
            c.execute(update(table).where(table.c.id == row_id).values({WORDS[table]: _kept(table, text)}))

    def _drop(self, c: Connection, table: Table, pick: int, _text: str) -> None:
        for row_id in self._ids(c, table)[pick : pick + 1]:
            c.execute(delete(table).where(table.c.id == row_id))


def _kept(table: Table, text: str) -> str:
    return json.dumps(text) if table is tables.answer else text


def same(file: CaseFile, asked: Asked) -> bool:
    """Whether index and scan find the same rows."""

    def reading(c: Connection) -> bool:
        found, slow = asking.find(c, asked, 10_000), list(asking.scan(c, asked))
        hits = {(hit.table, hit.id, hit.on) for hit in found.hits}
        return found.count == len(slow) and hits == {(each.table, each.id, each.on) for each in slow}

    return file.read(reading)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("desk"))
    yield made
    made.file.close()


@settings(max_examples=runs(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, max_size=12), sought=st.lists(st.text(LETTERS, min_size=1, max_size=3), max_size=4),
       reopens=st.integers(0, 5))  # fmt: skip
def test_index_and_slow_scan_agree_after_any_acts(
    desk: Desk, steps: list[tuple], sought: list[str], reopens: int
) -> None:
    desk.begin()
    for step in steps:
        desk.step(*step)
    if not reopens:
        desk.reopen()
    with_filters = (
        Asked("保", desk.home), Asked("保", questions=frozenset({"q1"}), tables=frozenset({"person"})),
        Asked("保", hidden=frozenset({desk.home})), Asked("保", since="2026-01-01", until="2026-12-31"),
    )  # fmt: skip
    assert all(same(desk.file, asked) for asked in (*map(Asked, ("保", "保育", "ガ", *sought)), *with_filters))
    assert desk.file.read(_flaws) == 0


def _flaws(c: Connection) -> int:
    """As the check counts them, within this read: it begins no transaction of its own."""
    live = {(each.table, each.id): each.digest for each in index.documents(raw(c))}
    rows = raw(c).execute("SELECT tab, row_id, digest FROM word_row").fetchall()
    return len(set(live.items()) ^ {((tab, row_id), digest) for tab, row_id, digest in rows})


def put(file: CaseFile, **names: str) -> None:
    """A family for each id, with a person of that name."""
    for family, name in names.items():
        rows = {"id": family}, {"id": f"p{family}", "family_id": family, "name": name, "kana": "ﾊﾙﾄ"}
        file.transact(Op("a", family), lambda c, r=rows: [c.execute(insert(tables.family), r[0]),
                                                          c.execute(insert(tables.person), r[1])])  # fmt: skip


def found(file: CaseFile, words: str, **filters: object) -> set[str]:
    asked = Asked(words, **filters)  # type: ignore[arg-type]
    return {hit.family_id for hit in file.read(lambda c: asking.find(c, asked, 50)).hits}


def test_names_are_found_in_any_width_kana_and_variant_and_stay_as_they_are(casefile: CaseFile) -> None:
    put(casefile, a="髙﨑 𠮷子", b="葛\U000e0100城")
    assert all(found(casefile, words) == {"a"} for words in ("高崎", "吉子", "髙崎　吉", "崎𠮷"))
    assert found(casefile, "葛城") == {"b"}
    assert found(casefile, "はると") == found(casefile, "ハル") == found(casefile, "ﾙﾄ") == {"a", "b"}
    names = casefile.read(
        lambda c: c.execute(select(tables.person.c.name).order_by(tables.person.c.id)).scalars().all()
    )
    assert names == ["髙﨑 𠮷子", "葛\U000e0100城"]


@pytest.mark.parametrize("words", ['"', "保*", "-", "NOT", "a:b", "(", "' OR 1", "%", "_", "", " ", "🙂", "\0"])
def test_signs_are_looked_for_as_they_are(casefile: CaseFile, words: str) -> None:
    put(casefile, a="保育", b="x\"保*-NOTa:b(' OR 1%_🙂")
    assert found(casefile, words) <= {"b"}
    assert same(casefile, Asked(words))


def test_a_private_person_is_found_with_the_family_alone_and_not_from_a_map_of_its_own(casefile: CaseFile) -> None:
    put(casefile, a="あ", b="い")
    entry = {"id": "r", "kind": "kin", "name": "木村のおば"}
    casefile.transact(Op("r"), lambda c: c.execute(insert(tables.resource), entry))
    assert found(casefile, "木村") == set()
    own = {"id": "m", "family_id": "b"}
    casefile.transact(Op("m", "b"), lambda c: c.execute(insert(tables.own_map), own))
    drawn = {"id": "t1", "family_id": "b", "resource_id": "r", "own_map_id": "m", "purpose": "木村"}
    casefile.transact(Op("t", "b"), lambda c: c.execute(insert(tables.tie), drawn))
    assert found(casefile, "木村") == set()
    tie = {"id": "t2", "family_id": "a", "resource_id": "r", "own_map_id": None}
    casefile.transact(Op("t", "a"), lambda c: c.execute(insert(tables.tie), tie))
    assert found(casefile, "木村") == {"a"}
    casefile.transact(Op("r"), lambda c: c.execute(update(tables.resource).values(kind="school")))
    assert found(casefile, "木村") == {""}


def test_an_act_that_fails_leaves_the_index_as_it_was(casefile: CaseFile) -> None:
    put(casefile, a="保育")

    def failing(c: Connection) -> None:
        c.execute(update(tables.person).values(name="送迎"))
        raise Problem("reason_needed")

    with pytest.raises(Problem):
        casefile.transact(Op("fails", "a"), failing)
    assert (found(casefile, "送迎"), found(casefile, "保育")) == (set(), {"a"})


def test_a_file_without_an_index_gets_one_and_read_only_it_is_read_through(tmp_path: Path) -> None:
    place = new_file(tmp_path)
    with closing(open_file(*place)) as file:
        put(file, a="保育")
        file.transact(Op("x"), lambda c: raw(c).execute("UPDATE word_form SET form = 0"))
    with closing(open_file(*place, read_only=True)) as file:
        assert found(file, "保育") == {"a"}
    with closing(open_file(*place)) as file:
        assert file.read(lambda c: index.is_there(raw(c)))
        assert found(file, "保育") == {"a"}


def test_marks_are_not_words(casefile: CaseFile) -> None:
    put(casefile, a="保育")
    assert all(found(casefile, words) == set() for words in ("f", "fa", "fam", "tab", "fam61", "t", "6"))
    assert found(casefile, "保") == {"a"}


def test_what_hangs_on_another_row_follows_it(casefile: CaseFile) -> None:
    put(casefile, a="あ")
    rows = (
        (tables.episode, {"id": "e", "family_id": "a"}),
        (tables.note, {"id": "n", "family_id": "a", "episode_id": "e", "on": "2026-01-01"}),
        (tables.statement, {"id": "s", "family_id": "a", "episode_id": "e", "note_id": "n", "text": "保育"}),
        (tables.need, {"id": "w", "family_id": "a", "episode_id": "e", "text": "朝"}),
        (tables.need_tag, {"id": "wt", "family_id": "a", "need_id": "w", "tag": "送迎"}),
        (tables.resource, {"id": "r", "kind": "school", "name": "はな"}),
        (tables.resource_tag, {"id": "rt", "resource_id": "r", "tag": "夜間"}),
    )
    casefile.transact(Op("x", "a"), lambda c: [c.execute(insert(table), row) for table, row in rows])
    assert (found(casefile, "送迎"), found(casefile, "夜間")) == ({"a"}, {""})
    for table, changed in (
        (tables.note, {"on": "2026-02-02"}), (tables.need_tag, {"tag": "買物"}), (tables.resource_tag, {"tag": "休日"}),
    ):  # fmt: skip
        casefile.transact(Op("y", "a"), lambda c, t=table, v=changed: c.execute(update(t).values(v)))
    assert found(casefile, "保育", since="2026-02-01") == {"a"}
    assert [found(casefile, words) for words in ("送迎", "夜間", "買物", "休日")] == [set(), set(), {"a"}, {""}]


HURTS = (
    "DELETE FROM word_index WHERE rowid = 1",
    "UPDATE word_row SET digest = x'00'",
    "INSERT OR REPLACE INTO word_index (rowid, words, marks) VALUES (1, '送迎 迎', 'fam61')",
    "INSERT INTO word_row (tab, row_id) VALUES ('person', 'gone')",
)


def test_the_check_sees_an_index_that_does_not_fit_and_an_erasure_leaves_nothing_in_it(vault_folder: Path) -> None:
    new_vault(vault_folder, "ひみつ")
    with closing(vault.unlock(vault_folder, "ひみつ")) as file:
        put(file, a="保育", b="凡例")
        for hurt in HURTS:
            file.transact(Op("x"), lambda c, hurt=hurt: raw(c).execute(hurt))
            assert [each.good for each in _report(file) if each.code == "words"] == [False], hurt
            file.transact(Op("x"), index.build)
            assert [each.good for each in _report(file) if each.code == "words"] == [True], hurt
        erasure.erase(file, "b", "期間", "課長")
        assert found(file, "凡例") == set()
        with file.second() as c:
            assert proof.proven(c, lambda _share: None) == (1, 0)
            kept = b"".join(bytes(block) for (block,) in c.execute("SELECT block FROM word_index_data"))
        assert "保育".encode() in kept
        assert "凡例".encode() not in kept


def _report(file: CaseFile) -> tuple[check.Finding, ...]:
    return check.check(file, None, lambda _share: None).findings


def test_more_than_are_counted_at_once_are_told_and_counted_apart(
    casefile: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(casefile, a="保育", b="保育", c="保育")
    monkeypatch.setattr(asking, "COUNTED", 2)
    found = casefile.read(lambda c: asking.find(c, Asked("保育"), 1))
    assert (found.count, found.beyond, [hit.family_id for hit in found.hits]) == (2, True, ["c"])
    assert casefile.read(lambda c: asking.count(c, Asked("保育"))) == 3
    whole = casefile.read(lambda c: asking.find(c, Asked("保育"), 3))
    assert (whole.count, whole.beyond, len(whole.hits)) == (3, False, 3)


@pytest.mark.parametrize("few", [0, 30_000])
def test_days_are_as_exact_with_many_rows_as_with_few(
    casefile: CaseFile, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(asking, "FEW", few)
    put(casefile, a="あ")
    casefile.transact(Op("e", "a"), lambda c: c.execute(insert(tables.episode), {"id": "e", "family_id": "a"}))
    days = ("2026-11-30", "2026-11", "2026", "2025-12-31", "2027-01", "")
    rows = [{"id": casefile.new_id(), "family_id": "a", "episode_id": "e", "on": day, "text": "朝"} for day in days]
    casefile.transact(Op("s", "a"), lambda c: c.execute(insert(tables.event), rows))
    for since, until in (("2026-11-15", ""), ("", "2026-06-30"), ("2026-11-30", "2026-12-31"), ("2030-01-01", "")):
        assert same(casefile, Asked("朝", since=since, until=until)), (since, until)


def test_an_index_that_grew_is_made_one_piece_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = new_file(tmp_path)
    pieces = "SELECT count(DISTINCT segid) FROM word_index_idx"

    def counted(file: CaseFile) -> int:
        return int(file.read(lambda c: raw(c).execute(pieces).fetchone()[0]))

    with closing(open_file(*place)) as file:
        put(file, a="保育", b="送迎", c="面談")
        assert counted(file) > 1
    with closing(open_file(*place)) as file:
        assert counted(file) > 1  # too few to be worth it
    monkeypatch.setattr(index, "GROWN", (1.5, 0))
    with closing(open_file(*place)) as file:
        assert counted(file) == 1
        assert found(file, "保育") == {"a"}
