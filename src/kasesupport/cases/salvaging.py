"""A damaged vault, and what can be brought out of it into a new one."""

from collections import Counter

from kasesupport.cases.telling import counted
from kasesupport.domain.salvage import FamilyTally, Report, Tally
from kasesupport.store.salvaging.salvage import salvage

__all__ = ["FamilyTally", "Report", "Tally", "salvage", "unlinked"]


def unlinked(report: Report, family_id: str, language: str = "ja") -> str:
    """What a family has back without a link, in words: so many rows of each kind. "" where there is nothing."""
    rows = {(each.table, each.id) for each in report.unlinked if each.family_id == family_id}
    return counted(language, dict(sorted(Counter(table for table, _ in rows).items())))
