"""What every section of the vault's page works with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Desk:
    """The open vault and the ways out of a section.

    `note` says in passing what was done, `fail` says a Problem in words; `lock` closes the vault and begins again;
    `set_anew` tells the watch over the vault that its settings may have changed; `go` opens another section;
    `settle` takes away what was said of a Problem: it is mended, or its page left;
    `seen` is where this laptop remembers what it last saw of each vault.
    """

    file: CaseFile
    note: Callable[[str], None]
    fail: Callable[[Problem], None]
    lock: Callable[[], None]
    set_anew: Callable[[], None]
    go: Callable[[str], None] = lambda _: None
    seen: Path | None = None
    settle: Callable[[], None] = lambda: None

    def do(self, act: Callable[[], object]) -> bool:
        """Do an act of `kasesupport.cases`; False, and said why, where it is refused."""
        try:
            act()
        except Problem as problem:
            self.fail(problem)
            return False
        self.settle()
        return True
