"""The one place that finds the files under resources/."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The resources folder: inside an installed package, or beside src/ in a checkout."""
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "resources"


def path(*parts: str) -> Path:
    """One resource: the parts of its path below resources/, such as "practice", "phases.toml"."""
    return root().joinpath(*parts)


def guide() -> Path:
    """The folder of the user's guide (docs/): inside an installed package, or beside src/ in a checkout."""
    installed = root() / "docs"
    return installed if installed.is_dir() else root().parent / "docs"


def licences() -> Path:
    """Where LICENSE and NOTICE stand: in the built program's folder `licences`, or at the top of a checkout."""
    built = Path(__file__).parents[1] / "licences"
    return built if built.is_dir() else root().parent
