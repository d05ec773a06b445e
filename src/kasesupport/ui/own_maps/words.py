"""How own maps are called."""

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.own_maps import map_of
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.genogram.words import name_of


def author_of(record: CaseRecord, map_id: str) -> str:
    """Who drew it, as the family says, else by name."""
    own = map_of(record, map_id)
    author = next((p for p in record.graph.persons if own and p.id == own.author_id), None)
    return (author.called or name_of(author)) if author else _tr("家族")


def day_of(record: CaseRecord, map_id: str) -> str:
    """The day of a map, in both calendars."""
    own = map_of(record, map_id)
    return both(PartialDate.from_text(own.on)) if own and own.on else ""


def told_of(record: CaseRecord, map_id: str) -> str:
    """Whose map it is, and of which day."""
    words = _tr("%1が かいた図　%2").replace("%1", author_of(record, map_id))
    return words.replace("%2", day_of(record, map_id)).strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("own_maps", text)
