"""Where one is in いっしょに, as plain data: ids alone, to come back to the same card after the lock."""

from typing import TYPE_CHECKING

from kasesupport.domain.together import Seen
from kasesupport.ui.together.look import SIZES, Look

if TYPE_CHECKING:
    from kasesupport.cases.drafts import Draft

SETS = ("cards", "questions", "voices", "hidden", "present", "unseen", "consents", "here")


def kept(seen: Seen, look: Look, at: str, speaker: str) -> "Draft":
    """As JSON can hold it."""
    chosen = {name: sorted(getattr(seen, name)) for name in SETS}
    shown = {"size": look.size, "ruby": look.ruby, "strong": look.strong}
    return {**chosen, **shown, "bonds": seen.bonds, "kinds": seen.kinds, "at": at, "speaker": speaker}


def found(draft: "Draft") -> tuple[Seen, Look, str, str]:
    """What is not understood counts as not chosen: rather too little is seen than too much."""
    sets = {name: frozenset(str(each) for each in draft.get(name) or ()) for name in SETS}
    seen = Seen(**sets, bonds=draft.get("bonds") is True, kinds=draft.get("kinds") is True)
    size = draft.get("size")
    look = Look(
        size if isinstance(size, int) and size in range(len(SIZES)) else 0,
        draft.get("ruby") is not False,
        draft.get("strong") is True,
    )
    return seen, look, str(draft.get("at") or "table"), str(draft.get("speaker") or "")
