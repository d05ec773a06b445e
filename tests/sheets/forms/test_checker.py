"""Every sheet there is, found by the catalog, with whatever a record may hold: measured on the page and in the PDF."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path as Place

import pikepdf
import pytest
from tests.sheets.forms.checking import faults, in_order, said, small, texts
from tests.sheets.forms.colleagues import COLLEAGUES  # those are filled to the brim in test_for_colleagues.py
from tests.sheets.forms.opened import fonts, found, letters, signs
from tests.sheets.forms.records import ODD, SCHOOL, hostile, told
from tests.sheets.forms.test_pages import CENTER, PHONE, PRACTICE, TODAY

from kasesupport.domain.people import Bond, FamilyGraph, Person, Union
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing, Group, Item, Path, Text, flat, part
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.text import set_line
from kasesupport.sheets.blocks import MM, READABLE
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.parts import TICK, TICK_ROW
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.sending import narrowed
from kasesupport.sheets.tongues.readings import marked

FORMS = catalog.forms()
OURS = [name for name, form in FORMS.items() if form.audience != "office"]
SECRET = "秘の"
TOLD = told(PRACTICE)
HIDDEN = replace(
    TOLD, graph=replace(TOLD.graph, bonds=(Bond("m", "c", "violence", id="b", note="秘の傷"),)), kana="秘のかな"
)  # fmt: skip


def source(name: str, record: CaseRecord | None, **more: str) -> Source:
    facts = {"center": CENTER, "phone": PHONE, "recipient": SCHOOL if record else "", **more}
    return replace(catalog.source(FORMS[name], TODAY, record=record, practice=PRACTICE), **facts)


def checked(made_from: Source) -> tuple[Drawing, ...]:
    made = catalog.build(made_from)
    wrong = [fault for page in made for fault in faults(page)]
    if made_from.form.audience in ("family", "child"):
        wrong += [fault for page in made for fault in small(page)]
    assert wrong == []
    assert not made_from.form.page.numbers or in_order(made)
    return made


@cache
def filled(name: str) -> tuple[Drawing, ...]:
    return checked(source(name, HIDDEN, logo=b"", mark="控え"))


@cache
def blank(name: str) -> tuple[Drawing, ...]:
    return checked(source(name, None, mark="下書き"))


@pytest.mark.parametrize("name", [name for name in FORMS if name not in COLLEAGUES])
def test_no_word_is_lost_however_long(name: str) -> None:
    heard: list[str] = []

    def hear(text: str, words: object, grade: int | None) -> str:
        heard.append(text)
        return marked(text, words, grade)

    family = hostile(PRACTICE)
    made = checked(replace(source(name, family, center="電" * 100, phone="9" * 100), speak=hear))
    assert said(made).count("鬱") >= sum(text.count("鬱") for text in heard)
    with_foot = [page for page in made if "全部で" not in said([page]) and page.height > 400]
    assert said(made).count("電") >= 100 * len(with_foot)


@pytest.mark.parametrize("name", [name for name in FORMS if name not in COLLEAGUES])
def test_signs_of_any_kind_and_nothing_at_all(name: str) -> None:
    for record in (CaseRecord("01EMPTY", ""), hostile(PRACTICE, ODD, goals=3, children=2)):
        checked(source(name, record, center="", phone=""))


def test_a_picture_too_small_to_read_stands_larger_on_leaves_of_its_own() -> None:
    children = tuple(Person(f"p{n}", f"こども{n:02}", index=True) for n in range(1, 13))
    graph = FamilyGraph((Person("p0", "母"), *children), (Union("u", ("p0",), tuple(each.id for each in children)),))
    many = checked(source("family-tree", replace(HIDDEN, graph=graph)))
    few = checked(source("family-tree", HIDDEN))
    assert (len(few), len(many)) == (1, 2)
    assert ("このあとの" in said(few), "このあとの" in said(many)) == (False, True)
    small_there, large_here = (min(t.size for t in texts(page) if t.text.startswith("こども")) for page in many)
    assert small_there < READABLE * 14 <= large_here + 1e-6


@pytest.mark.parametrize("name", FORMS)
def test_the_pdf_is_sound_and_says_what_stands_on_the_page(name: str) -> None:
    for made in (blank(name), filled(name)):
        written = to_pdf(made, title=FORMS[name].label)
        document = pikepdf.open(BytesIO(written))
        assert document.check_pdf_syntax() == []
        assert fonts(written)
        assert all(fonts(written).values())
        assert Counter(letters(written)) == Counter("".join(all_of(made).split()))
        heads = [
            str(each.S)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and each.get("/Type") == "/StructElem"
        ]
        assert heads.count("/H1") == 1 or FORMS[name].page.leaf.bare
    assert to_pdf(blank(name), title="題") == to_pdf(blank(name), title="題")


def all_of(made: tuple[Drawing, ...]) -> str:
    """All letters, readings and pale words among them."""
    return "".join(leaf.text for page in made for leaf in flat(page.items) if isinstance(leaf, Text))


@pytest.mark.parametrize("name", FORMS)
def test_there_is_room_for_a_hand_to_write(name: str) -> None:
    """An empty cell is 12 mm high (one for a mark alone as high as a box to tick), an empty box 30 mm."""
    for page in blank(name):
        cells = [each.items[0] for each in groups(page.items) if each.role == "TD" and len(each.items) == 1]
        high = [height(each) for each in cells if isinstance(each, Path)]
        assert min((each for each in high if abs(each - TICK_ROW) > 0.01), default=99) >= 12 * MM
        framed = [each for each in flat(page.items) if isinstance(each, Path) and len(each.ops) == 10]
        boxes = [height(each) for each in framed if (each.width, each.fill, each.stroke) == BOX]
        assert min((each for each in boxes if each > TICK + 1), default=99) >= 30 * MM


BOX = (1.1, None, "#000000")  # the frame of a box to write into (sheets.blocks)


def groups(items: Sequence[Item]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def height(item: Path) -> float:
    ys = [op[-1] for op in item.ops if len(op) > 1]
    return max(ys) - min(ys)


@pytest.mark.parametrize("name", OURS)
def test_what_must_stay_in_is_nowhere_in_the_pdf(name: str) -> None:
    written = to_pdf(filled(name), title=FORMS[name].label)
    assert found(SECRET, written) == []
    if not any("秘" in said([page]) for page in blank(name)):
        assert "秘" not in signs(written)
    if FORMS[name].audience == "agency":
        assert [each for name in ("佐倉", "陽葵", "美咲") for each in found(name, written)] == []


@pytest.mark.parametrize("name", [name for name, form in FORMS.items() if form.audience == "family"])
def test_a_familys_sheet_made_for_an_agency_names_nobody(name: str) -> None:
    made = checked(replace(source(name, HIDDEN), form=narrowed(FORMS[name], "agency")))
    written = to_pdf(made, title=FORMS[name].label)
    assert [each for word in (SECRET, "佐倉", "陽葵", "美咲") for each in found(word, written)] == []


@pytest.mark.parametrize("where", ["letters", "picture", "heading", "title"])
def test_what_stayed_in_would_be_found(where: str) -> None:
    """The test above can fail: in the letters, in a picture's words, in a bookmark, in the PDF's own facts."""
    items = {
        "letters": set_line("秘の話", 20, 50, 12),
        "picture": (Group("", (), "秘の話", "Figure"), part("P", set_line("字", 20, 50, 12))),
        "heading": (part("H2", set_line("秘の話", 20, 50, 12)),),
        "title": set_line("字", 20, 50, 12),
    }[where]
    written = to_pdf([Drawing(300, 200, items)], title="秘の話" if where == "title" else "")
    assert found(SECRET, written)
    assert ("秘" in signs(written)) == (where in ("letters", "heading"))


@pytest.mark.skipif(not shutil.which("qpdf") or not shutil.which("pdffonts"), reason="qpdf and poppler are not there")
def test_other_programs_find_nothing_wrong(tmp_path: Place) -> None:
    made = tuple(chain.from_iterable(filled(name) for name in FORMS))
    path = tmp_path / "all.pdf"
    path.write_bytes(to_pdf(made))
    assert "No syntax or stream encoding errors" in told_by("qpdf", "--check", path)
    rows = told_by("pdffonts", path).splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    assert Counter("".join(told_by("pdftotext", path, "-").split())) == Counter("".join(all_of(made).split()))


def told_by(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
