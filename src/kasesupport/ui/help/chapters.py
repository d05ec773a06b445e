"""The chapters of the guide: resources/help/guide.toml names them, their words stand in docs/."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kasesupport import resources

FIRST = "start"


@dataclass(frozen=True, slots=True)
class Chapter:
    """`pages`: the pages of the window that it tells of."""

    id: str
    title: str
    file: Path
    pages: tuple[str, ...]

    def text(self) -> str:
        """Its words, as Markdown."""
        return self.file.read_text(encoding="utf-8")


def chapters() -> tuple[Chapter, ...]:
    """In their order. Raises KeyError where one lacks something, FileNotFoundError where its text is not there."""
    with resources.path("help", "guide.toml").open("rb") as file:
        told = tomllib.load(file)["chapter"]
    found = tuple(
        Chapter(each["id"], each["title"], resources.guide() / each["text"], tuple(each["pages"])) for each in told
    )
    for chapter in found:
        if not chapter.file.is_file():
            raise FileNotFoundError(chapter.file)
    return found


def of_page(page: str) -> str:
    """The id of the chapter that tells of this page; the first one where none does."""
    return next((chapter.id for chapter in chapters() if page in chapter.pages), FIRST)
