"""Words the pages of the start share, and what they read out of what is typed. Pure."""

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.set_aside import name_before

if TYPE_CHECKING:
    from kasesupport.cases.backups import BackupLine

GROUP = 6  # digits in one group of a recovery key
GROUPS = 8
VAULT = ".vault"
NAME = f"kasesupport{VAULT}"
WEEKDAYS = "月火水木金土日"


def digits(text: str) -> str:
    """The digits in what was typed or pasted, in half width; all else is left out."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isascii() and c.isdigit())


def groups(code: str) -> tuple[str, ...]:
    """A recovery key in its groups of six."""
    bare = digits(code)
    return tuple(bare[at : at + GROUP] for at in range(0, len(bare), GROUP))


def wait_words(seconds: int) -> str:
    """1分5秒, 40秒."""
    minutes, rest = divmod(seconds, 60)
    parts = (_tr("%1分").replace("%1", str(minutes)) if minutes else "",
             _tr("%1秒").replace("%1", str(rest)) if rest or not minutes else "")  # fmt: skip
    return "".join(parts)


def breakable(path: object) -> str:
    """A path that may be broken into lines after each separator (a zero width space), for showing alone."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def nearest_vault(chosen: Path) -> Path:
    """The vault meant by a folder: itself, the one it lies in, or the only one that lies in it."""
    above = [each for each in (chosen, *chosen.parents) if each.suffix == VAULT]
    found = chosen.glob(f"*{VAULT}") if chosen.is_dir() else ()
    inside = [each for each in found if each.is_dir() and not name_before(each.name)]
    return above[0] if above else inside[0] if len(inside) == 1 else chosen


def moment_words(at: datetime) -> str:
    """2026年11月24日（火） 10時15分, by the laptop's clock."""
    local = at.astimezone()
    day = f"{local.year}年{local.month}月{local.day}日（{WEEKDAYS[local.weekday()]}）"
    return f"{day} {local.hour}時{local.minute:02}分"


def holds_words(line: "BackupLine") -> str:
    """What a backup holds, and its size; the size alone where its key is not known yet."""
    if line.seq is None:
        return _tr("中身は、合言葉で開くとわかります（%1）").replace("%1", size_words(line.size))
    words = _tr("家庭 %1、人 %2（%3）")
    for place, value in enumerate((line.families, line.people, size_words(line.size)), start=1):
        words = words.replace(f"%{place}", str(value))
    return words


def size_words(size: int) -> str:
    """Bytes as MB: 0.4MB, 12MB."""
    return f"{size / 1e6:.0f}MB" if size >= 10_000_000 else f"{size / 1e6:.1f}MB"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Start", words)
