"""Whose work the program carries, and on what terms."""

from pathlib import Path

from kasesupport import resources

RULE = "\n\n" + "─" * 40 + "\n\n"


def text() -> str:
    """All texts there are: ours and NOTICE first, then those that a built program carries, package by package."""
    folder = resources.licences()
    ours = [(folder / name).read_text(encoding="utf-8") for name in ("NOTICE", "LICENSE") if (folder / name).is_file()]
    others = [f"{path.parent.name} / {path.name}\n\n{path.read_text('utf-8', 'replace')}" for path in _of_packages()]
    return RULE.join((*ours, *others))


def _of_packages() -> list[Path]:
    folder = resources.licences()
    return sorted(path for path in folder.glob("*/*.*") if path.is_file()) if folder.name == "licences" else []
