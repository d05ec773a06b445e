from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.damage import fill, flip
from tests.store.shelves import WORDS, Clock, add, again, back_up, contents, made

from kasesupport.domain.progress import Cancelled
from kasesupport.messages import LANGUAGES, finding_text
from kasesupport.store import engine
from kasesupport.store.backups import check, restoring
from kasesupport.store.backups.check import CheckReport
from kasesupport.store.backups.restoring import Request
from kasesupport.store.backups.shelf import BackupLine
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history import seen, verify
from kasesupport.store.history.journal import Head
from kasesupport.store.keys.secret import Secret
from kasesupport.store.op import Setting


@pytest.fixture
def file(vault_folder: Path) -> Iterator[CaseFile]:
    opened = made(vault_folder)
    add(opened, "高橋")
    yield opened
    opened.close()


def checked(file: CaseFile, laptop: Path | None = None) -> CheckReport:
    return check.check(file, laptop, lambda _share: None)


def bad(report: CheckReport) -> list[str]:
    return [finding.code for finding in report.findings if not finding.good]


def past_the_program(file: CaseFile, *statements: str) -> CaseFile:
    """As someone who has the key: the same vault, changed past the journal."""
    home = file.home
    file.close()
    with closing(engine.connect(home.file, home.key, "mode=rw", engine.AFTER_KEY)) as raw:
        for statement in statements:
            raw.execute(statement)
    return again(home.folder, accept=frozenset({"acts_missing"}))


def test_a_sound_vault_is_found_so_in_all_it_was_looked_at(file: CaseFile, tmp_path: Path) -> None:
    back_up(file)
    seen.write(tmp_path / "seen.json", file.home.vault_id, file.home.folder, file.head())
    report = checked(file, tmp_path / "seen.json")
    assert report.good
    codes = ["pages", "trees", "references", "journal", "rows", "anchor", "laptop", "backup", "words"]
    assert [finding.code for finding in report.findings] == codes
    assert report.at == file.now()


def test_what_was_not_there_to_look_at_is_not_told(file: CaseFile) -> None:
    assert [finding.code for finding in checked(file).findings][-2:] == ["anchor", "words"]


def test_every_finding_has_words(file: CaseFile) -> None:
    back_up(file)
    for finding in (*checked(file).findings, check.Finding("laptop", True), check.Finding("unreadable", False)):
        facts = {"seq": 1, "last": 2, "of": 3, "count": 4, **finding.facts}
        for good in (True, False):
            assert all(finding_text(finding.code, good, facts, language) for language in LANGUAGES)


def test_words_of_findings_need_only_their_facts(file: CaseFile, tmp_path: Path) -> None:
    back_up(file)
    seen.write(tmp_path / "seen.json", file.home.vault_id, file.home.folder, file.head())
    for finding in checked(file, tmp_path / "seen.json").findings:
        for good in (True, False):
            assert finding_text(finding.code, good, finding.facts, "ja")


def test_a_damaged_page_is_counted_and_nothing_is_written(file: CaseFile) -> None:
    fill(file, 60, 5)
    file.checkpoint()
    path = file.home.file
    flip(path, path.stat().st_size - 2000)
    before = path.read_bytes()
    report = checked(file)
    assert bad(report) in (["pages"], ["unreadable"])
    assert path.read_bytes() == before


def test_a_page_cut_off_is_found(file: CaseFile) -> None:
    fill(file, 60, 5)
    file.checkpoint()
    data = file.home.file.read_bytes()
    file.home.file.write_bytes(data[:-4096])
    assert not checked(file).good


def test_a_row_changed_past_the_program_is_found(file: CaseFile) -> None:
    with closing(past_the_program(file, "UPDATE family SET name = 'べつの名'")) as opened:
        assert bad(checked(opened)) == ["rows", "words"]


def test_an_entry_changed_is_found(file: CaseFile) -> None:
    with closing(past_the_program(file, "UPDATE journal SET practitioner = 'ほかの人' WHERE seq = 2")) as opened:
        report = checked(opened)
        assert "journal" in bad(report)
        assert next(f.facts["seq"] for f in report.findings if f.code == "journal") == 2


def test_a_reference_that_leads_nowhere_is_found(file: CaseFile) -> None:
    stray = "INSERT INTO person (id, family_id) VALUES ('p', 'nobody')"
    with closing(past_the_program(file, "PRAGMA foreign_keys=OFF", stray)) as opened:
        assert bad(checked(opened)) == ["references", "rows"]


def test_a_tail_cut_off_is_noticed_by_the_backups(file: CaseFile) -> None:
    add(file, "あとから")
    back_up(file)
    cut = ("DELETE FROM family WHERE name = 'あとから'", "DELETE FROM journal WHERE seq = 3")
    with closing(past_the_program(file, *cut)) as opened:
        assert "backup" in bad(checked(opened))


def test_what_a_restore_took_back_is_no_tail_cut_off(file: CaseFile) -> None:
    folder, older = file.home.folder, back_up(file)
    add(file, "あとから")
    newer = back_up(file)
    file.close()
    put_back(older, folder)
    with closing(again(folder)) as opened:
        assert len(list((folder / "backups").glob("*.backup"))) == 2
        assert checked(opened).good
        add(opened, "戻したあと")
        branch = back_up(opened)
    put_back(newer, folder)
    with closing(again(folder)) as opened:
        assert checked(opened).good, "the note of the second restore names the history between the two"
        assert (branch.seq or 0) <= (newer.seq or 0) + 1
    with closing(again(folder)) as opened:
        (folder / "backups" / branch.path.name / "about.json").unlink()
        assert checked(opened).good


def put_back(line: BackupLine, folder: Path) -> None:
    asked = Request(line.path, folder, Secret(WORDS), replacing=True, accept=frozenset({"restore_older"}))
    restoring.restore(asked, Setting(clock=Clock()), lambda _share: None)


def test_a_head_that_this_laptop_saw_must_be_there(file: CaseFile, tmp_path: Path) -> None:
    seen.write(tmp_path / "seen.json", file.home.vault_id, file.home.folder, Head(99, "ab" * 32))
    assert bad(checked(file, tmp_path / "seen.json")) == ["laptop"]


def test_it_can_be_stopped(file: CaseFile) -> None:
    fill(file, 300, 2)

    def stopping(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check.check(file, None, stopping)


def test_acts_beside_it_raise_no_false_alarm(file: CaseFile) -> None:
    fill(file, 100, 3)

    def acting(_share: float) -> None:
        add(file, "途中")

    assert check.check(file, None, acting).good
    assert verify.verify_file(file).holds


def test_a_closed_vault_is_the_same_after_a_check(file: CaseFile) -> None:
    folder = file.home.folder
    checked(file)
    file.close()
    before = contents(folder)
    with closing(again(folder)) as opened:
        checked(opened)
    after = contents(folder)
    assert {n: d for n, d in after.items() if n != "anchor"} == {n: d for n, d in before.items() if n != "anchor"}
