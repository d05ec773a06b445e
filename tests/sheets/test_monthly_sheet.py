from datetime import date, datetime

import pytest

from kasesupport.domain.monthly import Monthly
from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.drawing.measure import missing, text_width
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.monthly_sheet import MARK, NUMBER_WIDE, build, groups
from kasesupport.sheets.paper import HEIGHT, LEFT, RIGHT, WIDTH

HASH = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db022587179 21a4881".replace(" ", "")
AT = datetime(2026, 11, 24, 10, 15)
DAY = date(2026, 11, 24)


def texts(page: Drawing) -> list[Text]:
    return [leaf for leaf in flat(page.items) if isinstance(leaf, Text)]


def words(page: Drawing) -> str:
    return "".join(text.text for text in texts(page))


@pytest.mark.parametrize("vault", ["相談", "とても長い名前の保管庫" * 20, "", "<b>{x}</b>｜《》"])
def test_it_is_one_page_with_nothing_beside_it(vault: str) -> None:
    (page,) = build(Monthly(vault, 10_000, 99_999, 1_234_567, HASH, AT, AT, AT), DAY)
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    for text in texts(page):
        assert text.x >= LEFT - 1
        right = text.x + text_width(text.text, text.size, bold=text.face.endswith("bold"))
        assert right <= WIDTH - RIGHT + 6, "no more than a full stop hangs out"
        assert not missing(text.text)
    assert to_pdf((page,), title="点検").startswith(b"%PDF")


def test_no_line_runs_into_another() -> None:
    (page,) = build(Monthly("とても長い名前の保管庫" * 20, 1, 1, 1, HASH, AT, AT, AT), DAY)
    found = texts(page)
    last = max(text.y for text in found if text.text.startswith("鍵の一覧"))
    assert last + 20 < min(text.y for text in found if text.text.startswith("確かめた日"))


def test_the_last_act_can_be_read_aloud() -> None:
    (page,) = build(Monthly("相談", 12, 34, 1_234, HASH), DAY)
    printed = [text for text in texts(page) if text.size == MARK and text.text in groups(HASH)]
    assert "".join(text.text for text in sorted(printed, key=lambda t: (round(t.y), t.x))) == HASH
    for one, other in zip(printed, printed[1:], strict=False):
        if one.y == other.y:
            assert other.x - one.x > text_width(one.text, MARK, bold=True) + 8
    assert "1,234" in words(page)


def test_a_large_number_stays_in_its_cell() -> None:
    (page,) = build(Monthly("相談", 1, 1, 9_999_999, HASH), DAY)
    (number,) = [text for text in texts(page) if text.text == "9,999,999"]
    assert number.x + text_width(number.text, number.size, bold=True) < LEFT + NUMBER_WIDE - 3


def test_what_was_never_done_is_said_so() -> None:
    (page,) = build(Monthly("相談", 12, 34, 1, HASH, AT), DAY)
    assert words(page).count("まだありません") == 2
    assert "12 家庭・34 人" in words(page)
    assert "10:15" in words(page)
