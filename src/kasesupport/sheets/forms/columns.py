"""What a table over the record can show: for each thing that is listed, the names of its columns."""

from collections.abc import Mapping

OVER: Mapping[str, tuple[str, ...]] = {
    "members": ("name", "kana", "relation", "birth", "age", "note", "home"),
    "ties": ("name", "kind", "who", "state", "purpose", "frequency", "consent"),
    "needs": ("text", "who", "voice", "own", "ours", "adjust", "resource"),
    "goals": ("text", "check", "needs", "near"),
    "actions": ("actors", "who", "text", "until", "goal"),
    "plans": ("title", "goal", "period", "review", "state"),
    "consents": ("recipient", "scope", "on", "state"),
    "appointments": ("on", "what"),
    "levels": ("on", "series", "value", "reason", "asked"),
    "episodes": ("number", "on", "until", "state", "reason"),
    "story": ("on", "kind", "text"),
    "contacts": ("on", "what", "words"),
    "points": ("viewpoint", "words", "value", "evidence"),
    "families": (
        "number", "name", "kana", "children", "phase", "involvement", "capacity", "met", "next", "review", "council",
        "workers", "supports", "decided", "decide", "notes",
    ),
    "eased": ("on", "helped", "hindered", "tried"),
    "meeting": ("kind", "on", "place", "purpose", "people"),
}  # fmt: skip
# What no sheet but the office's own may list: its judgement, its whole record, other families.
OFFICE_ONLY = frozenset({"levels", "story", "contacts", "points", "families", "eased", "episodes", "meeting"})
# What stands in the head of a record, by the name that a field of kind "facts" gives.
FACTS: tuple[str, ...] = (
    "number", "name", "kana", "address", "phone", "children", "opened", "episode", "phase", "involvement", "capacity",
    "next", "plan_title", "long_goal", "consideration", "yardstick", "period", "review", "explained", "agreed",
    "handed", "day", "rater", "round_note",
)  # fmt: skip
# Those that a sheet for others may carry.
SHARED_FACTS = frozenset(
    {"number", "children", "opened", "episode", "phase", "next", "plan_title", "long_goal", "consideration",
     "yardstick", "period", "review", "explained", "agreed", "handed", "day"}
)  # fmt: skip
RECORD = "record."  # before the name of a fact, to tell it from a question
