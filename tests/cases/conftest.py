import pytest

from kasesupport.cases import families
from kasesupport.cases.families import Newcomer
from kasesupport.cases.rows import OpenCase
from kasesupport.store.casefile import CaseFile


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    """A family with a mother and one index child."""
    members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
    return families.create(casefile, "佐倉 さん家", "さくら", members)
