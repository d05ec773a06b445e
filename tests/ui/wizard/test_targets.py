"""What a note can be about."""

from tests.ui.wizard.asking import person_id

from kasesupport.cases import people
from kasesupport.ui.model import CaseModel
from kasesupport.ui.wizard.targets import targets


def test_whoever_is_asked_one_by_one_is_alive_and_born(model: CaseModel) -> None:
    mother = person_id(model.record, "佐倉 美咲")
    before = {key for key, _ in targets(model.record, "member")}
    awaited = people.add_child(model.case, mother)
    people.edit_person(model.case, awaited, is_pregnancy=True)
    assert {key for key, _ in targets(model.record, "member")} == before
    assert awaited in dict(targets(model.record, "person"))
