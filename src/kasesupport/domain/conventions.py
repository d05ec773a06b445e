"""The office's choices where the drawing standard leaves two customs: one set for every picture of a vault."""

from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Literal, get_args, get_type_hints

from kasesupport.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the two diagrams draw what may be drawn in two ways. Problem("triangle_twice"), Problem("unknown_custom").

    A triangle never stands for both an unknown sex and a pregnancy.
    """

    unknown_sex: Literal["diamond", "triangle"] = "diamond"
    death: Literal["cross", "filled"] = "cross"
    pregnancy: Literal["triangle", "p"] = "triangle"
    marriage: Literal["single", "double"] = "single"
    adoption: Literal["double", "dashed"] = "double"
    household: Literal["solid", "dashed"] = "dashed"
    siblings: Literal["eldest_left", "eldest_right"] = "eldest_left"
    couple: Literal["man_left", "woman_left"] = "man_left"
    era: Literal["wareki", "seireki"] = "wareki"
    ties: Literal["zigzag", "hatched"] = "zigzag"

    def __post_init__(self) -> None:
        for name, customs in CUSTOMS.items():
            if getattr(self, name) not in customs:
                raise Problem("unknown_custom")
        if self.unknown_sex == "triangle" and self.pregnancy == "triangle":
            raise Problem("triangle_twice")


# By the name of a choice, what can be chosen.
CUSTOMS = MappingProxyType(
    {each.name: tuple(map(str, get_args(get_type_hints(Conventions)[each.name]))) for each in fields(Conventions)}
)
# What a triangle cannot also stand for, and what is drawn instead.
_OTHER_TRIANGLE = MappingProxyType({"unknown_sex": {"pregnancy": "p"}, "pregnancy": {"unknown_sex": "diamond"}})


def chosen(before: Conventions, name: str, custom: str) -> Conventions:
    """With one choice made anew. Where the triangle changes its meaning, the other thing gives it up."""
    other = _OTHER_TRIANGLE.get(name, {}) if custom == "triangle" else {}
    if CUSTOMS.get(name) is None:
        raise Problem("unknown_custom")
    return replace(before, **{name: custom, **other})  # type: ignore[arg-type]
