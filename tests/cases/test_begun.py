from kasesupport.cases import drafts, families, practitioners, restrictions
from kasesupport.cases.begun import begun, place
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author


def test_ones_own_drafts_of_families_one_may_see_are_told(casefile: CaseFile) -> None:
    case, other = families.create(casefile, "佐倉"), families.create(casefile, "辻")
    worker = practitioners.add_practitioner(casefile, "山田")
    restrictions.restrict(casefile, other.family_id, worker)
    drafts.keep(casefile, place(case.family_id), {"on": ""})
    casefile.sign_as(Author("山田", practitioner_id=worker, role="practitioner"))
    note = casefile.new_id()
    for at in (
        place(case.family_id, note), place(case.family_id, note, added=True), place(other.family_id), "new_family",
        f"stays.{case.family_id}.today",
    ):  # fmt: skip
        drafts.keep(casefile, at, {"on": ""})
    assert [(each.name, each.due.kind, each.about) for each in begun(casefile)] == [("佐倉", "draft", note)] * 2
    assert begun(casefile)[0].due.on == casefile.today()
