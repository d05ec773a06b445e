"""The plan on paper: everything on it, nothing cut, room to write."""

from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.domain.dates import PartialDate
from kasesupport.drawing.items import Drawing, Image, Path, Text, circle, flat
from kasesupport.drawing.measure import text_width
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.blocks import MM
from kasesupport.sheets.data import Action, SheetData
from kasesupport.sheets.paper import HEIGHT, LEFT, RIGHT, WIDTH
from kasesupport.sheets.spec import load
from kasesupport.sheets.support_plan import build

SPEC = load("support-plan")
TODAY = date(2026, 11, 23)
FULL = SheetData(
    household="𠮷田",
    made_with=("葛\U000e0101城さん", "センター職員"),
    made_on=date(2026, 11, 20),
    voices=(("こども", "よる ひとりは こわい。"),),
    worries=("朝の したくに 時間が かかる。", "夜、こどもだけになる日がある。"),
    wishes=("いっしょに朝ごはんを食べたい。",),
    long_goal="朝と夜を安心して過ごせている。",
    goals=(("週に2日、朝ごはんをいっしょに食べる。", "カレンダーの丸を数える。"),),
    actions=(
        Action("family", "お母さん", "前の日に服を出しておく。", "12月から"),
        Action("center", "担当", "見学にいっしょに行く。", "年内"),
        Action("others", "学校", "遅れた日も声をかける。", "つづける"),
    ),
    consideration="電話は13時から15時に。",
    period=(PartialDate(2026, 11, 23), PartialDate(2027, 3)),
    review_on=PartialDate(2027, 2, 15),
    next_meeting="2026年12月7日 午後2時ごろ",
    center_name="まちの こども家庭センター",
    phone="0120-000-000",
    consents=(("小学校", "朝のようす"),),
    genogram=Drawing(600, 400, (Path(circle(300, 200, 190), stroke="#123456"),)),
)


def words(page: Drawing) -> str:
    return "".join(leaf.text for leaf in flat(page.items) if isinstance(leaf, Text) and leaf.size > 6.6)


def all_words(data: SheetData, *, blank: bool = False) -> str:
    return "".join(words(page) for page in build(SPEC, data, blank=blank, today=TODAY))


def test_everything_given_stands_on_the_sheet() -> None:
    shown = all_words(FULL)
    given = [*FULL.made_with, *FULL.worries, *FULL.wishes, FULL.long_goal, FULL.consideration, FULL.next_meeting]
    given += [t for pair in (*FULL.voices, *FULL.goals, *FULL.consents) for t in pair]
    given += [t for a in FULL.actions for t in (a.who, a.text, a.until)]
    given += ["𠮷田さんの", "2026年11月20日（令和8年）", "2027年3月（令和9年）まで", "2027年2月15日（令和9年）"]
    assert [g for g in given if g not in shown] == []


def test_a_blank_sheet_carries_nothing_of_the_family_and_fits_one_leaf() -> None:
    pages = build(SPEC, FULL, blank=True, today=TODAY)
    shown = "".join(map(words, pages))
    assert len(pages) == 2
    assert "𠮷" not in shown
    assert "2026" not in shown
    assert not any(text in shown for text in (*FULL.worries, *FULL.wishes, FULL.long_goal, "葛"))
    assert "まちの こども家庭センター" in shown
    assert "0120-000-000" in shown


def test_the_center_and_its_telephone_are_on_every_page_with_number_and_name() -> None:
    pages = build(SPEC, FULL, blank=False, today=TODAY)
    for number, page in enumerate(pages, 1):
        assert "0120-000-000" in words(page)
        assert f"{number} / {len(pages)}" in words(page)
        assert "𠮷田さんの ご家庭" in words(page)


def test_today_is_the_date_when_none_is_given() -> None:
    assert "2026年11月23日（令和8年）" in all_words(SheetData())


def test_the_actions_are_grouped_by_whose_they_are() -> None:
    shown = all_words(FULL)
    places = [shown.index(t) for t in ("①", "お母さん", "②", "見学に", "③", "学校")]
    assert places == sorted(places)


def test_the_picture_keeps_its_shape_and_may_have_its_own_page() -> None:
    together = build(SPEC, FULL, blank=False, today=TODAY)
    apart = build(SPEC, _with(genogram_own_page=True), blank=False, today=TODAY)
    assert len(apart) >= len(together)
    (ring,) = [leaf for leaf in flat(apart[-1].items) if isinstance(leaf, Path) and leaf.stroke == "#123456"]
    assert _wide(ring) == pytest.approx(_high(ring))
    assert "わたしたちの" in words(apart[-1])
    assert "だれが" not in words(apart[-1])


def _with(**changes) -> SheetData:
    return SheetData(**{f: getattr(FULL, f) for f in SheetData.__slots__} | changes)


def _wide(path: Path) -> float:
    xs = [v for op in path.ops for v in op[1::2]]
    return max(xs) - min(xs)


def _high(path: Path) -> float:
    ys = [v for op in path.ops for v in op[2::2]]
    return max(ys) - min(ys)


TEXTS = st.text(alphabet="あ漢字、。「」ー A1《》｜\n", max_size=900)


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS, st.integers(0, 9))
def test_long_texts_go_on_on_the_next_page_and_nothing_leaves_the_paper(long, other, many) -> None:
    data = _with(
        worries=(long,), long_goal=other, goals=((long, other),) * many, voices=(("こども", other),) * many,
        actions=tuple(Action("family", "だれか", long, other[:40]) for _ in range(many)),
    )  # fmt: skip
    pages = build(SPEC, data, blank=False, today=TODAY)
    shown = "".join(map(words, pages))
    for given_text, times in ((long, 1 + 2 * many), (other, 1 + 2 * many)):
        for char in "漢《》｜":
            assert shown.count(char) >= given_text.count(char) * (times if char != "漢" else 1)
    for page in pages:
        _stays_inside(page)


def _stays_inside(page: Drawing) -> None:
    foot = HEIGHT - 27 * MM
    for leaf in flat(page.items):
        if isinstance(leaf, Text):
            assert leaf.x >= LEFT - 3
            assert leaf.x + text_width(leaf.text, leaf.size, bold="bold" in leaf.face) <= WIDTH - RIGHT + 6
            assert leaf.y <= foot or leaf.y > foot + 4
        assert not isinstance(leaf, Image)


def test_ten_thousand_signs_of_a_name_or_a_text_do_not_stop_the_sheet() -> None:
    action = Action("family", "い" * 3_000, "う", "え")
    data = _with(household="長" * 10_000, made_with=("宀",) * 500, worries=("あ" * 10_000,), actions=(action,))
    pages = build(SPEC, data, blank=False, today=TODAY)
    shown = "".join(map(words, pages))
    for sign, times in (("あ", 10_000), ("い", 3_000), ("長", 10_000), ("宀", 500)):
        assert shown.count(sign) >= times
    for page in pages:
        _stays_inside(page)


def test_the_pdf_is_the_same_every_time_and_its_words_can_be_found() -> None:
    pages = build(SPEC, FULL, blank=False, today=TODAY)
    pdf = to_pdf(pages, title="サポートプラン")
    assert pdf == to_pdf(build(SPEC, FULL, blank=False, today=TODAY), title="サポートプラン")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert "葛\U000e0101城" in text
    assert "𠮷田" in text
