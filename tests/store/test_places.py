import platform
import subprocess
from pathlib import Path

import pytest
from tests.store.shelves import QUICK, WORDS, again, back_up, contents, made

from kasesupport.domain.problems import Problem
from kasesupport.store import places, vault

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / {net} rw,relatime shared:20 - {kind} //server/share rw
31 30 8:2 / {net}/disk rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/with\\040space rw - cifs //server/other rw
"""


def mounted(tmp_path: Path, kind: str) -> Path:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS.format(net=tmp_path / "net", kind=kind))
    return table


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"])
def test_a_folder_on_a_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    (tmp_path / "net" / "disk").mkdir(parents=True)
    made(tmp_path / "net" / "a.vault").close()
    monkeypatch.setattr(places, "MOUNTS", mounted(tmp_path, kind))
    before = contents(tmp_path / "net")
    with pytest.raises(Problem, match="network_folder"):
        vault.unlock(tmp_path / "net" / "a.vault", WORDS)
    with pytest.raises(Problem, match="network_folder"):
        vault.create(tmp_path / "net" / "deep" / "er" / "b.vault", WORDS, kdf=QUICK)
    assert contents(tmp_path / "net") == before
    assert not places.is_on_network(tmp_path / "net" / "disk"), "a disk mounted below it is no network"
    assert not places.is_on_network(tmp_path / "network"), "a name that begins alike is another folder"


@pytest.mark.parametrize("kind", ["ext4", "vfat", "exfat", "fuseblk", "btrfs", "tmpfs", "fuse.gocryptfs"])
def test_a_folder_on_a_disk_is_welcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    (tmp_path / "net").mkdir()
    monkeypatch.setattr(places, "MOUNTS", mounted(tmp_path, kind))
    assert not places.is_on_network(tmp_path / "net" / "a.vault")


def test_a_table_of_mounts_that_cannot_be_read_refuses_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "nothing")
    assert not places.is_on_network(tmp_path)


def test_the_last_of_two_mounts_on_one_place_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = mounted(tmp_path, "nfs")
    table.write_text(table.read_text() + f"33 22 8:3 / {tmp_path / 'net'} rw - ext4 /dev/sdc1 rw\n")
    monkeypatch.setattr(places, "MOUNTS", table)
    (tmp_path / "net").mkdir()
    assert not places.is_on_network(tmp_path / "net")


def test_the_system_really_tells_its_kinds(tmp_path: Path) -> None:
    """A true mount, where it is allowed: what stands in MOUNTS is what we read."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        assert places._type_at(tmp_path.resolve(), places.MOUNTS.read_text()) == "tmpfs"
    finally:
        subprocess.run(["umount", "-l", tmp_path], check=True)


@pytest.mark.parametrize(
    ("part", "service"),
    [
        ("OneDrive", "OneDrive"), ("OneDrive - みどり市", "OneDrive"), ("Dropbox", "Dropbox"),
        ("Dropbox (個人用)", "Dropbox"), ("Google Drive", "Google Drive"), ("マイドライブ", "Google Drive"),
        ("iCloudDrive", "iCloud"), ("Mobile Documents", "iCloud"), ("Box", "Box"), ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"), ("Documents", ""), ("MyDropboxes", ""), ("Boxes", ""), ("onedrive", "OneDrive"),
    ],
)  # fmt: skip
def test_the_folders_of_clouds_are_known_by_name(tmp_path: Path, part: str, service: str) -> None:
    assert places.cloud_of(tmp_path / part / "相談.vault", {}) == service


def test_a_renamed_onedrive_is_known_by_the_environment(tmp_path: Path) -> None:
    place = tmp_path / "仕事" / "相談.vault"
    assert places.cloud_of(place, {"OneDriveCommercial": str(tmp_path / "仕事")}) == "OneDrive"
    assert places.cloud_of(place, {"OneDrive": str(tmp_path / "仕")}) == ""
    assert places.cloud_of(place, {"OneDrive": "", "PATH": str(tmp_path)}) == ""


def test_a_vault_in_a_cloud_is_opened_and_told(tmp_path: Path) -> None:
    file = made(tmp_path / "Dropbox" / "相談.vault")
    assert [(notice.code, notice.facts) for notice in file.notices] == [("cloud_folder", {"service": "Dropbox"})]
    file.close()


INSIDE = [
    "data (1).db", f"data-{platform.node() or 'PC'}.db", "data-相談室のPC.db", "data (競合コピー 2026-11-24).db",
    "data (さくら's conflicted copy 2026-11-24).db", "header (1).a", "header.a (競合コピー)", "anchor (1)",
    "data.sync-conflict-20261124-101500-ABCDEF.db", "data - コピー.db", "data-0.db", "data-2 (1).db",
]  # fmt: skip


@pytest.mark.parametrize("name", INSIDE)
def test_a_conflict_copy_inside_is_named(vault_folder: Path, name: str) -> None:
    made(vault_folder).close()
    (vault_folder / name).write_bytes(b"x")
    file = again(vault_folder)
    assert [(notice.code, notice.facts) for notice in file.notices] == [("conflict_copy", {"names": name})]
    file.close()


def test_our_own_files_are_no_copies(vault_folder: Path) -> None:
    file = made(vault_folder)
    back_up(file)
    for name in ("data-2.db", "data-2.db-wal", "data-13.db-shm", "header.a.new", "data-3.db.part", "メモ.txt",
                 "data.db-wal.kept-2026-11-24T101500", ".probe"):  # fmt: skip
        (vault_folder / name).write_bytes(b"")
    assert places.conflict_copies(vault_folder) == ()
    file.close()


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        ("相談 (1).vault", True), ("相談 - コピー.vault", True), ("相談 - Copy.vault", True),
        ("相談 (競合コピー).vault", True), ("相談 (conflicted copy).vault", True),
        (f"相談-{platform.node()}.vault", True), ("相談-2025.vault", False), ("別の相談.vault", False),
        ("相談.before-restore-2026-11-24T101500.vault", False), ("相談（戻す前 2026-11-30 0915）.vault", False),
        ("相談.backups", False), ("相談 (1).pdf", False),
    ],
)  # fmt: skip
def test_a_second_vault_beside_is_named_if_it_looks_like_a_copy(vault_folder: Path, name: str, is_copy: bool) -> None:
    vault_folder.mkdir()
    (vault_folder.parent / name).mkdir()
    assert places.conflict_copies(vault_folder) == ((name,) if is_copy else ())


def test_a_place_that_cannot_be_listed_has_no_copies(tmp_path: Path) -> None:
    assert places.conflict_copies(tmp_path / "nothing" / "a.vault") == ()
