import os

# Before the first QApplication: no test opens a window on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
