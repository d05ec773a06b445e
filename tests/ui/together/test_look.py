"""Letters can be read on every card, and no two persons have the same mark."""

from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.ui.together.look import INK, TABLE, TONES, Look, ground
from kasesupport.ui.together.marks import marks


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: 4.5 for text, 3 for signs."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_stand_out_from_their_paper() -> None:
    for tone in TONES.values():
        assert contrast(tone.ink, tone.paper) >= 4.5
        assert contrast(tone.ink, TABLE) >= 4.5  # what a card asks stands on the table
        assert contrast(INK, tone.paper) >= 7
    strong = Look(strong=True)
    assert contrast(strong.tone("sun").ink, strong.tone("sun").paper) == 21
    assert ground(strong) == "#ffffff"


def test_everybody_has_a_mark_of_their_own_that_stays() -> None:
    people = tuple(Person(str(n)) for n in range(64))
    found = marks(FamilyGraph(people))
    assert len(set(found.values())) == 64
    assert marks(FamilyGraph(people[:9]))["8"] == found["8"]
    for mark in found.values():
        assert contrast(mark.color, "#ffffff") >= 4.5
        assert contrast(mark.color, mark.tint()) >= 3
        assert contrast(INK, mark.tint()) >= 7


def test_letters_grow_and_come_back() -> None:
    look = Look()
    sizes = [look.px, look.larger().px, look.larger().larger().px]
    assert sizes == sorted(set(sizes))
    assert look.larger().larger().larger() == look
