"""An office's sheet is data laid over ours by permanent ids: what was arranged comes back, a fault is told, ours is used."""

import tomllib
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.problems import Problem
from kasesupport.practice.overlay import FIXED, REPLACED
from kasesupport.sheets.forms import arranging, catalog, office, overlay
from kasesupport.sheets.forms.overlay import Raw
from kasesupport.sheets.forms.spec import Section

OURS = catalog.forms()
STEPS = ("move", "rename", "hide", "count", "box", "drop")


def raw(sheet: str) -> Raw:
    found = office.ours(sheet)
    assert found
    return found


def kept(sheet: str, wanted: Raw) -> Raw:
    """What is left of an arrangement after it was written down and read again."""
    text = overlay.written(overlay.difference(raw(sheet), wanted))
    return office.laid(sheet, ("x.toml", text))


def step(wanted: Raw, data: st.DataObject) -> Raw:
    ids = [each["id"] for each in wanted["section"]]
    which, number = data.draw(st.sampled_from(ids)), data.draw(st.integers(0, 15))
    match data.draw(st.sampled_from(STEPS)):
        case "move":
            return arranging.moved(wanted, which, number)
        case "rename":
            return arranging.renamed(wanted, which, data.draw(st.text("あ\"\\\n#]\x7f'", max_size=5)).strip())
        case "hide":
            return arranging.hidden(wanted, which, on=number > 5)
        case "count":
            return arranging.counted(wanted, which, number)
        case "box":
            return arranging.with_box(wanted, "メモ", which)[0]
        case _:
            return arranging.without(wanted, which) if which.startswith(arranging.OWN) else wanted


@settings(max_examples=runs(40), deadline=None)
@given(st.sampled_from(sorted(OURS)), st.data())
def test_whatever_is_arranged_comes_back_the_same_and_can_be_printed(sheet: str, data: st.DataObject) -> None:
    wanted = raw(sheet)
    for _ in range(data.draw(st.integers(0, 6))):
        wanted = step(wanted, data)
    wanted = arranging.titled(wanted, data.draw(st.sampled_from(["", "うちの紙"])))
    assert kept(sheet, wanted) == wanted
    text = overlay.written(overlay.difference(raw(sheet), wanted))
    chosen = office.chosen({sheet: ("x.toml", text)})
    assert chosen.faults == ()
    seen = [each["id"] for each in wanted["section"] if not each.get("hidden")]
    assert [section.id for section in chosen.forms[sheet].sections] == seen


def test_goals_before_worries_is_one_move() -> None:
    sheet, one, other = "closing", "criteria", "achieved"
    wanted = arranging.moved(raw(sheet), one, 0)
    order = [
        section.id
        for section in office.chosen({sheet: ("x", overlay.written(overlay.difference(raw(sheet), wanted)))})
        .forms[sheet]
        .sections
    ]
    assert order.index(one) < order.index(other)


def test_only_what_is_other_is_written_so_that_ours_can_go_on_growing() -> None:
    text = overlay.written(
        overlay.difference(raw("closing"), arranging.renamed(raw("closing"), "ways", "連絡のしかた"))
    )
    assert tomllib.loads(text) == {"sheet": "closing", "section": [{"id": "ways", "title": "連絡のしかた"}]}
    assert overlay.difference(raw("closing"), raw("closing")) == {"sheet": "closing", "section": []}


def test_the_last_section_that_is_seen_stays() -> None:
    wanted = raw("card")
    for each in arranging.pieces(wanted, wanted):
        wanted = arranging.hidden(wanted, each.id, on=True)
    assert sum(not each.hidden for each in arranging.pieces(wanted, raw("card"))) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('sheet = "closing"\naudience = "agency"\n', "audience"),
        ('sheet = "closing"\nrecipient = true\n', "recipient"),
        ('sheet = "closing"\n[[section]]\nid = "criteria"\nof = ["intake.words"]\n', "criteria.of"),
        ('sheet = "closing"\n[[section]]\nid = "criteria"\nskip_why = ""\n', "criteria.skip_why"),
        ('sheet = "closing"\n[[section]]\nid = "criteria"\nafter = "nowhere"\n', "criteria.after"),
        ('sheet = "closing"\n[[section]]\nid = "criteria"\nrows = 90\n', "criteria.rows"),
        ('sheet = "closing"\n[[section]]\nid = "own-1"\nkind = "bax"\n', "own-1.kind"),
        ('sheet = "nobody"\n', "sheet"),
        ('sheet = "closing"\ncolour = "red"\n', "colour"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_file_and_key_and_ours_is_used(text: str, key: str) -> None:
    with pytest.raises(Problem) as told:
        office.taken("うち.toml", text)
    assert (told.value.code, told.value.facts["file"], told.value.facts["key"]) == ("practice_file", "うち.toml", key)
    if 'sheet = "nobody"' not in text:
        chosen = office.chosen({"closing": ("うち.toml", text)})
        assert chosen.forms["closing"] == OURS["closing"]
        assert [problem.facts["key"] for problem in chosen.faults] == [key]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("recipient = true\n", "cannot be replaced"),
        ('colour = "red"\n', "unknown key"),
        ('[[section]]\nid = "criteria"\nskip_why = "a"\n', "cannot be replaced"),
        ('[[section]]\nid = "criteria"\ntitel = "a"\n', "unknown key"),
    ],
)
def test_a_key_that_nobody_knows_is_told_as_such(text: str, why: str) -> None:
    with pytest.raises(Problem) as told:
        office.taken("うち.toml", f'sheet = "closing"\n{text}')
    assert why in str(told.value.facts["why"])
    known = {each.name for each in fields(Section)} - {"id"}
    assert known == REPLACED["section"] - {"hidden"} | FIXED["section"]


def test_a_whole_copy_of_ours_is_kept_as_what_is_other_in_it() -> None:
    copy = raw("withdrawal")
    wanted = arranging.renamed({**copy, "title": "うちの取り下げ"}, copy["section"][0]["id"], "はじめに")
    sheet, text = office.taken("取り下げ.toml", overlay.written(wanted))
    assert sheet == "withdrawal"
    assert tomllib.loads(text)["section"] == [{"id": copy["section"][0]["id"], "title": "はじめに"}]
    form = office.chosen({sheet: ("取り下げ.toml", text)}).forms[sheet]
    assert (form.title, form.sections[0].title) == ("うちの取り下げ", "はじめに")


def test_a_sheet_that_is_not_ours_comes_beside_ours() -> None:
    new = overlay.written({**raw("withdrawal"), "id": "our-town", "label": "わが町の紙"})
    sheet, text = office.taken("わが町.toml", new)
    forms = office.chosen({sheet: ("わが町.toml", text)}).forms
    assert (sheet, forms["our-town"].label, len(forms)) == ("our-town", "わが町の紙", len(OURS) + 1)
