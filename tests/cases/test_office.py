"""The office's own facts and its sign, kept with the vault."""

import io

import pytest
from PIL import Image

from kasesupport.cases.office import HEAVIEST, Office, logo, office, set_logo, set_office
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile


def png(width: int = 90, height: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_a_logo_is_kept_with_the_vault_and_taken_away_again(casefile: CaseFile) -> None:
    assert logo(casefile) == b""
    set_logo(casefile, png())
    set_office(casefile, Office("みどり市", "0120"))
    assert logo(casefile) == png()
    assert office(casefile) == Office("みどり市", "0120")
    set_logo(casefile, b"")
    assert logo(casefile) == b""


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"GIF89a", "logo_no_picture"), (png(3001, 4), "logo_too_large"), (png() + b"\0" * HEAVIEST, "logo_too_large")],
)
def test_what_is_no_logo_is_refused_and_the_old_one_stays(casefile: CaseFile, content: bytes, code: str) -> None:
    set_logo(casefile, png())
    with pytest.raises(Problem) as raised:
        set_logo(casefile, content)
    assert raised.value.code == code
    assert logo(casefile) == png()
