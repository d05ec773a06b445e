"""Which kanji are taught in which year of primary school: 学年別漢字配当表 (2017), 1,026 of them."""

from collections.abc import Mapping
from functools import cache

from kasesupport import resources
from kasesupport.practice.reader import read

YEARS = range(1, 7)


@cache
def kanji_by_grade() -> Mapping[int, str]:
    """The kanji of each year. Raises Problem("practice_file")."""
    table = read(resources.path("sheets", "readings", "grades.toml"))
    found = {each.number("number"): "".join(each.text("kanji").split()) for each in table.tables("grade")}
    table.done()
    return found


@cache
def known_by(grade: int) -> frozenset[str]:
    """What a child can read at the end of that year; nothing for 0."""
    return frozenset("".join(kanji_by_grade()[year] for year in YEARS if year <= grade))
