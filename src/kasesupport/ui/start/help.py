"""「保管庫と鍵のこと」: what the vault protects and what it does not, from resources/help/vault.toml."""

import tomllib
from collections.abc import Mapping

from PySide6.QtWidgets import QLayout, QWidget

from kasesupport import resources
from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.widgets import button, card, column, label, row

Section = Mapping[str, str | list[str]]


class HelpSheet(Sheet):
    """All of it on one page to scroll; `back` closes it."""

    WIDTH = 820

    def __init__(self) -> None:
        super().__init__()
        parts = [part for section in sections() for part in self._section(section)]
        self.first_way_back = button(self.tr("もどる"), self.back.emit, "quiet", "arrow-left")
        self.lay(self.tr("保管庫と鍵のこと"), row(self.first_way_back, None), *parts, back=True)

    def begin(self) -> None:
        """At the top: the page is long, and its foot would be out of sight."""
        self.first_way_back.setFocus()

    def _section(self, section: Section) -> tuple[QWidget | QLayout, ...]:
        title = label(str(section["title"]), "heading")
        title.setContentsMargins(0, 14, 0, 0)
        if "text" in section:
            return title, column(*(label(words) for words in section["text"]), spacing=10)
        return (
            title,
            _mark("check", theme.GOOD, self.tr("守れること"), str(section["holds"])),
            _mark("triangle-alert", theme.WARM, self.tr("気をつけること"), str(section["limits"])),
        )


def sections() -> tuple[Section, ...]:
    """What stands in the file, in its order. ValueError naming the section that has neither text nor both sides."""
    with resources.path("help", "vault.toml").open("rb") as file:
        found = tuple(tomllib.load(file)["section"])
    for section in found:
        if set(section) not in ({"title", "text"}, {"title", "holds", "limits"}):
            raise ValueError(f"vault.toml: {section.get('title')}")
    return found


def _mark(icon_name: str, color: str, head: str, words: str) -> QWidget:
    sign = label("", wrap=False)
    sign.setPixmap(pixmap(icon_name, color, 24))
    sign.setAccessibleName(head)
    laid = row(sign, column(label(head, "label"), label(words), spacing=2), spacing=12)
    laid.setStretch(1, 1)
    return card(laid, margin=12, kind="aside" if icon_name == "check" else "limits")
