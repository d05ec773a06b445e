"""What a salvage brought stays with the new vault, by ids alone."""

from contextlib import closing
from pathlib import Path

from tests.store.damage import WORDS, vault_with

from kasesupport.store import settings, vault
from kasesupport.store.home import ANCHOR
from kasesupport.store.salvaging import keeping
from kasesupport.store.salvaging.putting_back import SHOWN
from kasesupport.store.salvaging.salvage import salvage


def test_the_report_is_kept_without_a_name_and_a_later_one_takes_its_place(tmp_path: Path) -> None:
    folder, fresh, third = (tmp_path / f"{name}.vault" for name in ("相談", "b", "c"))
    vault_with(folder, 60, families=2)
    with closing(vault.unlock(folder, WORDS)) as file:
        assert keeping.kept(file) is None
    (folder / ANCHOR).unlink()  # nobody knows how late it was: all may be older
    report = salvage(folder, WORDS, fresh)
    assert report.older > len(report.older_rows) > 0
    assert max(sum(each.family_id == f.family_id for each in report.older_rows) for f in report.families) <= SHOWN
    with closing(vault.unlock(fresh, WORDS)) as file:
        kept = keeping.kept(file)
        assert kept is not None
        assert (kept.source, kept.entries_missing) == ("相談.vault", report.entries_missing)
        assert dict(kept.families) == {each.family_id: each.rows for each in report.families}
        assert (kept.shared, kept.older) == (report.shared, report.older_rows)
        assert [(each.table, each.id) for each in kept.unlinked] == [(each.table, each.id) for each in report.unlinked]
        assert "家庭" not in str(file.read(lambda c: settings.get(c, keeping.KEY)))
    again = salvage(fresh, WORDS, third)
    assert not again.older
    with closing(vault.unlock(third, WORDS)) as file:
        later = keeping.kept(file)
        assert later is not None
        assert (later.source, later.older) == ("b.vault", ())
