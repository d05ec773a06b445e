import pytest

from kasesupport.domain.strength import Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [("", Strength.WEAK), ("midori", Strength.WEAK), ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
     ("my password is long", Strength.WEAK), ("ｍｉｄｏｒｉ", Strength.WEAK), ("midorikawa 7x", Strength.FAIR), ("みどりの川を", Strength.FAIR),
     ("midori no kawa 7 hashi", Strength.GOOD), ("みどりの川をわたる七つの橋", Strength.GOOD)],
)  # fmt: skip
def test_how_hard_a_passphrase_is_to_guess(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found
