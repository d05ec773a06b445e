"""The layers of ARCHITECTURE.md as tests: who may import whom, and how long things may grow."""

import ast
import statistics
from pathlib import Path

import pytest
from pytest_archon import archrule

SRC = Path(__file__).parents[1] / "src" / "kasesupport"
LAYERS = {
    "domain": set(),
    "practice": {"domain"},
    "drawing": {"domain"},
    "diagrams": {"domain", "drawing"},
    "sheets": {"domain", "practice", "drawing", "diagrams"},
    "store": {"domain"},
    "cases": {"domain", "practice", "store"},
    "exchange": {"domain", "cases", "store"},
    "commands": {"domain", "drawing", "sheets", "cases", "exchange"},
    "ui": {"domain", "practice", "drawing", "diagrams", "sheets", "cases", "exchange"},
}
LIBRARIES = {
    "PySide6": {"ui"},
    "reportlab": {"drawing"},
    "pikepdf": {"drawing"},
    "pypdfium2": {"drawing"},
    "sqlalchemy": {"store", "cases"},
    "sqlcipher3": {"store"},
    "argon2": {"store"},
    "cryptography": {"store"},
    "networkx": {"domain", "diagrams"},
    "segno": {"sheets"},
    "zxingcpp": {"sheets"},
    "docx": {"sheets"},
    "fastgedcom": {"exchange"},
    "openpyxl": {"exchange"},
    "icalendar": {"exchange"},
    "jpholiday": {"domain"},
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_those_below_it(layer: str) -> None:
    forbidden = [f"kasesupport.{other}*" for other in LAYERS if other not in LAYERS[layer] | {layer}]
    rule = archrule(f"{layer} keeps to its layer").match(f"kasesupport.{layer}*").should_not_import(*forbidden)
    rule.should_not_import("kasesupport.cli*", "kasesupport.demo*").check("kasesupport", only_direct_imports=True)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_in_its_layers(library: str) -> None:
    outside = [f"kasesupport.{layer}*" for layer in LAYERS if layer not in LIBRARIES[library]]
    rule = archrule(f"{library} stays in").match(*outside).should_not_import(library, f"{library}.*")
    rule.check("kasesupport", only_direct_imports=True)


def test_nothing_below_the_windows_reaches_pyside_even_through_others() -> None:
    below = [f"kasesupport.{layer}*" for layer in LAYERS if layer != "ui"]
    archrule("no Qt below ui").match(*below).should_not_import("PySide6", "PySide6.*").check("kasesupport")


def _lengths() -> list[int]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SRC.rglob("*.py")]
    nodes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return sorted((n.end_lineno or n.lineno) - n.lineno + 1 for n in nodes)


def test_functions_stay_small() -> None:
    lengths = _lengths()
    assert statistics.median(lengths) <= 10
    assert lengths[int(len(lengths) * 0.9)] <= 25
    assert lengths[-1] <= 45


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda p: str(p.relative_to(SRC)))
def test_files_stay_small(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") < 300
