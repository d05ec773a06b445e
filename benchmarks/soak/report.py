"""What a proof found, as one row of the table in docs/security.md."""

from dataclasses import dataclass

HEAD = "| proof | found | goal | holds | command |\n|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Run:
    """How a proof is to be run. `quick`: the short form, as in the suite."""

    seed: int
    quick: bool = False

    def times(self, long: int, short: int) -> int:
        """How often, in the long or in the short form."""
        return short if self.quick else long


@dataclass(frozen=True, slots=True)
class Row:
    """One proof's outcome. `holds`: None where it could not be run here."""

    proof: str
    found: str
    goal: str
    holds: bool | None
    faults: tuple[str, ...] = ()

    def markdown(self, name: str, seed: int) -> str:
        """The row for docs/security.md."""
        verdict = {True: "yes", False: "**NO**", None: "未 not run"}[self.holds]
        command = f"`python3 dev.py soak {name} --seed {seed}`"
        return f"| {self.proof} | {self.found} | {self.goal} | {verdict} | {command} |"
