"""Somebody outside 要対協 is got in touch with by the family's yes, or with a reason that is kept, never silently."""

import pytest

from kasesupport.cases import access, contacting, ecomap
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.views import record as read
from kasesupport.domain.parties import may_be_told, reason_on_file
from kasesupport.domain.problems import Problem


@pytest.mark.parametrize(("why", "by"), [("", "統括支援員"), ("安全のため", " "), (" ", "")])
def test_without_reason_or_approver_nothing_is_kept(case: OpenCase, why: str, by: str) -> None:
    place, tie = ecomap.add_resource(case, "こども食堂", "place")
    before = access.count(case.file, case.family_id)
    with pytest.raises(Problem, match="contact_without_reason"):
        contacting.without_consent(case, place, why, by)
    with pytest.raises(Problem, match="contact_without_reason"):
        ecomap.set_consent(case, tie, "without")
    assert access.count(case.file, case.family_id) == before
    assert read(case).ties[0].consent == ""


def test_the_reason_stands_in_ties_consents_and_journal_and_is_taken_back_whole(case: OpenCase) -> None:
    place, _ = ecomap.add_resource(case, "こども食堂", "place")
    contacting.without_consent(case, place, "安全のため", "統括支援員 林")
    record = read(case)
    assert [(t.consent, t.consent_on) for t in record.ties] == [("without", case.file.today().isoformat())]
    (kept,) = record.consents
    assert (kept.recipient, kept.agreed, kept.without_reason) == ("こども食堂", "without", "安全のため")
    assert reason_on_file(record, place) == "安全のため（統括支援員 林）"
    assert may_be_told(record, place)
    assert access.entries(case.file, case.family_id)[0].op == "contact.without"
    case.file.undo(case.family_id)
    assert not may_be_told(read(case), place)
    assert read(case).consents == ()
