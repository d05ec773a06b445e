"""What phase 6 holds of goals, services and feelings over many families, and what plans name (M81, M94).

Values without names or words: ids only tell which notes are about the same thing, and `of` which family's they are:
what leaves the office is decided by how many families stand behind a count.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoalTalk:
    """One talk about a goal. `eye`: who looked, a person's id or ""; `near`: 0 (before) to 10 (as wished) or None."""

    goal: str
    on: str
    eye: str = ""
    near: int | None = None
    next: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class ServiceTalk:
    """One talk about a resource of one family: options of outcome.service_family and outcome.service_staff, or ""."""

    use: str
    kind: str
    on: str
    family: str = ""
    staff: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """How one member felt on a day, each 0 to 10 or None."""

    member: str
    on: str
    satisfied: int | None = None
    safe: int | None = None
    hope: int | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of a plan that was handed over or agreed on. `kind`: of the resource that does it, or ""."""

    goal: str
    actors: str
    kind: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All of it."""

    goals: tuple[GoalTalk, ...] = ()
    services: tuple[ServiceTalk, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
