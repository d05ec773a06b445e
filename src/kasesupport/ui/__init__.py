"""The windows, in PySide6."""
