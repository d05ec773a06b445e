"""Getting in touch with somebody outside 要対協 without the family's yes: only with a reason and who approved it."""

from sqlalchemy import Connection, select, update

from kasesupport.cases import private
from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line, clean_text
from kasesupport.store import tables


def without_consent(case: OpenCase, resource_id: str, reason: str, approver: str) -> str:
    """Keep why the center gets in touch all the same (M57, 指針1); gives the id of the entry among the consents.

    The family's ties to this resource tell it too. Raises Problem("contact_without_reason") unless both are told,
    private_person, text_too_long.
    """
    why, by = clean_text(reason), clean_line(approver)
    if not why or not by:
        raise Problem("contact_without_reason")

    def keeping(connection: Connection) -> str:
        private.require_open_to(connection, case, resource_id)
        name = connection.execute(select(tables.resource.c.name).where(tables.resource.c.id == resource_id)).scalar()
        today, ties = case.file.today().isoformat(), tables.tie.c
        own = (ties.family_id == case.family_id, ties.resource_id == resource_id, ties.own_map_id.is_(None))
        connection.execute(update(tables.tie).where(*own).values(consent="without", consent_on=today))
        told = {"recipient": name or "", "agreed": "without", "on": today, "without_reason": why, "approver": by}
        return put(connection, case, tables.consent, resource_id=resource_id, **told)

    return act(case, "contact.without", keeping)
