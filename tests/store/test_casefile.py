from sqlalchemy import select

from kasesupport.domain.changes import Changed
from kasesupport.store.casefile import CaseFile, Op
from kasesupport.store.tables import family


def add(casefile: CaseFile, name: str, merge: str = "") -> str:
    row_id = casefile.new_id()
    casefile.transact(
        Op("family.new", row_id, merge), lambda c: c.execute(family.insert(), {"id": row_id, "name": name})
    )
    return row_id


def names(casefile: CaseFile) -> list[str]:
    return list(casefile.read(lambda c: c.execute(select(family.c.name).order_by(family.c.id)).scalars().all()))


def test_an_act_undone_and_redone(casefile: CaseFile) -> None:
    seen: list[Changed] = []
    casefile.subscribe(seen.append)
    f = add(casefile, "山田")
    assert casefile.can_undo(f) == "family.new"
    assert casefile.undo(f) == "family.new"
    assert names(casefile) == []
    assert casefile.redo(f) == "family.new"
    assert names(casefile) == ["山田"]
    assert [len(c.changes) for c in seen] == [1, 1, 1]
