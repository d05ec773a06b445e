"""What a proof found, as one row of the table in docs/security.md."""

from dataclasses import dataclass

HEAD = "| proof | found | goal | holds | command |\n|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Run:
    """How a proof is to be run. `quick`: the short form, as in the suite; `percent` of the long form else."""

    seed: int
    quick: bool = False
    percent: int = 100

    def times(self, long: int, short: int) -> int:
        """How often, in the long or in the short form."""
        return short if self.quick else max(short, long * self.percent // 100)

    def options(self) -> str:
        """What to type for the same run."""
        part = "" if self.percent == 100 else f" --percent {self.percent}"
        return f"{' --quick' if self.quick else part} --seed {self.seed}"


@dataclass(frozen=True, slots=True)
class Row:
    """One proof's outcome. `holds`: None where it could not be run here."""

    proof: str
    found: str
    goal: str
    holds: bool | None
    faults: tuple[str, ...] = ()

    def markdown(self, name: str, run: Run) -> str:
        """The row for docs/security.md."""
        verdict = {True: "yes", False: "**NO**", None: "未 not run"}[self.holds]
        command = f"`python3 dev.py soak {name}{run.options()}`"
        return f"| {self.proof} | {self.found} | {self.goal} | {verdict} | {command} |"
