"""The recovery key on paper: the digits, readable and complete, and nothing of any family."""

from datetime import date

import pytest
import segno

from kasesupport import resources
from kasesupport.drawing.items import Drawing, Path, Text, flat
from kasesupport.drawing.measure import missing, text_width
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.paper import HEIGHT, LEFT, RIGHT, WIDTH
from kasesupport.sheets.recovery_sheet import DIGITS, build

CODE = "720885-000011-123453-000000-654316-111111-222222-333333"
FIRST, SECOND = CODE.replace("5", "6"), CODE.replace("5", "7")
DAY = date(2026, 11, 24)


def texts(page: Drawing) -> list[Text]:
    return [leaf for leaf in flat(page.items) if isinstance(leaf, Text)]


def words(page: Drawing) -> str:
    return "".join(text.text for text in texts(page))


def test_the_groups_stand_in_order_each_under_its_number() -> None:
    (page,) = build([CODE], "みどり", DAY)
    large = [text for text in texts(page) if text.size == DIGITS]
    assert [text.text for text in large] == CODE.split("-")
    assert [round(t.y) for t in large] == [round(large[0].y)] * 4 + [round(large[4].y)] * 4
    assert large[0].x < large[1].x < large[2].x < large[3].x
    for before, after in zip(large, large[1:4], strict=False):
        assert before.x + text_width(before.text, DIGITS, bold=True) + 12 < after.x, "two groups are never one number"


def test_a_pair_is_two_sheets_that_say_so() -> None:
    pages = build([FIRST, SECOND], "みどり", DAY)
    assert ["2枚のうち 1枚目" in words(pages[0]), "2枚のうち 2枚目" in words(pages[1])] == [True, True]
    assert all("この紙だけでは開きません" in words(page) for page in pages)
    assert FIRST.split("-")[0] in words(pages[0])
    assert FIRST.split("-")[0] not in words(pages[1])
    (alone,) = build([CODE], "みどり", DAY)
    assert "2枚" not in words(alone)
    assert "もう1枚" not in words(alone)


def test_the_qr_code_is_that_of_the_bare_digits() -> None:
    (page,) = build([CODE], "みどり", DAY)
    (code,) = [
        leaf for leaf in flat(page.items) if isinstance(leaf, Path) and leaf.fill == "#000000" and not leaf.stroke
    ]
    corners = [op for op in code.ops if op[0] in "ML"]
    boxes = [corners[n : n + 4] for n in range(0, len(corners), 4)]
    rows = segno.make(CODE.replace("-", ""), error="q", micro=False).matrix
    left, top = min(c[1] for c in corners), min(c[2] for c in corners)
    size = (max(c[1] for c in corners) - left) / len(rows)
    drawn = [[0] * len(rows) for _ in rows]
    for box in boxes:
        y, start, end = (round((v - o) / size) for v, o in ((box[0][2], top), (box[0][1], left), (box[1][1], left)))
        drawn[y][start:end] = [1] * (end - start)
    assert drawn == [list(row) for row in rows]
    assert size > 1.2 * 72 / 25.4, "a telephone from before can read it: more than 1.2 mm a module"


@pytest.mark.parametrize("vault", ["みどり", "長い名前の" * 12, "Vault <&> 《x》", ""])
@pytest.mark.parametrize("codes", [[CODE], [FIRST, SECOND]])
def test_all_stands_on_one_page_and_nothing_on_top_of_another(codes: list[str], vault: str) -> None:
    for page in build(codes, vault, DAY):
        assert (page.width, page.height) == (WIDTH, HEIGHT)
        shown = texts(page)
        assert min(t.x for t in shown) >= LEFT - 1
        assert max(t.x + text_width(t.text, t.size, bold=t.face.endswith("bold")) for t in shown) < WIDTH - RIGHT + 6
        fields = next(t.y for t in shown if t.text.startswith("保管庫の名前"))
        points = max(t.y for t in shown if t.text.endswith(("ます。", "裁断してください。")))
        assert points + 12 < fields
        assert to_pdf([page], title="回復キー").startswith(b"%PDF")


def test_day_and_place_are_left_to_be_written() -> None:
    (page,) = build([CODE], "みどり", DAY)
    for label in ("しまった日", "しまった場所", "しまった人", "2026年11月24日（令和8年）", "金庫", "写真にとったり"):
        assert label in words(page)


def test_our_letters_have_all_its_words() -> None:
    assert missing(resources.path("sheets", "office", "recovery.toml").read_text(encoding="utf-8")) == ()
