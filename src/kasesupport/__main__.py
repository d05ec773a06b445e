"""python -m kasesupport: wires everything by hand."""

import sys

from kasesupport.cli import main

if __name__ == "__main__":
    sys.exit(main())
