from datetime import date

import pytest

from kasesupport.domain.shortage import Shortage, outside
from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.drawing.measure import missing, text_width
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.paper import HEIGHT, LEFT, RIGHT, WIDTH
from kasesupport.sheets.shortage_sheet import pages

DAY = date(2026, 11, 30)
NIGHT = Shortage(
    "1", "夜の預かり", "short_stay", "北部", "considering", "社協と\n相談", 3, 2, "2025-04-01", "2026-11-30", ("夜",)
)
LONG = "とても長い言葉がつづく足りないもの" * 5


def texts(page: Drawing) -> list[Text]:
    return [leaf for leaf in flat(page.items) if isinstance(leaf, Text)]


def words(*drawn: Drawing) -> str:
    return "".join(text.text for page in drawn for text in texts(page))


def test_each_line_tells_how_many_when_and_what_became_of_it() -> None:
    (page,) = pages([NIGHT], DAY, "みどり市こども家庭センター")
    told = words(page)
    for wanted in (
        "足りない資源の一覧", "2026年11月30日（令和8年）の時点", "子育て短期支援", "夜の預かり", "ニーズの目印：夜", "北部",
        "5未満（5未満）", "2025年4月", "2026年11月", "検討中", "社協と", "相談", "みどり市こども家庭センター", "1 / 1",
    ):  # fmt: skip
        assert wanted in told


@pytest.mark.parametrize(
    ("families", "lacking", "told"),
    [(4, 4, ("5未満", "5未満")), (9, 9, ("9", "9")), (9, 4, ("9", "5未満")), (9, 6, ("9", "－")), (12, 6, ("12", "6"))],
)
def test_small_counts_and_what_would_tell_them_stay_in(families: int, lacking: int, told: tuple[str, str]) -> None:
    assert outside(Shortage("1", "場所", families=families, lacking=lacking)) == told


def test_by_kind_as_on_the_ecomap_and_the_most_wanted_first() -> None:
    found = [Shortage(str(n), f"その{n}", kind, lacking=n) for n, kind in enumerate(("place", "friend", "place"))]
    told = words(*pages(found, DAY))
    order = [told.index(word) for word in ("友人", "その1", "居場所", "その2", "その0")]
    assert order == sorted(order)


@pytest.mark.parametrize("count", [0, 1, 20])
@pytest.mark.parametrize("text", ["居場所", LONG, "<b>｜《x》</b>"], ids=["short", "long", "markup"])
def test_nothing_is_cut_or_stands_outside_the_page(count: int, text: str) -> None:
    some = [Shortage(str(n), f"{text}{n:02}", "place", text[:20], note=text) for n in range(count)]
    drawn = pages(some, DAY, text * 9)
    assert f"{len(drawn)} / {len(drawn)}" in words(drawn[-1])
    for page in drawn:
        assert (page.width, page.height) == (WIDTH, HEIGHT)
        for each in texts(page):
            assert each.x >= LEFT - 1
            assert each.x + text_width(each.text, each.size, bold=each.face.endswith("bold")) <= WIDTH - RIGHT + 7
            assert 0 < each.y < HEIGHT
            assert not missing(each.text)
    told = words(*drawn)
    assert all(f"{n:02}" in told for n in range(count))
    assert ("まだありません" in told) is (count == 0)
    assert to_pdf(drawn, title="一覧").startswith(b"%PDF")
