"""The recorder sees every way of changing rows: cascades, bulk statements, SQL as text, INSERT OR REPLACE."""

from kasesupport.domain.changes import Change, Changed
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.recorder import triggers
from kasesupport.store.tables import UNRECORDED, family, journal, metadata, person, placement, union


def _seen(casefile: CaseFile) -> list[Changed]:
    seen: list[Changed] = []
    casefile.subscribe(seen.append)
    return seen


def _family_of_two(casefile: CaseFile) -> str:
    home = casefile.new_id()
    people = [{"id": casefile.new_id(), "family_id": home, "name": name} for name in ("母", "子")]
    casefile.transact(Op("family.new", home), lambda c: c.execute(family.insert(), {"id": home, "name": "佐藤"}))
    casefile.transact(Op("person.new", home), lambda c: c.execute(person.insert(), people))
    return home


def _names(changes: tuple[Change, ...]) -> set[tuple[object, object]]:
    return {(c.old and c.old["name"], c.new and c.new["name"]) for c in changes}


def test_rows_that_go_by_cascade(casefile: CaseFile) -> None:
    home = _family_of_two(casefile)
    seen = _seen(casefile)
    casefile.transact(Op("family.remove", home), lambda c: c.execute(family.delete().where(family.c.id == home)))
    assert _names(seen[0].changes) == {("佐藤", None), ("母", None), ("子", None)}


def test_a_bulk_update(casefile: CaseFile) -> None:
    home = _family_of_two(casefile)
    seen = _seen(casefile)
    casefile.transact(Op("person.all", home), lambda c: c.execute(person.update().values(name="名")))
    assert _names(seen[0].changes) == {("母", "名"), ("子", "名")}


def test_sql_as_text_and_rows_replaced(casefile: CaseFile) -> None:
    home = _family_of_two(casefile)
    seen = _seen(casefile)
    replaced = f"INSERT OR REPLACE INTO family (id, name) VALUES ('{home}', '鈴木')"
    casefile.transact(Op("family.replace", home), lambda c: c.exec_driver_sql(replaced))
    assert _names(seen[0].changes) == {("佐藤", "鈴木"), ("母", None), ("子", None)}


def test_values_come_back_exactly(casefile: CaseFile) -> None:
    home = _family_of_two(casefile)
    seen = _seen(casefile)
    row = {"id": "p", "family_id": home, "diagram": 'a"\\\n\0\u2028葛\U000e0100', "x": 0.1 + 0.2, "y": -1e300}
    casefile.transact(Op("placement.set", home), lambda c: c.execute(placement.insert(), row))
    assert seen[0].changes[0].new == {**row, "subject_id": ""}


def test_empty_text_and_nothing_are_told_apart(casefile: CaseFile) -> None:
    home = _family_of_two(casefile)
    seen = _seen(casefile)
    row = {"id": "u", "family_id": home, "a_id": None, "b_id": None, "kind": "", "since": "", "until": "2026"}
    casefile.transact(Op("union.add", home), lambda c: c.execute(union.insert(), row))
    casefile.transact(Op("union.edit", home), lambda c: c.execute(union.update().values(kind="married", until="")))
    assert [c.new for change in seen for c in change.changes] == [row, {**row, "kind": "married", "until": ""}]
    assert seen[1].changes[0].old == row


def test_an_act_that_ends_where_it_began_leaves_no_trace(casefile: CaseFile) -> None:
    seen = _seen(casefile)
    casefile.transact(Op("none"), lambda c: (c.execute(family.insert(), {"id": "x"}), c.execute(family.delete())))
    assert seen == []
    assert casefile.can_undo("") is None
    assert casefile.read(lambda c: c.execute(journal.select()).all()) == []


def test_a_row_that_changes_its_id_goes_and_another_comes(casefile: CaseFile) -> None:
    seen = _seen(casefile)
    casefile.transact(Op("new"), lambda c: c.execute(family.insert(), {"id": "x", "name": "佐藤"}))
    casefile.transact(Op("id"), lambda c: c.execute(family.update().values(id="y")))
    gone, come = seen[1].changes
    assert (gone.id, gone.old["name"], gone.new) == ("x", "佐藤", None)
    assert (come.id, come.old, come.new["name"]) == ("y", None, "佐藤")
    casefile.undo("")
    assert casefile.read(lambda c: c.execute(family.select()).one().id) == "x"


def test_every_table_is_watched_but_those_left_out_on_purpose(casefile: CaseFile) -> None:
    count = "SELECT count(*) FROM sqlite_temp_master WHERE type = 'trigger' AND name LIKE 'recorded%'"
    watched = casefile.read(lambda c: c.exec_driver_sql(count).scalar_one())
    assert watched == 3 * (len(metadata.tables) - len(UNRECORDED))
    assert {t.name for t in UNRECORDED} == {"journal", "past_journal", "draft", "blob"}
    assert all(len(triggers(table)) == 3 for table in metadata.sorted_tables)
