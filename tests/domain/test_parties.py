"""Whom something may be told: the council's members, one's own people, and those the family agreed to."""

from dataclasses import replace

import pytest

from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.parties import REQUESTED, may_be_told, unasked
from kasesupport.domain.record import Action, Answer, CaseRecord, Consent, Note, Plan

NPO = Resource("r", "ひだまり", "npo")
RECORD = CaseRecord(
    "f", "家", resources=(NPO,), plans=(Plan("p", actions=(Action("a", "others", "x", resource_id="r"),)),)
)
AGREED = Consent("c", "ひだまり", agreed="yes", resource_id="r")


def test_who_is_outside_the_council_and_was_not_agreed_to_is_named() -> None:
    assert unasked(RECORD) == (NPO,)
    note = Note("n", "support.requests", "2026-11-30", answers=(Answer(REQUESTED, "r"),))
    assert unasked(replace(RECORD, plans=(), notes=(note,))) == (NPO,)
    assert unasked(replace(RECORD, plans=(replace(RECORD.plans[0], state="replaced"),))) == ()


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ({}, False),
        ({"resources": (replace(NPO, council=True),)}, True),
        ({"resources": (replace(NPO, kind="friend"),)}, True),
        ({"consents": (AGREED,)}, True),
        ({"consents": (replace(AGREED, withdrawn_on="2026-11-30"),)}, False),
        ({"consents": (replace(AGREED, agreed="no"),)}, False),
        ({"consents": (replace(AGREED, agreed="without", without_reason="安全のため"),)}, False),
        ({"consents": (replace(AGREED, agreed="without", without_reason="安全", approver="係長"),)}, True),
        ({"ties": (Tie("t", "r", consent="yes"),)}, True),
        ({"ties": (Tie("t", "r", consent="later"),)}, False),
    ],
)
def test_consent_withdrawal_and_the_settled_exception(change: dict[str, object], may: bool) -> None:
    record = replace(RECORD, **change)  # type: ignore[arg-type]
    assert may_be_told(record, "r") is may
    assert (unasked(record) == ()) is may
