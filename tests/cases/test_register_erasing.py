"""What a family left in the area's lists stays proven when the family is erased, and its private persons go."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.vaults import new_vault

from kasesupport.cases import area, ecomap, entries, experiences, families, gaps, register, shortages, views
from kasesupport.cases.register_merging import merge
from kasesupport.store import vault
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import erasure
from kasesupport.store.history.verify import verify_file


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    new_vault(vault_folder, "いろは", practitioner="管理者")
    with closing(vault.unlock(vault_folder, "いろは")) as opened:
        yield opened


def test_an_erased_family_leaves_the_areas_lists_whole_and_proven(file: CaseFile) -> None:
    case, other = (families.create(file, name) for name in ("消える家", "残る家"))
    one, _ = ecomap.add_resource(case, "こども食堂", "place")
    two, _ = ecomap.add_resource(other, "子ども食堂", "place")
    ecomap.add_resource(case, "由佳さん", "friend")
    experiences.note(case, one, "helped", "夕方が楽になった")
    gaps.note(case, "夜の預かり", "short_stay")
    gaps.note(other, "夜の預かり", "short_stay")
    register.edit(file, one, area="北部")
    merge(file, two, one)
    shortages.edit(file, shortages.listed(file)[0].id, state="considering")
    erasure.erase(file, case.family_id, "期間が過ぎたため", "課長")
    assert verify_file(file).holds
    (entry,) = entries.listed(file)
    assert (entry.id, entry.area, entry.families) == (two, "北部", 1)
    assert [each.text for each in entries.experiences(file, two)] == ["夕方が楽になった"]
    (lack,) = shortages.listed(file)
    assert (lack.state, lack.families) == ("considering", 1)
    assert [gap.text for gap in views.record(other).gaps] == ["夜の預かり"]
    while area.undo(file):  # what told of the erased family is no step any more
        pass
    assert verify_file(file).holds
