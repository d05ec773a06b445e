"""What a user should know after opening a vault, as codes and facts; words in resources/messages/notices.toml."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Notice:
    """Nothing is wrong enough to stop, yet someone should know. Facts are shown, never logged."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)
