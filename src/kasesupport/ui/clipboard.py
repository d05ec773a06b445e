"""What this program puts on the clipboard is marked as not to be kept, and taken back when it locks or ends."""

from secrets import token_bytes

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

OURS = "application/x-kasesupport"
IMAGE = "application/x-qt-image"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'  # Qt's spelling of a Windows clipboard format
# Windows: Clipboard Formats, "Cloud Clipboard and Clipboard History Formats"; a DWORD 0 forbids. KDE: Klipper's hint.
# macOS would need a converter of its own (org.nspasteboard.ConcealedType); it is not among our systems.
MARKS = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "x-kde-passwordManagerHint": b"secret",
}
MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard:
    """Marks what is copied in our windows; `clear` takes it back, and leaves alone what others have copied."""

    def __init__(self, clipboard: QClipboard) -> None:
        self._clipboard = clipboard
        self._token = token_bytes(16)
        clipboard.changed.connect(self._changed)

    def mark(self, mode: QClipboard.Mode) -> None:
        """Put the same content there again, with the marks: fields copy by themselves and Qt lets nobody in before."""
        mime = self._clipboard.mimeData(mode)
        if mime.formats() and not self._is_ours(mime):
            self._clipboard.setMimeData(self._marked(mime), mode)

    def clear(self) -> None:
        """Take back what is ours."""
        for mode in MODES:
            if self._is_ours(self._clipboard.mimeData(mode)):
                self._clipboard.clear(mode)

    def _changed(self, mode: QClipboard.Mode) -> None:
        owns = {MODES[0]: self._clipboard.ownsClipboard, MODES[1]: self._clipboard.ownsSelection}
        if mode in owns and owns[mode]():
            self.mark(mode)

    def _is_ours(self, mime: QMimeData | None) -> bool:
        return mime is not None and mime.data(OURS).data() == self._token

    def _marked(self, mime: QMimeData) -> QMimeData:
        made = QMimeData()
        for kind in mime.formats():
            if kind != IMAGE:
                made.setData(kind, mime.data(kind))
        if mime.hasImage():  # no bytes stand behind it: copied as data it would be empty
            made.setImageData(mime.imageData())
        for kind, value in {**MARKS, OURS: self._token}.items():
            made.setData(kind, value)
        return made
