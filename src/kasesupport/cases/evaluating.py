"""What the ecomap's days tell of, written into the evaluation of outcomes (視点6-5): an act like writing it by hand."""

from functools import cache

from kasesupport.cases import talks
from kasesupport.cases.rows import OpenCase
from kasesupport.practice.load import load

TIES = "outcome.ties_change"  # the question of phase 6 that asks what changed of the ties


@cache
def asks_for_ties() -> bool:
    """Whether the practice model has that question; read once, as its files do not change while the program runs."""
    return any(question.id == TIES and not question.withdrawn for question in load().questions())


def tell_ties(case: OpenCase, words: str) -> str:
    """A practitioner's statement of what changed of the ties; gives its id. Raises Problem("text_too_long")."""
    return talks.say(case, TIES, words, "practitioner")
