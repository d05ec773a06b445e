"""The names of the roles and what each may do, from resources/help/roles.toml."""

from kasesupport import messages, resources


def role_name(role: str) -> str:
    """The name of a role."""
    return help_words(f"role.{role}").split("：")[0]


def role_words(role: str) -> str:
    """What a role may do, in a sentence or two."""
    return help_words(f"role.{role}").split("：", 1)[-1]


def help_words(key: str) -> str:
    """One paragraph of the help on roles."""
    return messages.words(resources.path("help", "roles.toml"))[key]["ja"]
