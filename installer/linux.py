"""A .deb of the built folder: /opt/kasesupport, an entry in the menu, an icon. The vaults lie elsewhere, untouched."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = Path(__file__).parent / "linux_files"
# What `contents.SYSTEM` leaves to the system, and what Qt loads from it. Names before and after Debian's 64-bit time.
NEEDS = (
    "libc6", "libstdc++6", "zlib1g", "libzstd1", "libssl3 | libssl3t64", "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1-3", "libx11-6", "libx11-xcb1", "libxcb1", "libfontconfig1", "libfreetype6", "libegl1", "libgl1",
)  # fmt: skip


def package(program: Path, dist: Path, work: Path) -> Path:
    """Lay the tree out in `work` and pack it; gives the file."""
    file = dist / f"kasesupport_{version()}_amd64.deb"
    tree = str(lay_out(program, work))
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", tree, str(file)], check=True)
    return file


def lay_out(program: Path, work: Path) -> Path:
    """The tree of the package, in `work`, which is made anew; gives it back."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(program, work / "opt" / "kasesupport", symlinks=True)
    _share(work / "usr")
    (work / "DEBIAN").mkdir()
    (work / "DEBIAN" / "control").write_text(control(_kibibytes(work)), encoding="utf-8")
    refuses = (FILES / "preinst").read_text(encoding="utf-8").replace("@VERSION@", version())
    (work / "DEBIAN" / "preinst").write_text(refuses, encoding="utf-8")
    (work / "DEBIAN" / "preinst").chmod(0o755)
    _plain_rights(work)
    return work


def version() -> str:
    """Of the program, as pyproject.toml has it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def control(installed: int) -> str:
    """What dpkg is told; `installed` in KiB."""
    return "\n".join(
        (
            "Package: kasesupport",
            f"Version: {version()}",
            "Section: office",
            "Priority: optional",
            "Architecture: amd64",
            f"Depends: {', '.join(NEEDS)}",
            "Recommends: libcups2 | libcups2t64",
            f"Installed-Size: {installed}",
            "Maintainer: The kasesupport project <noreply@invalid>",
            "Description: case support for Japan's Kodomo Katei centres",
            " Genogram, ecomap, the seven phases and the support plan, on one laptop without a network.",
            " Removing the package leaves the vaults where they are.",
            "",
        )
    )


def _share(usr: Path) -> None:
    icons = ROOT / "resources" / "icons"
    placed = {
        FILES / "kasesupport.desktop": "share/applications/kasesupport.desktop",
        icons / "kasesupport.svg": "share/icons/hicolor/scalable/apps/kasesupport.svg",
        icons / "kasesupport.png": "share/icons/hicolor/256x256/apps/kasesupport.png",
        ROOT / "NOTICE": "share/doc/kasesupport/copyright",
    }
    for source, target in placed.items():
        (usr / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, usr / target)
    (usr / "bin").mkdir()
    (usr / "bin" / "kasesupport").symlink_to("/opt/kasesupport/kasesupport")


def _plain_rights(work: Path) -> None:
    """Everybody may read, nobody but root may write, whatever the builder's mask."""
    for path in (work, *work.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)


def _kibibytes(work: Path) -> int:
    return sum(-(-path.lstat().st_size // 1024) for path in work.rglob("*") if path.is_file() and not path.is_symlink())
