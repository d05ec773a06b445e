from datetime import date, datetime

import pytest

from kasesupport.domain.salvage import Tally, Told, ToldFamily
from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.paper import HEIGHT, LEFT, RIGHT, WIDTH
from kasesupport.sheets.salvage_sheet import build, words

DAY = date(2026, 11, 30)
LOST = ToldFamily("佐倉", Tally(file=5, backup=2, unlinked=2, older=3, lost=4), "人「ひまり」、親子2件", "語り2件")


def told(*families: ToldFamily, keeper: str = "", entries: int = 0) -> Told:
    shared = ToldFamily("", Tally(file=3))
    return Told(datetime(2026, 11, 30, 9, 12), "相談.vault", families, shared, entries, keeper)


def texts(page: Drawing) -> list[Text]:
    return [leaf for leaf in flat(page.items) if isinstance(leaf, Text)]


def said(pages: tuple[Drawing, ...]) -> str:
    return "".join(text.text for page in pages for text in texts(page))


def test_one_family_is_told_whole_lost_or_erased() -> None:
    how = words().how
    assert how(ToldFamily("佐倉", Tally(file=9))) == "すべてそろっています。"
    assert how(ToldFamily("", Tally(file=9), erased=True)) == "そのあとに消去された家庭です。"
    every = ToldFamily("佐倉", Tally(file=9, older=9), "人「ひまり」、ほか")
    assert how(every) == "9件の記録を取り出しました。どれも、いちばん新しい内容ではないかもしれません。"
    assert how(LOST) == (
        "9件の記録を取り出しました。4件が失われました。だれの・どこのことかがわからなくなった記録：語り2件。"
        "そのうち2件は、控えや足あとから補いました。3件は、いちばん新しい内容ではないかもしれません（人「ひまり」、親子2件）。"
    )


def test_what_is_to_be_done_is_told_as_far_as_it_is_so() -> None:
    assert len(words().said(told(ToldFamily("佐倉", Tally(file=9))))) == 1
    filled = words().said(told(ToldFamily("佐倉", Tally(file=9, journal=2))))
    assert len(filled) == 2, "counted as 確かめてほしい, so it is said what is to be looked at"
    assert "足あとから補った" in filled[0]
    every = words().said(told(LOST, keeper="鍵1", entries=7))
    assert len(every) == 6
    assert any("7件" in each for each in every)
    assert any("「鍵1」" in each for each in every)


@pytest.mark.parametrize("count", [1, 60])
def test_all_families_stand_on_as_many_pages_as_it_takes(count: int) -> None:
    pages = build(
        told(*(ToldFamily(f"家庭{n}<b>｜《》", LOST.rows, LOST.older) for n in range(count))), "相談-取り出し", DAY
    )
    assert all((page.width, page.height) == (WIDTH, HEIGHT) for page in pages)
    assert (len(pages) > 3) is (count == 60)
    assert all(f"家庭{n}<b>" in said(pages) for n in range(count))
    for text in (text for page in pages for text in texts(page)):
        right = text.x + text_width(text.text, text.size, bold=text.face.endswith("bold"))
        assert LEFT - 1 <= text.x <= right <= WIDTH - RIGHT + 6, "no more than a full stop hangs out"
    assert to_pdf(pages, title="取り出しの結果").startswith(b"%PDF")
