"""What the build names is there; the build itself is too long for the suite (`python3 dev.py build --check`)."""

import re
import shutil
import struct
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import kasesupport
from installer import contents, licences, linux, windows

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
BUILD_LOCK = ROOT / "requirements-build.lock"


def entries(lock: Path) -> dict[str, int]:
    """Package and version of a lock, with how many hashes each has."""
    parts = re.split(r"^(?=[\w.-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split(" ")[0]: part.count("--hash=sha256:") for part in parts if "==" in part}


def test_the_data_that_is_named_is_there() -> None:
    assert [source for source, _ in contents.DATA if not (ROOT / source).exists()] == []


def test_resources_are_put_where_an_installed_program_seeks_them() -> None:
    from kasesupport import resources

    assert ("resources", "kasesupport/_resources") in contents.DATA
    assert '"_resources"' in Path(resources.__file__).read_text(encoding="utf-8")


def test_qt_s_plugins_that_are_kept_exist() -> None:
    import PySide6

    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    for folder in ("platforms", "imageformats", "iconengines", "printsupport"):
        there = {path.stem.removeprefix("lib") for path in (plugins / folder).iterdir()}
        assert there & set(contents.PLUGINS[folder]), folder


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        (r"PySide6\plugins\tls\qschannelbackend.dll", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("libQt6Network.so.6", False),
        (r"PySide6\Qt6Quick.dll", False),
        ("PySide6/Qt/translations/qtbase_ja.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libX11.so.6", False),
        ("pillow.libs/libxcb-9065bb12.so.1.1.0", True),
        ("sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
    ],
)
def test_what_goes_into_the_program(target: str, kept: bool) -> None:
    assert contents.belongs(target) is kept


def test_the_program_s_own_modules_are_not_excluded() -> None:
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert used & set(contents.EXCLUDED) == set()


def test_the_build_takes_the_very_versions_of_the_run_time_lock() -> None:
    ours, built = entries(LOCK), entries(BUILD_LOCK)
    only_to_install = {"hatchling", "editables", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
    missing = {line for line in ours if line.split("==")[0] not in only_to_install} - set(built)
    assert missing == set()
    assert "pyinstaller" not in LOCK.read_text(encoding="utf-8")
    assert "://" not in BUILD_LOCK.read_text(encoding="utf-8")


def test_what_is_compiled_has_a_file_for_more_than_one_system() -> None:
    """A lock without an index names no file; that one of them is for Windows, `dev.py lock` asks the index itself."""
    for line, hashes in entries(LOCK).items():
        name = line.split("==")[0]
        try:
            wheel = metadata.distribution(name).read_text("WHEEL") or ""
        except metadata.PackageNotFoundError:
            continue
        assert "Root-Is-Purelib: true" in wheel or hashes >= 2, name


def test_everything_that_goes_in_has_its_licence_text(tmp_path: Path) -> None:
    assert licences.collect(LOCK, tmp_path / "licences") == ()
    found = {path.parent.name.split("-")[0] for path in (tmp_path / "licences").rglob("*") if path.is_file()}
    assert {"pyside6", "sqlcipher", "sqlcipher3", "cryptography", "reportlab", "pikepdf"} <= found


def test_the_icon_holds_the_sizes_that_windows_asks_for() -> None:
    data = (ROOT / "resources" / "icons" / "kasesupport.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    assert kind == 1
    sides = []
    for number in range(count):
        side, _, _, _, _, _, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert data[start : start + 8] == b"\x89PNG\r\n\x1a\n"
        assert start + length <= len(data)
        sides.append(side or 256)
    assert {16, 32, 48, 256} <= set(sides)


def test_the_versions_agree() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert told == kasesupport.__version__
    assert f"Version: {told}\n" in linux.control(1)
    assert f"'{told}'" in windows.version_resource()
    compile(windows.version_resource(), "version", "eval")


def test_the_setup_for_windows_needs_no_administrator_and_names_no_vault() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert "Japanese.isl" in script
    code = "\n".join(line for line in script.splitlines() if not line.startswith((";", "japanese.")))
    assert ".vault" not in code
    assert "UninstallDelete" not in code


def test_the_menu_s_entry_starts_what_the_package_installs(tmp_path: Path) -> None:
    entry = (linux.FILES / "kasesupport.desktop").read_text(encoding="utf-8")
    assert "Exec=/opt/kasesupport/kasesupport\n" in entry
    told = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    assert {"Type": "Application", "Terminal": "false", "Categories": "Office;"}.items() <= told.items()
    assert told["Name[ja]"]
    assert told["Comment[ja]"]
    program = tmp_path / "kasesupport"
    program.mkdir()
    (program / "kasesupport").write_text("#!/bin/sh\n")
    (program / "kasesupport").chmod(0o700)
    made = linux.lay_out(program, tmp_path / "deb")
    assert (made / "opt/kasesupport/kasesupport").stat().st_mode & 0o777 == 0o755
    assert (made / "usr/share/applications/kasesupport.desktop").stat().st_mode & 0o777 == 0o644
    icons = made / "usr/share/icons/hicolor"
    assert (icons / f"scalable/apps/{told['Icon']}.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (icons / f"256x256/apps/{told['Icon']}.png").read_bytes()[16:24] == struct.pack(">II", 256, 256)
    assert (made / "usr/bin/kasesupport").readlink() == Path("/opt/kasesupport/kasesupport")


@pytest.mark.skipif(not shutil.which("dpkg"), reason="not a Debian")
def test_the_package_refuses_to_go_over_a_newer_version(tmp_path: Path) -> None:
    program = tmp_path / "kasesupport"
    program.mkdir()
    script = linux.lay_out(program, tmp_path / "deb") / "DEBIAN" / "preinst"

    def answer(*told: str) -> int:
        return subprocess.run([script, *told], capture_output=True, check=False).returncode

    assert script.stat().st_mode & 0o777 == 0o755
    assert [answer("install"), answer("upgrade", "0.0.1"), answer("upgrade", linux.version())] == [0, 0, 0]
    assert answer("upgrade", "99.0") == 1
