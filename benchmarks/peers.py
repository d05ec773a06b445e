"""Our genogram layout beside other programs, on the same families, counted in the same way.

python3 dev.py bench peers [--node FOLDER] [--families FOLDER]

Graphviz is Debian's package graphviz. elkjs is looked for in FOLDER/node_modules (npm install elkjs). A program that is
not there is left out and told. Without --families the 200 families of benchmarks/families.py are drawn.
"""

import argparse
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

from benchmarks.families import two_hundred
from benchmarks.measure import Box, Counts, Line, counts

from kasesupport.diagrams.genogram import GenogramLook, layout
from kasesupport.diagrams.genogram.boxes import extents
from kasesupport.domain.people import FamilyGraph
from kasesupport.exchange import familyfile

Drawn = tuple[Mapping[str, Box], list[Line] | None]
Program = Callable[[Sequence[FamilyGraph]], list[Drawn]]
ON = date(2026, 11, 25)  # ages do not change places, but a look wants a day
GAP, ROW = 40.0, 90.0  # px between neighbours and between rows, for all
ELK = """
const ELK = require('elkjs');
const graphs = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const elk = new ELK();
(async () => {
  const made = [];
  for (const graph of graphs) made.push(await elk.layout(graph));
  console.log(JSON.stringify(made));
})();
"""


def ours(families: Sequence[FamilyGraph]) -> list[Drawn]:
    """Our own layout."""
    return [_ours(graph) for graph in families]


def _ours(graph: FamilyGraph) -> Drawn:
    made = layout(graph)
    boxes = {who: _box(*spot.box) for who, spot in made.spots.items()}
    return boxes, [Line(line.union, line.points) for line in made.lines]


def dot_unions(families: Sequence[FamilyGraph]) -> list[Drawn]:
    """Graphviz dot with a small node for every union."""
    return [_dot(graph, together=False) for graph in families]


def dot_ranked(families: Sequence[FamilyGraph]) -> list[Drawn]:
    """The same, with partners and their union held on one rank."""
    return [_dot(graph, together=True) for graph in families]


def _dot(graph: FamilyGraph, *, together: bool) -> Drawn:
    sizes = _sizes(graph)
    rows = [
        f'graph [nodesep={GAP / 72} ranksep={ROW / 144}]; node [shape=box fixedsize=true label=""]; edge [dir=none];'
    ]
    rows += [f'"{who}" [width={w / 72} height={h / 72}];' for who, (w, h) in sizes.items()]
    for union in graph.unions:
        rows.append(f'"@{union.id}" [shape=point width=0.05 height=0.05];')
        rows += [f'"{partner}" -> "@{union.id}";' for partner in union.partners]
        rows += [f'"@{union.id}" -> "{child}";' for child in union.children]
        if together and union.partners:
            rows.append("{rank=same; " + " ".join(f'"{n}";' for n in (*union.partners, f"@{union.id}")) + "}")
    told = subprocess.run(
        ["dot", "-Tplain", "-y"], input="digraph {" + "\n".join(rows) + "}", capture_output=True, text=True, check=True
    )
    places = [line.split() for line in told.stdout.splitlines() if line.startswith("node ")]
    at = {words[1].strip('"'): (float(words[2]) * 72, float(words[3]) * 72) for words in places}
    return {who: Box(*at[who], *sizes[who]) for who in sizes}, None


def elk(folder: Path) -> Program:
    """elkjs, its layered algorithm, with a small node for every union."""

    def draw(families: Sequence[FamilyGraph]) -> list[Drawn]:
        told = subprocess.run(
            ["node", "-e", ELK], cwd=folder, capture_output=True, text=True, check=True,
            input=json.dumps([_elk_graph(graph) for graph in families]),
        )  # fmt: skip
        return [
            (
                {n["id"]: _box(n["x"], n["y"], n["width"], n["height"]) for n in made["children"] if n["id"][0] != "@"},
                None,
            )
            for made in json.loads(told.stdout)
        ]

    return draw


def _elk_graph(graph: FamilyGraph) -> dict[str, object]:
    nodes = [{"id": who, "width": w, "height": h} for who, (w, h) in _sizes(graph).items()]
    nodes += [{"id": f"@{u.id}", "width": 4, "height": 4} for u in graph.unions]
    ends = [(p, f"@{u.id}") for u in graph.unions for p in u.partners]
    ends += [(f"@{u.id}", c) for u in graph.unions for c in u.children]
    edges = [{"id": f"e{n}", "sources": [a], "targets": [b]} for n, (a, b) in enumerate(ends)]
    options = {"elk.algorithm": "layered", "elk.direction": "DOWN", "elk.spacing.nodeNode": str(GAP)}
    options["elk.layered.spacing.nodeNodeBetweenLayers"] = str(ROW / 2)
    return {"id": "root", "layoutOptions": options, "children": nodes, "edges": edges}


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(left + width / 2, top + height / 2, width, height)


def _sizes(graph: FamilyGraph) -> dict[str, tuple[float, float]]:
    """Symbol and label of everybody, as our own layout takes them."""
    found = extents(graph, GenogramLook(on=ON))
    return {p.id: (2 * found[n].half, found[n].up + found[n].down) for n, p in enumerate(graph.persons)}


def programs(node: Path | None) -> dict[str, Program]:
    """Those that are there."""
    found: dict[str, Program] = {"kasesupport": ours}
    if shutil.which("dot"):
        found |= {"Graphviz dot, union nodes": dot_unions, "Graphviz dot, partners on one rank": dot_ranked}
    else:
        print("Graphviz is not installed: left out.")
    if node and (node / "node_modules" / "elkjs").is_dir() and shutil.which("node"):
        found["elkjs layered"] = elk(node)
    else:
        print("elkjs was not found: left out.")
    return found


def main(arguments: list[str]) -> int:
    """Draw all families by all programs and print the sums."""
    parser = argparse.ArgumentParser(prog="dev.py bench peers")
    parser.add_argument("--node", type=Path)
    parser.add_argument("--families", type=Path)
    chosen = parser.parse_args(arguments)
    families = _read(chosen.families) if chosen.families else list(two_hundred())
    names = [f.name.replace("_", " ") for f in fields(Counts)]
    print(f"{len(families)} families, {sum(len(f.persons) for f in families)} persons\n")
    print(f"| program | {' | '.join(names)} | ms a family |\n|{'---|' * (len(names) + 2)}")
    for name, program in programs(chosen.node).items():
        total, started = Counts(), time.perf_counter()
        drawn = program(families)
        each = (time.perf_counter() - started) * 1000 / len(families)
        for graph, (places, lines) in zip(families, drawn, strict=True):
            total = total.plus(counts(graph, places, lines))
        print(f"| {name} | {' | '.join(map(str, astuple(total)))} | {each:.0f} |")
    return 0


def _read(folder: Path) -> list[FamilyGraph]:
    """Single families of a folder; whole genealogies (more than 100 persons) are left out."""
    files = [path for path in sorted(folder.glob("*.json")) if path.read_bytes().lstrip().startswith(b"{")]
    told = [path for path in files if '"persons"' in path.read_text(encoding="utf-8")]
    return [graph for path in told if len((graph := familyfile.read(path).graph).persons) <= 100]
