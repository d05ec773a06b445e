"""What a child lets a parent read: kept with its day, undone, and gone when the words become others."""

from kasesupport.cases import confiding, families, plans, talks, views
from kasesupport.cases.families import Newcomer
from kasesupport.store.casefile import CaseFile


def test_the_day_of_the_childs_yes_is_kept_and_goes_with_other_words(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉", "さくら", [Newcomer("child", "陽葵", index=True)])
    child = views.record(case).graph.persons[0].id
    said = talks.say(case, "intake.child_voice", "ママがね", "child", speaker_id=child)
    need = plans.add_entry(case, "need", text="ママといたい", voice="family", person_id=child)

    def days() -> list[str]:
        record = views.record(case)
        return [record.statements[0].may_tell_on, record.needs[0].may_tell_on]

    for noun, entry in (("statement", said), ("need", need)):
        confiding.may_tell(case, noun, entry, agreed=True)
    today = casefile.today().isoformat()
    assert days() == [today, today]
    talks.edit_statement(case, said, text="ママがね", speaker="child")
    assert days() == [today, today]
    talks.edit_statement(case, said, text="ママがね、こわい")
    plans.edit_entry(case, "need", need, text="ママとはいたくない")
    assert days() == ["", ""]
    casefile.undo(case.family_id)
    casefile.undo(case.family_id)
    assert days() == [today, today]
    confiding.may_tell(case, "statement", said, agreed=False)
    assert days() == ["", today]
