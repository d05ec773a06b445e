"""What the ecomap's days tell of, written into the evaluation of outcomes (視点6-5): an act like writing it by hand."""

from kasesupport.cases import office_practice, talks
from kasesupport.cases.rows import OpenCase
from kasesupport.store.casefile import CaseFile

TIES = "outcome.ties_change"  # the question of phase 6 that asks what changed of the ties


def asks_for_ties(file: CaseFile) -> bool:
    """Whether the practice model in use asks that question."""
    practice = office_practice.in_use(file).practice
    return any(question.id == TIES and not question.withdrawn for question in practice.questions())


def tell_ties(case: OpenCase, words: str) -> str:
    """A practitioner's statement of what changed of the ties; gives its id. Raises Problem("text_too_long")."""
    return talks.say(case, TIES, words, "practitioner")
