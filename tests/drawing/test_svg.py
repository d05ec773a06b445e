from xml.etree import ElementTree

import pytest

from kasesupport.drawing.items import Drawing, Group, Image, Path, Text, line
from kasesupport.drawing.svg import to_svg
from kasesupport.drawing.text import set_line

SVG = "{http://www.w3.org/2000/svg}"


def tree(*items) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(Drawing(100, 50, items)))


def test_words_are_text_with_family_and_length() -> None:
    first, second = tree(*set_line("𠮷田 <&>", 10, 20, 12, bold=True)).iter(f"{SVG}text")
    assert (first.text, second.text) == ("𠮷", "田 <&>")
    assert first.get("textLength") == "12"
    assert first.get("font-family").startswith("'Noto Sans JP'")
    assert second.get("font-family").startswith("'BIZ UDPGothic', 'Noto Sans JP'")
    assert second.get("font-weight") == "bold"


def test_no_id_of_ours_leaves_the_house() -> None:
    group = Group("0190-person", (Path(line([(0, 0), (1, 1)])),), alt='はは "と" <こ>')
    text = to_svg(Drawing(10, 10, (group,)))
    assert "0190-person" not in text
    assert tree(group).find(f".//{SVG}title").text == 'はは "と" <こ>'


@pytest.mark.parametrize(
    ("path", "attributes"),
    [
        (Path(line([(0, 0), (1.5, 2)], closed=True), fill="#eeeeee"), {"d": "M0 0L1.5 2Z", "fill": "#eeeeee"}),
        (Path(line([(0, 0), (1, 1)]), dash=(2, 1)), {"stroke-dasharray": "2 1", "stroke-linecap": "butt"}),
        (Path(line([(0, 0), (1, 1)]), width=0), {"fill": "none", "stroke": None}),
    ],
)
def test_paths(path, attributes) -> None:
    found = tree(path).find(f".//{SVG}path")
    assert {key: found.get(key) for key in attributes} == attributes


def test_halo_and_picture() -> None:
    top = tree(Text(0, 0, "あ", 10, halo="#ffffff"), Image(b"\x89PNG", (1, 2, 3, 4)))
    assert top.find(f".//{SVG}text").get("paint-order") == "stroke"
    assert top.find(f".//{SVG}image").get("href") == "data:image/png;base64,iVBORw=="


def test_signs_xml_forbids_do_not_break_the_file() -> None:
    assert tree(Text(0, 0, "a\0\x1bb", 10)).find(f".//{SVG}text").text == "ab"
