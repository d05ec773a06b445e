"""Every sheet file loads; every fault names its file and key."""

import pytest

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.drawing.measure import missing
from kasesupport.drawing.ruby import parse, plain
from kasesupport.sheets.spec import load

FILES = sorted(path.stem for path in resources.path("sheets").glob("*.toml"))
TEXT = resources.path("sheets", "support-plan.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_sheet_of_ours_loads_and_can_be_printed(name) -> None:
    spec = load(name)
    assert spec.id == name
    words = resources.path("sheets", f"{name}.toml").read_text(encoding="utf-8")
    assert missing(words) == ()
    assert "《" not in plain("".join(b.title + b.hint for b in spec.blocks) + spec.title)


def test_harder_kanji_of_headings_carry_readings() -> None:
    easy = set("一二三四五六七八九十人小大日")
    for block in load("support-plan").blocks:
        bare = "".join(base for base, reading in parse(block.title + block.hint) if not reading)
        assert not [c for c in bare if "\u4e00" <= c <= "\u9fff" and c not in easy], block.title


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "faces"', 'kind = "smileys"', "block[0].kind"),
        ('source = "worries"', 'source = "secrets"', "block[2].source"),
        ("lines = 3", "lines = 99", "block[2].lines"),
        ("lines = 3", 'lines = "3"', "block[2].lines"),
        ('"すこし つらい", "つらい"', '"つらい"', "block[0].options"),
        ("share = 11", "share = 0", "block[5].columns[0].share"),
        ('id = "others"', 'id = "aliens"', "block[6].groups[2].id"),
        ('title = "わたしたちの', 'colour = "red"\ntitle = "わたしたちの', "block[10].colour"),
        ('foot = "', 'feet = "', "foot"),
    ],
)
def test_a_fault_names_file_and_key(tmp_path, old, new, key) -> None:
    assert old in TEXT
    (tmp_path / "support-plan.toml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        load("support-plan", tmp_path)
    assert (caught.value.code, caught.value.facts["file"]) == ("practice_file", "support-plan.toml")
    assert caught.value.facts["key"] == key


def test_a_file_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(Problem):
        load("support-plan", tmp_path)
