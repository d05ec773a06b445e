"""python -m kasesupport: wires everything by hand."""

import sys

from kasesupport.cli import main
from kasesupport.hardening import harden


def start() -> int:
    """Harden the process, then run one command; gives the exit code."""
    harden()
    return main()


if __name__ == "__main__":
    sys.exit(start())
