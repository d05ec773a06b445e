"""A damaged vault, and what can be brought out of it into a new one."""

from kasesupport.domain.salvage import FamilyTally, Report, Tally
from kasesupport.store.salvaging.salvage import salvage

__all__ = ["FamilyTally", "Report", "Tally", "salvage"]
