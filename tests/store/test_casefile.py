import logging
import threading
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from kasesupport.domain.changes import Changed
from kasesupport.domain.problems import Problem
from kasesupport.store import engine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op, Setting
from kasesupport.store.opening import open_file
from kasesupport.store.tables import family, journal, person, resource, tie


def add(casefile: CaseFile, name: str) -> str:
    home = casefile.new_id()
    casefile.transact(Op("family.new", home), lambda c: c.execute(family.insert(), {"id": home, "name": name}))
    return home


def rename(casefile: CaseFile, home: str, name: str, merge: str = "", stack: str | None = None) -> None:
    change = family.update().where(family.c.id == home).values(name=name)
    op = Op("family.edit", home if stack is None else stack, merge)
    casefile.transact(op, lambda c: c.execute(change))


def names(casefile: CaseFile) -> list[str]:
    return list(casefile.read(lambda c: c.execute(select(family.c.name).order_by(family.c.id)).scalars().all()))


def entries(casefile: CaseFile) -> list[tuple[int, str, int | None]]:
    columns = (journal.c.seq, journal.c.op, journal.c.undoes)
    return [tuple(row) for row in casefile.read(lambda c: c.execute(select(*columns).order_by(journal.c.seq)).all())]


def test_an_act_undone_and_redone_is_told_and_journalled_each_time(casefile: CaseFile) -> None:
    seen: list[Changed] = []
    casefile.subscribe(seen.append)
    home = add(casefile, "山田")
    assert (casefile.can_undo(home), casefile.can_redo(home)) == ("family.new", None)
    assert casefile.undo(home) == "family.new"
    assert names(casefile) == []
    assert (casefile.can_undo(home), casefile.can_redo(home)) == (None, "family.new")
    assert casefile.redo(home) == "family.new"
    assert names(casefile) == ["山田"]
    assert entries(casefile) == [(1, "family.new", None), (2, "family.new", 1), (3, "family.new", 2)]
    assert [(c.op, c.family_id, len(c.changes)) for c in seen] == [("family.new", home, 1)] * 3


def test_nothing_to_undo_or_redo(casefile: CaseFile) -> None:
    assert casefile.undo("nobody") is None
    assert casefile.redo("nobody") is None
    assert casefile.can_undo("nobody") is None


def test_an_exception_rolls_everything_back(casefile: CaseFile) -> None:
    def fails(connection: Connection) -> None:
        connection.execute(family.insert(), {"id": "x", "name": "途中"})
        raise Problem("disk_full")

    with pytest.raises(Problem):
        casefile.transact(Op("family.new"), fails)
    assert names(casefile) == []
    assert entries(casefile) == []
    assert casefile.can_undo("") is None
    add(casefile, "次")
    assert names(casefile) == ["次"]


def test_a_broken_foreign_key_rolls_back(casefile: CaseFile) -> None:
    orphan = person.insert().values(id="p", family_id="none")
    with pytest.raises(IntegrityError):
        casefile.transact(Op("person.new"), lambda c: c.execute(orphan))
    assert entries(casefile) == []


@pytest.mark.parametrize("more", [True, False])
def test_an_act_does_not_go_on_after_a_statement_that_failed(casefile: CaseFile, more: bool) -> None:
    def goes_on(connection: Connection) -> None:
        connection.execute(family.insert(), {"id": "a", "name": "前"})
        with suppress(IntegrityError):
            connection.execute(family.insert(), {"id": "a", "name": "二度"})
        if more:
            connection.execute(family.insert(), {"id": "b", "name": "後"})

    with pytest.raises(RuntimeError, match="goes on"):
        casefile.transact(Op("family.new"), goes_on)
    assert names(casefile) == []
    add(casefile, "次")
    assert names(casefile) == ["次"]


def test_typing_becomes_one_step(casefile: CaseFile) -> None:
    home = add(casefile, "")
    for typed in ("た", "たな", "田中"):
        rename(casefile, home, typed, merge="name")
    assert casefile.undo(home) == "family.edit"
    assert names(casefile) == [""]
    assert casefile.redo(home) == "family.edit"
    assert names(casefile) == ["田中"]
    rename(casefile, home, "田中家", merge="name")
    casefile.undo(home)
    assert names(casefile) == ["田中"], "typing after an undo is a step of its own"


