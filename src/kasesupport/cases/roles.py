"""Roles: who may do what. They are kept by the program; what keeps the file from a stranger is the key."""

from types import MappingProxyType

from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile

ROLES = ("reader", "practitioner", "supervisor", "keeper")  # each may do all that those before it may

# What is asked for, and the least role it takes. Words for each: resources/help/roles.toml.
RIGHTS = MappingProxyType(
    {
        "read": "reader",
        "write": "practitioner",
        "assignment": "supervisor",
        "conventions": "supervisor",  # how the whole office draws
        "journal": "supervisor",  # the whole office's; that of one family is open to all who may see the family
        "retention": "supervisor",
        "restriction": "keeper",
        "roles": "keeper",
        "keys": "keeper",
        "erasure": "keeper",
    }
)


def may(file: CaseFile, right: str) -> bool:
    """Whether whoever opened the file has this right: a key of RIGHTS."""
    return has(file, RIGHTS[right])


def has(file: CaseFile, role: str) -> bool:
    """Whether whoever opened the file has this role or one that may do more. An unknown role may do nothing."""
    own = file.author.role
    return own in ROLES and ROLES.index(own) >= ROLES.index(role)


def require(file: CaseFile, role: str) -> None:
    """Raises keeper_only, supervisor_only or read_only_role unless whoever opened the file has this role or more."""
    if has(file, role):
        return
    if role == "keeper":
        raise Problem("keeper_only")
    raise Problem("supervisor_only" if role == "supervisor" else "read_only_role")
