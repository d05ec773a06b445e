"""Where the vault was last: the one thing kept outside it. No name, no family."""

import json
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def _file() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "place.json"


def last_vault() -> Path | None:
    """The folder opened last on this laptop, if it was kept and can be read."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        return Path(kept["vault"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_vault(folder: Path) -> None:
    """Keep the folder for the next start; a read-only home only means that one has to choose again."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps({"vault": str(folder)}), encoding="utf-8")
    except OSError:
        return