def test_typing_that_ends_as_it_began_is_no_step(casefile: CaseFile) -> None:
    home = add(casefile, "森")
    rename(casefile, home, "林", merge="name")
    rename(casefile, home, "森", merge="name")
    assert casefile.can_undo(home) == "family.new"


def test_typing_in_two_fields_is_two_steps(casefile: CaseFile) -> None:
    home = add(casefile, "")
    rename(casefile, home, "一", merge="name")
    rename(casefile, home, "二", merge="kana")
    casefile.undo(home)
    assert names(casefile) == ["一"]


def test_a_new_act_ends_what_could_be_redone_in_its_family_only(casefile: CaseFile) -> None:
    first, second = add(casefile, "一"), add(casefile, "二")
    casefile.undo(first)
    add(casefile, "三")
    rename(casefile, second, "四")
    assert casefile.can_redo(first) == "family.new"
    casefile.undo(second)
    rename(casefile, second, "五")
    assert casefile.can_redo(second) is None


def test_undo_is_blocked_where_another_act_has_changed_the_row(casefile: CaseFile) -> None:
    home = add(casefile, "一")
    rename(casefile, home, "二")
    rename(casefile, home, "三", stack="")
    before = entries(casefile)
    with pytest.raises(Problem, match="undo_blocked"):
        casefile.undo(home)
    assert (names(casefile), entries(casefile), casefile.can_undo(home)) == (["三"], before, "family.edit")
    casefile.undo("")
    assert casefile.undo(home) == "family.edit"
    assert names(casefile) == ["一"]


def _tie(casefile: CaseFile, home: str, school: str) -> None:
    row = {"id": casefile.new_id(), "family_id": home, "resource_id": school}
    casefile.transact(Op("tie.new", home), lambda c: c.execute(tie.insert(), row))


def test_undo_is_blocked_where_a_cascade_would_take_rows_of_another_family(casefile: CaseFile) -> None:
    home = add(casefile, "一")
    casefile.transact(Op("resource.new"), lambda c: c.execute(resource.insert(), {"id": "school", "name": "小学校"}))
    _tie(casefile, home, "school")
    with pytest.raises(Problem, match="undo_blocked"):
        casefile.undo("")
    assert casefile.read(lambda c: len(c.execute(tie.select()).all())) == 1
    casefile.undo(home)
    assert casefile.undo("") == "resource.new"


def test_undo_is_blocked_where_a_foreign_key_forbids_it(casefile: CaseFile) -> None:
    home = add(casefile, "一")
    casefile.transact(Op("resource.new"), lambda c: c.execute(resource.insert(), {"id": "school"}))
    _tie(casefile, home, "school")
    casefile.transact(Op("tie.remove", home), lambda c: c.execute(tie.delete()))
    casefile.transact(Op("resource.remove"), lambda c: c.execute(resource.delete()))
    with pytest.raises(Problem, match="undo_blocked"):
        casefile.undo(home)
    assert casefile.read(lambda c: c.execute(tie.select()).all()) == []
    casefile.undo("")
    assert casefile.undo(home) == "tie.remove"


def test_a_child_moved_to_a_new_parent_in_one_act_moves_back(casefile: CaseFile) -> None:
    home = add(casefile, "一")
    rows = [{"id": n, "family_id": home, "resource_id": "old"} for n in "ab"]
    casefile.transact(Op("resource.new", home), lambda c: c.execute(resource.insert(), {"id": "old"}))
    casefile.transact(Op("tie.new", home), lambda c: c.execute(tie.insert(), rows))

    def move(connection: Connection) -> None:
        connection.execute(tie.update().values(purpose="移す"))
        connection.execute(resource.insert(), {"id": "new"})
        connection.execute(tie.update().values(resource_id="new"))
        connection.execute(resource.delete().where(resource.c.id == "old"))

    casefile.transact(Op("tie.move", home), move)
    assert casefile.undo(home) == "tie.move"
    assert casefile.read(lambda c: [r.resource_id for r in c.execute(tie.select())]) == ["old", "old"]
    casefile.redo(home)
    assert casefile.read(lambda c: [r.resource_id for r in c.execute(tie.select())]) == ["new", "new"]


