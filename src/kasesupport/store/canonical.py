"""JSON that is the same bytes for the same value: what is hashed or signed is written this way."""

import json


def canonical(value: object) -> str:
    """Sorted keys, no spaces, Japanese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
