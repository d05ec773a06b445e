"""How one sheet is to be read: a value that a sheet is made with."""

from dataclasses import dataclass

JAPANESE, EASY = "ja", "easy"
ALL, NONE = 0, 7  # readings on every kanji; on none. Between them: on those taught after that school year


@dataclass(frozen=True, slots=True)
class Reading:
    """`language`: "ja", "easy" (やさしい日本語), or one that stands beside the Japanese ("en", "zh" …).

    `grade`: 1 to 6: readings above kanji taught after that year of primary school; ALL, NONE. None: as the sheet's
    own file says. `words`: what the family's own words are read by, kanji and reading, the office's list and names.
    """

    language: str = JAPANESE
    grade: int | None = None
    words: tuple[tuple[str, str], ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether another language stands beside the Japanese."""
        return self.language not in (JAPANESE, EASY)


AS_IT_IS = Reading()
