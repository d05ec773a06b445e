"""What a page says to somebody who does not see it comes from the groups of its drawing, and is painted as before."""

from dataclasses import replace

from kasesupport.drawing.items import Drawing, Group, Path, Text, flat, part, pictured, rect
from kasesupport.drawing.reading_order import Part, described, headings, read
from kasesupport.drawing.text import paragraph, set_line

FRAME = Path(rect((0, 0, 9, 9)))


def text(words: str, y: float = 50) -> tuple[Text, ...]:
    return set_line(words, 5, y, 12)


def page(*items) -> Drawing:
    return Drawing(300, 200, items)


def roles(parts: tuple[Part | int, ...]) -> list[object]:
    return [(p.role, roles(p.kids)) if isinstance(p, Part) else p for p in parts]


def test_parts_stand_in_the_order_of_painting_and_every_leaf_is_painted_once() -> None:
    cells = (part("TH", (FRAME, *text("頭"))), part("TD", (FRAME,)))
    row = part("TR", cells)
    made = page(FRAME, part("H1", text("題")), *text("文"), part("Table", (row,)), part("Artifact", text("1 / 2")))
    parts, pieces = read(made)
    assert roles(parts) == [("H1", [0]), ("P", [1]), ("Table", [("TR", [("TH", [2]), ("TD", [])])])]
    assert [leaf for piece in pieces for leaf in piece.leaves] == list(flat(made.items))
    assert [(p.role, p.number) for p in pieces if p.number is not None] == [("H1", 0), ("P", 1), ("TH", 2)]


def test_readings_are_none_of_the_words() -> None:
    shown = paragraph("支援《しえん》の計画《けいかく》", (0, 0, 200, 50), 12).items
    (told,), pieces = read(page(part("H2", shown)))
    said = "".join(t.text for p in pieces if p.number is not None for t in p.leaves if isinstance(t, Text))
    assert said == "支援の計画"
    assert len(told.kids) == 2
    assert headings(page(part("H2", shown)))[0].words == "支援の計画"


def test_groups_that_play_no_part_are_what_is_in_them() -> None:
    inner = Group("somebody", (Group("", text("い")), *text("ろ")), "い、ろ")
    (only,), _ = read(page(inner))
    assert only == Part("P", (0,))


def test_a_picture_is_one_part_that_tells_what_its_groups_say() -> None:
    someone = Group("p", (FRAME, *text("母")), "母、40歳")
    (figure,), (piece,) = read(pictured(page(someone, someone, FRAME)))
    assert figure == Part("Figure", (0,), "母、40歳")
    assert len(piece.leaves) == 5
    assert described(text("字")) == "字"
    assert read(page(replace(pictured(page(*text("字"))).items[0], alt="別")))[0][0].alt == "別"


def test_headings_are_told_from_the_top() -> None:
    found = headings(
        page(Group("", (part("H1", text("題", 40)),)), part("H2", text("見出し", 90)), part("P", text("文")))
    )
    assert [(each.level, each.words) for each in found] == [(0, "題"), (1, "見出し")]
    assert found[0].y < 40
