"""Each stroke is one step to take back; a signature is the newest of each person; it goes with its family."""

from datetime import date

from sqlalchemy import select

from kasesupport.cases import access, families, hand, people, views
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.store import tables

DAY = date(2026, 11, 30)
LINE = [(0.0, 0.0, 0.5), (50.0, 20.0, 0.7)]


def test_strokes_come_and_go_one_by_one(case: OpenCase) -> None:
    drawn = case.file.new_id()
    one, two = (hand.draw(case, drawn, [*LINE, (60.0 + n, 30.0, 1.0)], "picture", "", DAY) for n in range(2))
    assert [each.id for each in hand.strokes(case, drawn)] == [one, two]
    assert hand.strokes(case, drawn)[1].dots[-1] == (61.0, 30.0, 1.0)
    hand.rub_out(case, [one])
    assert [each.id for each in hand.strokes(case, drawn)] == [two]
    case.file.undo(case.family_id)
    assert [each.id for each in hand.strokes(case, drawn)] == [one, two]
    for _ in range(2):
        case.file.undo(case.family_id)
    assert (hand.listed(case), hand.strokes(case, drawn)) == ((), ())
    case.file.redo(case.family_id)
    assert [each.id for each in hand.strokes(case, drawn)] == [one]
    entry = access.entries(case.file, case.family_id)[0]
    assert all("0,0" not in detail.after for detail in entry.details)


def test_the_newest_signature_of_each_person_counts_and_an_emptied_one_does_not(case: OpenCase) -> None:
    person = views.record(case).graph.persons[0].id
    old, new, empty = (case.file.new_id() for _ in range(3))
    hand.draw(case, old, LINE, "signature", person, date(2026, 11, 1), "consent")
    hand.draw(case, new, LINE[:1], "signature", person, DAY, "consent")
    stroke = hand.draw(case, empty, LINE, "signature", person, date(2026, 12, 1), "consent")
    hand.rub_out(case, [stroke])
    (found,) = hand.signatures(case, "consent")
    assert (found.id, found.on, len(found.strokes)) == (new, "2026-11-30", 1)
    assert hand.signatures(case, "withdrawal") == ()


def test_it_is_nobody_elses_and_stays_when_its_person_is_taken_out(case: OpenCase) -> None:
    made = people.add_person(case, name="祖母")
    drawn = case.file.new_id()
    hand.draw(case, drawn, LINE, "picture", made, DAY)
    other = families.create(case.file, "別の家", "べつ", [Newcomer("child", "子", index=True)])
    assert (hand.listed(other), hand.strokes(other, drawn)) == ((), ())
    people.remove_person(case, made)
    assert [(each.id, each.speaker_id) for each in hand.listed(case)] == [(drawn, "")]
    hand.throw_away(case, drawn)
    rows = case.file.read(lambda connection: connection.execute(select(tables.stroke.c.id)).all())
    assert rows == []
