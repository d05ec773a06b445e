"""GEDCOM 5.5.1 and 7: families from and for genealogy programs."""

from kasesupport.exchange.gedcom.reading import GedcomFile, read
from kasesupport.exchange.gedcom.writing import written

__all__ = ["GedcomFile", "read", "written"]
