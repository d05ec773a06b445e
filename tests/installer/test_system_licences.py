"""What the build bundles from the system has its licence text, or the build ends."""

import shutil
from pathlib import Path

import pytest
from installer.system_licences import FOLDER, INDEX, Entry

from installer import system_licences

NEEDS_DPKG = pytest.mark.skipif(not shutil.which("dpkg-query"), reason="not a Debian")


def mapped() -> list[Entry]:
    """Some libraries of the system that this very process stands on."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    paths = {Path(line.split()[-1]) for line in lines if ".so" in line and "/lib/x86_64-linux-gnu/" in line}
    return [(path.name, str(path), "BINARY") for path in sorted(paths) if path.is_file()][:4]


@NEEDS_DPKG
def test_each_library_of_the_system_is_told_with_its_package_source_and_text(tmp_path: Path) -> None:
    entries = mapped()
    assert entries
    assert system_licences.collect(entries, tmp_path) == ()
    rows = [line.split("\t") for line in (tmp_path / INDEX).read_text(encoding="utf-8").splitlines()]
    assert {row[0] for row in rows} == {name for name, _, _ in entries}
    for _, package, version, source in rows:
        assert version
        assert source
        assert "opyright" in (tmp_path / f"{package}.txt").read_text(encoding="utf-8", errors="replace")


def test_a_library_that_nobody_knows_ends_the_build_and_what_a_wheel_brought_is_not_asked_for(tmp_path: Path) -> None:
    import PySide6

    strange = tmp_path / "libstrange.so.1"
    strange.write_bytes(b"\x7fELF")
    brought = Path(PySide6.__file__).parent / "QtCore.abi3.so"
    entries: list[Entry] = [(strange.name, str(strange), "BINARY"), (brought.name, str(brought), "BINARY")]
    assert system_licences.collect(entries, tmp_path / "texts") == ("libstrange.so.1",)
    with pytest.raises(SystemExit, match=r"libstrange\.so\.1"):
        system_licences.given(entries, tmp_path / "texts")


def test_a_built_program_is_asked_for_the_text_of_each_library(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    texts = inside / "licences" / FOLDER
    texts.mkdir(parents=True)
    for name in ("libffi.so.8", "libpython3.11.so.1.0"):
        (inside / name).write_bytes(b"\x7fELF")
    (inside / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    assert system_licences.lacking(tmp_path) == ("libffi.so.8",)
    (texts / INDEX).write_text("libffi.so.8\tlibffi8\t3.4.4-1\tlibffi 3.4.4-1\n", encoding="utf-8")
    (texts / "libffi8.txt").write_text("Copyright", encoding="utf-8")
    assert system_licences.lacking(tmp_path) == ()
