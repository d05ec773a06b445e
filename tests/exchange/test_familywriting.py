"""What is written is read back as the same family."""

import json

from hypothesis import given, settings
from tests.chance import runs
from tests.exchange.gedcom.test_gedcom import FULL
from tests.families import families

from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.people import FamilyGraph
from kasesupport.exchange.familyfile import read
from kasesupport.exchange.familywriting import told


def test_everything_is_read_back() -> None:
    graph = FULL
    resources = (Resource("r", "みどり小", "school"), Resource("n", "こばと", "nursery", "2026-03-31"))
    ties = (Tie("t", "r", "c", "strong", "in", "hoped", "給食", "週5日", "2021-04", "~2027"), Tie("v", "r"))
    back = read(json.dumps(told(graph, resources, ties)))
    assert back.warnings == ()
    assert (back.resources, back.ties) == (resources, ties)
    assert _plain(back.graph) == _plain(graph)


@settings(max_examples=runs(40), deadline=None)
@given(families())
def test_any_family_is_read_back(graph: FamilyGraph) -> None:
    assert read(json.dumps(told(graph))).graph == graph


def _plain(graph: FamilyGraph) -> str:
    """Without the ids of conditions, which a file does not keep."""
    return repr(graph).replace("c-0", "c.0")
