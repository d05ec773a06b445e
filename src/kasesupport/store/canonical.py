"""JSON that is the same bytes for the same value: what is hashed or signed is written this way."""

import json

ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """Sorted keys, no spaces, Japanese as it is."""
    return ENCODER.encode(value)
