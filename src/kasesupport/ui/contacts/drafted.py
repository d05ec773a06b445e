"""A record that is being typed, as the plain data of a draft, and back."""

from contextlib import suppress
from datetime import date
from typing import Any

from kasesupport.cases.drafts import Draft
from kasesupport.domain.contacts import Contact, Meeting, Words


def told(contact: Contact) -> Draft:
    """As plain data."""
    meeting = contact.next
    return {
        "on": contact.on.isoformat(),
        "answers": [[question, subject, value] for (question, subject), value in contact.answers.items()],
        "words": [[w.question, w.text, w.speaker, w.speaker_id, w.id] for w in contact.words],
        "next": [meeting.on, meeting.at, meeting.what] if meeting else [],
    }


def understood(draft: Draft) -> Contact | None:
    """The inverse; None for what makes no sense."""
    with suppress(KeyError, TypeError, ValueError):
        return Contact(
            date.fromisoformat(draft["on"]),
            {(str(question), str(subject)): value for question, subject, value in draft["answers"]},
            tuple(Words(*map(str, each)) for each in draft["words"]),
            _meeting(draft["next"]),
        )
    return None


def _meeting(kept: Any) -> Meeting | None:
    return Meeting(*map(str, kept)) if kept else None
