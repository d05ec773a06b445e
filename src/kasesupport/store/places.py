"""Where a vault may lie: not on a network, rather not in a folder that a cloud carries off, and not twice.

The names are those that the services give their folders and their conflict copies (Dropbox, OneDrive, Google
Drive, iCloud, Box, Nextcloud, Syncthing). Windows' kinds of drives are asked for, but were not tried there.
"""

import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kasesupport.domain.notices import Notice
from kasesupport.domain.problems import Problem
from kasesupport.domain.set_aside import name_before
from kasesupport.store.keys.header import DATA_NAME

MOUNTS = Path("/proc/self/mountinfo")
NETWORKS = frozenset(
    "9p afs beegfs ceph cifs coda glusterfs lustre ncpfs nfs nfs4 smb3 smbfs vboxsf virtiofs vmhgfs".split()  # noqa: SIM905
)
FUSE_NETWORKS = ("sshfs", "davfs", "davfs2", "rclone", "gvfsd-fuse", "s3fs", "glusterfs", "smbnetfs", "vmhgfs-fuse")
REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW
CLOUDS = {
    "OneDrive": r"OneDrive( - .+)?",
    "Dropbox": r"Dropbox( \(.+\))?",
    "Google Drive": r"Google ?Drive|My Drive|マイドライブ|GoogleDrive-.+",
    "iCloud": r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs",
    "Box": r"Box( Sync|-Box)?",
    "Nextcloud": r"Nextcloud\d*|ownCloud",
    "Syncthing": r"Syncthing",
    "MEGA": r"MEGA|MEGAsync",
    "pCloud": r"pCloud ?Drive",
}
ONEDRIVE = ("ONEDRIVE", "ONEDRIVECOMMERCIAL", "ONEDRIVECONSUMER")
OURS = re.compile(
    rf"(header\.[ab]|anchor|page1|attempts|lock|{DATA_NAME.pattern}(-(wal|shm|journal))?)(\.(new|next|part|kept-.*))?"
)
STEMS = ("header", "data", "anchor", "page1", "attempts")
COPY = re.compile(r"\(\d+\)|conflict|競合|コピー|\bcopy\b|重複", re.IGNORECASE)


def refuse_network(folder: Path) -> None:
    """Raises network_folder: a WAL needs memory that all who have the file open share, and a network has none."""
    if is_on_network(folder):
        raise Problem("network_folder")


def is_on_network(folder: Path) -> bool:
    """Whether it lies on a drive of another machine. Not known counts as no."""
    if _is_remote_drive(folder):
        return True
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _is_network(_type_at(_nearest(folder).resolve(), mounts))


def cloud_of(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the cloud service that carries this folder off, "" for none known."""
    place = folder.resolve()
    for name in environment:
        if name.upper() in ONEDRIVE and environment[name] and place.is_relative_to(Path(environment[name]).resolve()):
            return "OneDrive"
    for part in place.parts:
        for service, pattern in CLOUDS.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    return ""


def conflict_copies(folder: Path) -> tuple[str, ...]:
    """Names inside and beside the vault that look like a second copy, made by a cloud or by hand."""
    return (*sorted(_inside(folder)), *sorted(_beside(folder)))


def notices(folder: Path) -> tuple[Notice, ...]:
    """What to tell of the place where a vault lies."""
    service, found = cloud_of(folder), conflict_copies(folder)
    cloud = (Notice("cloud_folder", {"service": service}),) if service else ()
    return (*cloud, *((Notice("conflict_copy", {"names": "、".join(found[:5])}),) if found else ()))


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there already."""
    return next((place for place in (folder, *folder.absolute().parents) if place.exists()), folder)


def _type_at(place: Path, mounts: str) -> str:
    """The kind of file system at a place: of the mounts above it the last of the deepest."""
    found = ("", "")
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields.split()[4])
        if place.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, rest.split()[0])
    return found[1]


def _is_network(kind: str) -> bool:
    fuse, _, name = kind.partition(".")
    return kind in NETWORKS or (fuse == "fuse" and name in FUSE_NETWORKS)


def _is_remote_drive(folder: Path) -> bool:
    """Windows: a path \\\\server\\share, or a letter that stands for one."""
    place = _nearest(folder).resolve()
    return place.drive.startswith("\\\\") or _drive_type(place.anchor) == REMOTE


def _drive_type(anchor: str) -> int:
    """What Windows says of a drive; 0 elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0


def _inside(folder: Path) -> Iterator[str]:
    """No file of ours, but named after one. data-2.db is ours: it comes of new keys."""
    for name in _names(folder):
        if name.startswith(STEMS) and not OURS.fullmatch(name):
            yield name


def _beside(folder: Path) -> Iterator[str]:
    """Another vault named after this one, with the marks of a copy or this laptop's name."""
    for name in _names(folder.parent):
        rest = name.removeprefix(folder.stem)
        if name in (folder.name, rest) or folder.suffix not in name or name_before(name):
            continue
        if COPY.search(rest) or rest == f"-{platform.node()}{folder.suffix}":
            yield name


def _names(folder: Path) -> Iterable[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return ()
