"""What goes into the built program and what stays out. `tests/installer` holds these lists against what is there."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path, PurePath

ROOT = Path(__file__).parents[1]


def guide_files() -> tuple[str, ...]:
    """The chapters of the guide and the pictures they show, below the repository."""
    told = tomllib.loads((ROOT / "resources" / "help" / "guide.toml").read_text(encoding="utf-8"))
    texts = [f"docs/{chapter['text']}" for chapter in told["chapter"]]
    shown = [re.findall(r"!\[.*?\]\((\S+)\)", (ROOT / text).read_text(encoding="utf-8")) for text in texts]
    return (*texts, *sorted({f"docs/{picture}" for pictures in shown for picture in pictures}))


# Beside the modules that PyInstaller finds by itself: (from, below the repository; to, below the program's own folder).
DATA = (
    ("resources", "kasesupport/_resources"),
    *((file, str(PurePath("kasesupport/_resources", file).parent)) for file in guide_files()),
    ("LICENSE", "licences"),
    ("NOTICE", "licences"),
)
# Named by a string only, so that no import tells of them.
HIDDEN = ("sqlalchemy.dialects.sqlite", "ansel")

# Reached by some import inside a library, never by ours.
EXCLUDED = (
    "tkinter",
    "unittest",
    "pydoc",
    "setuptools",
    "pkg_resources",
    "pip",
    "numpy",
    "matplotlib",
    "IPython",
    "pytest",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PIL._avif",
    "PIL._webp",
    "PIL._imagingcms",
    "sqlite3",
    "readline",
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_kr",
    "_codecs_tw",
    "sqlalchemy.orm",
    "sqlalchemy.ext",
    "sqlalchemy.testing",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
    "reportlab.graphics",
    "lxml.html",
    "lxml.isoschematron",
    "curses",
    "ssl",
    "PIL._tkinter_finder",
    "lxml.objectify",
    "tzdata",  # of icalendar and dateutil: zones, which we never name
)

# Qt's plugins that are kept, by folder; all others are left out. No network, no database, no virtual keyboard.
PLUGINS = {
    "platforms": ("qxcb", "qwayland*", "qoffscreen", "qwindows"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qxdgdesktopportal",),
    "imageformats": ("qjpeg", "qsvg", "qico", "qgif"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle",),
    "xcbglintegrations": ("qxcb-glx-integration", "qxcb-egl-integration"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient", "adwaita"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
}
# Qt's libraries that come along with the plugins left out.
LIBRARIES = (
    "Network",
    "Qml*",
    "Quick*",
    "VirtualKeyboard*",
    "Egl*",
    "Sql",
    "Test",
    "Pdf*",
    "Lottie*",
    "Labs*",
    "WaylandCompositor",
)
# Linux: these every desktop has, in its own version, and keeps mended; the package names them as what it needs.
SYSTEM = (
    "libcups.so*",
    "libdbus-1.so*",
    "libX11.so*",
    "libX11-xcb.so*",
    "libfontconfig.so*",
    "libfreetype.so*",
    "libglib-2.0.so*",
    "libgthread-2.0.so*",
    "libstdc++.so*",
    "libgcc_s.so*",
    "libz.so*",
    "libcrypto.so*",
    "libzstd.so*",
)
# python-docx's empty document once more, unpacked: what it reads is default.docx beside it.
UNREAD = ("docx/templates/default-docx-template/*",)
TRANSLATIONS = ("qtbase_ja.qm", "qt_ja.qm")


def belongs(target: str) -> bool:
    """Whether a file that PyInstaller found goes into the program; `target` is its path there."""
    path = PurePath(target.replace("\\", "/"))
    if len(path.parts) == 1 and any(fnmatch(path.name, each) for each in SYSTEM):
        return False
    if any(fnmatch(path.as_posix(), each) for each in UNREAD):
        return False
    if "PySide6" not in path.parts and not path.name.startswith(("libQt6", "Qt6")):
        return True
    if "plugins" in path.parts:
        return _plugin(path)
    if path.suffix == ".qm":
        return path.name in TRANSLATIONS
    return "qml" not in path.parts and not _left_out(path.name)


def _plugin(path: PurePath) -> bool:
    name = path.stem.removeprefix("lib")
    return any(fnmatch(name, kept) for kept in PLUGINS.get(path.parent.name, ()))


def _left_out(name: str) -> bool:
    bare = name.removeprefix("lib").removeprefix("Qt6").split(".", maxsplit=1)[0]
    return "Qt6" in name and any(fnmatch(bare, each) for each in LIBRARIES)
