"""What can be undone and redone in this session: one stack a family, and one for what no family owns; no limit."""

from dataclasses import dataclass, field, replace

from kasesupport.domain.changes import Change, squash


@dataclass(frozen=True, slots=True)
class Step:
    """One step back or forth. `changes` lead forward; `seq` is the journal entry that made or last undid them."""

    op: str
    changes: tuple[Change, ...]
    seq: int
    merge: str = ""
    family_id: str = ""


@dataclass(slots=True)
class Stack:
    """The steps of one family, newest last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def push(self, step: Step) -> None:
        """Adds a new act: joined to the last one if both carry the same merge key. What was undone is gone."""
        self.undone.clear()
        if self.done and step.merge and self.done[-1].merge == step.merge:
            changes = squash((*self.done.pop().changes, *step.changes))
            step = replace(step, changes=changes)
        if step.changes:
            self.done.append(step)

    def stepped_back(self, seq: int) -> None:
        """The last step was undone by journal entry `seq`."""
        self.undone.append(replace(self.done.pop(), seq=seq))
        self._seal()

    def stepped_forth(self, seq: int) -> None:
        """The last undone step was redone by journal entry `seq`."""
        self.done.append(replace(self.undone.pop(), seq=seq))
        self._seal()

    def drop(self, family_id: str) -> None:
        """Forgets the steps that hold rows of this family, and those beyond: they could not be reached without them."""
        self.done = _since(self.done, family_id)
        self.undone = _since(self.undone, family_id)

    def _seal(self) -> None:
        """Typing after an undo begins a step of its own."""
        if self.done:
            self.done[-1] = replace(self.done[-1], merge="")


def _since(steps: list[Step], family_id: str) -> list[Step]:
    """The steps after the last one that tells of this family."""
    last = max((place for place, step in enumerate(steps) if _tells_of(step, family_id)), default=-1)
    return steps[last + 1 :]


def _tells_of(step: Step, family_id: str) -> bool:
    rows = (row for change in step.changes for row in (change.old, change.new) if row is not None)
    return any(row.get("family_id") == family_id for row in rows)
