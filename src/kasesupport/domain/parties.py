"""Parties outside the 要対協: whether anything may be told to them yet (本人同意, p31)."""

from kasesupport.domain.ecomap import PERSONAL, Resource
from kasesupport.domain.record import CaseRecord, Consent

REQUESTED = "support.request_to"  # the field of a request that names whom it goes to


def may_be_told(record: CaseRecord, resource_id: str) -> bool:
    """Whether the family agreed, or it was settled why it is done without; members of the council and people of the
    family's own need no asking here, and what is not known is not doubted.
    """
    resource = next((each for each in record.resources if each.id == resource_id), None)
    if resource is None or resource.council or resource.kind in PERSONAL:
        return True
    if any(tie.resource == resource_id and tie.consent == "yes" for tie in record.ties):
        return True
    return any(consent.resource_id == resource_id and _stands(consent) for consent in record.consents)


def consent_on_file(record: CaseRecord, resource_id: str) -> str:
    """The ISO day of a consent to sharing with this resource that stands ("-" without a day); "" for none."""
    standing = (c for c in record.consents if c.resource_id == resource_id and c.agreed == "yes" and not c.withdrawn_on)
    return next((c.on or "-" for c in standing), "")


def reason_on_file(record: CaseRecord, resource_id: str) -> str:
    """Why one gets in touch without a yes, with who approved it (guiding principle 1); "" where that is not kept."""
    kept = (c for c in record.consents if c.resource_id == resource_id and c.agreed == "without")
    return next((f"{c.without_reason}（{c.approver}）" for c in kept if c.without_reason and c.approver), "")


def unasked(record: CaseRecord) -> tuple[Resource, ...]:
    """Those whom a request or an action of a plan names though nothing may be told to them yet."""
    plans = [plan for plan in record.plans if plan.state != "replaced"]
    named = {action.resource_id for plan in plans for action in plan.actions}
    named |= {str(note.value(REQUESTED) or "") for note in record.notes}
    return tuple(each for each in record.resources if each.id in named and not may_be_told(record, each.id))


def _stands(consent: Consent) -> bool:
    if consent.agreed == "without":
        return bool(consent.without_reason and consent.approver)
    return consent.agreed == "yes" and not consent.withdrawn_on
