"""Windows: the version resource, and the setup by Inno Setup. Written after their manuals; not run on Windows yet."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = Path(__file__).parent / "windows_files" / "kasesupport.iss"
JAPANESE, UNICODE = 0x0411, 1200  # language and code page of the words


def version() -> str:
    """Of the program, as pyproject.toml has it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def version_resource() -> str:
    """What the properties of the .exe show, in the form that PyInstaller reads."""
    numbers = tuple(int(part) for part in f"{version()}.0".split("."))
    words = {
        "CompanyName": "The kasesupport project",
        "FileDescription": "こども家庭センターのケースサポート",
        "FileVersion": version(),
        "InternalName": "kasesupport",
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": "kasesupport.exe",
        "ProductName": "kasesupport",
        "ProductVersion": version(),
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, "
        f"fileType=0x1, subtype=0x0, date=(0, 0)), kids=[StringFileInfo([StringTable('{JAPANESE:04x}{UNICODE:04x}', "
        f"[{table}])]), VarFileInfo([VarStruct('Translation', [{JAPANESE}, {UNICODE}])])])\n"
    )


def installer(program: Path, dist: Path) -> Path:
    """The setup of the built folder; gives the file. Ends with words where Inno Setup is not there."""
    compiler = shutil.which("iscc")
    if compiler is None:
        sys.exit("Inno Setup 6 (iscc) is not on the PATH")
    told = [f"/DVersion={version()}", f"/DProgram={program}", f"/O{dist}"]
    subprocess.run([compiler, *told, str(SCRIPT)], check=True)
    return dist / f"kasesupport-{version()}-setup.exe"