def test_a_listener_that_fails_harms_neither_the_act_nor_the_others(
    casefile: CaseFile, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(changed: Changed) -> None:
        raise ValueError(str(changed.changes[0].new))

    seen: list[Changed] = []
    casefile.subscribe(fails)
    stop = casefile.subscribe(seen.append)
    with caplog.at_level(logging.ERROR):
        add(casefile, "秘密の名前")
    assert names(casefile) == ["秘密の名前"]
    assert len(seen) == 1
    assert "ValueError" in caplog.text
    assert "秘密" not in caplog.text
    stop()
    stop()
    add(casefile, "二")
    assert len(seen) == 1


def test_a_listener_may_read_and_act(casefile: CaseFile) -> None:
    def follow(changed: Changed) -> None:
        if changed.op == "family.new" and names(casefile) == ["一"]:
            rename(casefile, changed.family_id, "続き")

    casefile.subscribe(follow)
    add(casefile, "一")
    assert names(casefile) == ["続き"]


def test_reading_refuses_to_write_past_the_journal(casefile: CaseFile) -> None:
    with pytest.raises(RuntimeError, match="a read that writes"):
        casefile.read(lambda c: c.execute(family.insert(), {"id": "x"}))
    assert names(casefile) == []
    add(casefile, "一")
    assert names(casefile) == ["一"]


def test_an_act_inside_an_act_is_refused_and_reading_sees_the_act_so_far(casefile: CaseFile) -> None:
    def nested(connection: Connection) -> None:
        connection.execute(family.insert(), {"id": "x", "name": "中"})
        assert names(casefile) == ["中"]
        add(casefile, "二")

    with pytest.raises(RuntimeError, match="inside another act"):
        casefile.transact(Op("outer"), nested)
    assert names(casefile) == []


def test_two_threads_take_turns(casefile: CaseFile) -> None:
    threads = [threading.Thread(target=lambda: [add(casefile, "家") for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(casefile)) == 80
    assert [seq for seq, _, _ in entries(casefile)] == list(range(1, 81))


def test_the_clock_is_the_given_one(tmp_path: Path) -> None:
    key = engine.DataKey(token_bytes(32), token_bytes(16))
    engine.create_file(tmp_path / "data.db", key)
    moment = datetime(2026, 4, 1, 23, 30, 5, 7, tzinfo=timezone(timedelta(hours=9)))
    casefile = open_file(tmp_path / "data.db", key, Setting(clock=lambda: moment))
    assert casefile.today() == date(2026, 4, 1)
    assert casefile.now_text() == "2026-04-01T23:30:05+09:00"
    add(casefile, "一")
    assert casefile.read(lambda c: c.execute(select(journal.c.at)).scalar()) == casefile.now_text()
    casefile.close()


def test_a_full_disk_loses_nothing_and_the_file_works_again_when_there_is_room(casefile: CaseFile) -> None:
    home = add(casefile, "一")
    pages = casefile.read(lambda c: int(c.exec_driver_sql("PRAGMA page_count").scalar_one()))
    casefile.read(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Problem, match="disk_full"):
        rename(casefile, home, "長" * 100_000)
    assert names(casefile) == ["一"]
    assert len(entries(casefile)) == 1
    casefile.read(lambda c: c.exec_driver_sql("PRAGMA max_page_count=1000000"))
    rename(casefile, home, "長" * 100_000)
    casefile.undo(home)
    assert names(casefile) == ["一"]


def test_closing_leaves_no_wal_and_may_be_done_twice(tmp_path: Path, casefile: CaseFile) -> None:
    add(casefile, "一")
    assert (tmp_path / "data.db-wal").stat().st_size > 0
    casefile.close()
    casefile.close()
    assert [p.name for p in tmp_path.iterdir()] == ["data.db"]


def test_what_is_to_follow_the_closing_follows_once_and_in_order(casefile: CaseFile) -> None:
    done: list[int] = []
    casefile.when_closed(lambda: done.append(1))
    casefile.when_closed(lambda: done.append(2))
    casefile.close()
    casefile.close()
    assert done == [1, 2]
