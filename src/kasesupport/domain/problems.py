"""What can go wrong, as codes and facts; the words stand in resources/messages/problems.toml."""


class Problem(Exception):
    """Something the user must be told of.

    `code` names an entry of resources/messages/problems.toml (what happened, what is safe,
    what to do next); `facts` fill its placeholders. Facts never hold names or other personal data
    that could reach a log: they are shown, not written.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
