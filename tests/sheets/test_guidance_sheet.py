"""手引きの紙: every point and way to ask of a phase with its citation, on the sheet and inside its edges."""

from datetime import date

import pytest

from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.drawing.measure import missing, text_width
from kasesupport.practice.load import load
from kasesupport.sheets.guidance_sheet import pages
from kasesupport.sheets.paper import RIGHT, WIDTH

DAY = date(2026, 11, 30)
PRACTICE = load()


def texts(page: Drawing) -> list[Text]:
    return [leaf for leaf in flat(page.items) if isinstance(leaf, Text)]


@pytest.mark.parametrize("phase", PRACTICE.phases, ids=lambda phase: phase.id)
def test_nothing_of_a_phase_is_left_out_or_reaches_over_the_edge(phase: object) -> None:
    made = pages(phase, PRACTICE, DAY, "みどり市こども家庭センター")  # type: ignore[arg-type]
    told = "".join(text.text for page in made for text in texts(page))
    views = phase.viewpoints  # type: ignore[attr-defined]
    assert len(views) == 9
    wanted = [words for view in views for words in (view.cite, *(p.words for p in view.points), *view.ask)]
    wanted += [words for way in PRACTICE.techniques for words in (way.name, way.what, *way.ask)]
    # A line may be broken anywhere, and a blank at its end is not drawn.
    assert [words for words in wanted if words.replace(" ", "") not in told.replace(" ", "")] == []
    for each in (text for page in made for text in texts(page)):
        assert each.x + text_width(each.text, each.size, bold=each.face.endswith("bold")) <= WIDTH - RIGHT + 7
        assert not missing(each.text)
