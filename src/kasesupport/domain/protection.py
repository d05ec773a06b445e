"""住所を知らせない（支援措置）: an address that must not be known, and perhaps from whom it is to be kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protection:
    """Address and telephone of a family are kept back. Dates are PartialDate.text(); `kept_from`: a person's id or "".

    A day that has passed ends nothing: only somebody who takes the mark away does, for an address that was told once
    cannot be called back.
    """

    id: str
    kept_from: str = ""
    since: str = ""
    until: str = ""
    note: str = ""

    def is_over(self, today: str) -> bool:
        """Whether its last day lies before `today` (ISO) and it should be looked at again."""
        return bool(self.until) and self.until < today[: len(self.until)]
