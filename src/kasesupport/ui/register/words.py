"""The words of the register's pages: kinds in their order, effects, states, days."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import PERSONAL, SERVICES, ResourceKind
from kasesupport.domain.register import SERVICE

# As they stand in a list to choose from: the six 家庭支援事業 (児童福祉法21条の18) together at the end.
ORDER: tuple[ResourceKind, ...] = (
    *(kind for kind in KINDS if kind not in PERSONAL and kind not in SERVICES), *SERVICES,
)  # fmt: skip


def kinds() -> Mapping[str, str]:
    """The kinds an entry can be of."""
    return {kind: KINDS[kind].word for kind in ORDER}


def kinds_sought() -> Mapping[str, str]:
    """What one can look for: all, the six services together, each kind."""
    return {"": _tr("すべての種類"), SERVICE: _tr("家庭支援事業（6つ全部）"), **kinds()}


def lacking_kinds() -> Mapping[str, str]:
    """The kinds of what can be missing: a friend can be, too."""
    return {kind: each.word for kind, each in KINDS.items()}


def effects() -> Mapping[str, str]:
    """Whether something helped."""
    return {"helped": _tr("役に立った"), "partly": _tr("少し役に立った"), "not": _tr("合わなかった")}


def states() -> Mapping[str, str]:
    """What became of something missing."""
    return {
        "open": _tr("まだ動いていない"),
        "considering": _tr("検討中"),
        "developing": _tr("開発中"),
        "done": _tr("できた"),
    }


def ended() -> str:
    """Of an entry that is no longer there."""
    return _tr("終わった")


def day(iso: str) -> str:
    """2026年4月1日; "" for no day."""
    if not iso:
        return ""
    told = date.fromisoformat(iso)
    return f"{told.year}年{told.month}月{told.day}日"


def month(iso: str) -> str:
    """2026年4月; "" for no day."""
    return f"{iso[:4]}年{int(iso[5:7])}月" if iso else ""


def checked(iso: str) -> str:
    """When an entry was looked at, short."""
    return month(iso) or _tr("まだ")


def families(count: int) -> str:
    """So many families."""
    return _tr("%1家庭").replace("%1", str(count)) if count else "―"


def _tr(words: str) -> str:
    return QCoreApplication.translate("register", words)
