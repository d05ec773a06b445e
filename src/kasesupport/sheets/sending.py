"""A sheet on its way out as a file: behind a passphrase, for whom it is narrowed, on which paper."""

from dataclasses import replace

from kasesupport.domain.problems import Problem
from kasesupport.domain.strength import Strength, strength
from kasesupport.drawing.pdfsealing import LONGEST, plain_to_type, sealed
from kasesupport.sheets.forms.spec import Audience, Form
from kasesupport.sheets.leaf import leaf

PAPERS = ("A4", "A4-landscape", "A3", "A3-landscape")


def checked(passphrase: str, again: str) -> str:
    """A passphrase for a PDF that was typed twice.

    Raises passphrases_differ, passphrase_weak, pdf_passphrase_signs (programs would take it differently),
    pdf_passphrase_long.
    """
    if passphrase != again:
        raise Problem("passphrases_differ")
    if strength(passphrase) is Strength.WEAK:
        raise Problem("passphrase_weak")
    if not plain_to_type(passphrase):
        raise Problem("pdf_passphrase_signs")
    if len(passphrase.encode()) > LONGEST:
        raise Problem("pdf_passphrase_long", limit=LONGEST // 3)
    return passphrase


def shut(pdf: bytes, passphrase: str, again: str) -> bytes:
    """The PDF that opens with this passphrase alone (AES-256). Raises as `checked`."""
    return sealed(pdf, checked(passphrase, again))


def narrowed(form: Form, audience: Audience) -> Form:
    """The sheet for other readers than its own: a family's may go to one agency, by name and with consent.

    What such a reader does not get stays out, the family's name, too. Raises sheet_audience where it cannot go there.
    """
    if audience == form.audience:
        return form
    if (form.audience, audience) != ("family", "agency"):
        raise Problem("sheet_audience")
    return replace(form, audience=audience, recipient=True, roles=True, names=False)


def on_paper(form: Form, paper: str) -> Form:
    """The sheet on another paper, one of PAPERS; its margin for holes stays."""
    size, _, turn = paper.partition("-")
    return replace(form, page=replace(form.page, leaf=leaf(size, turn, holes=form.page.leaf.holes)))
