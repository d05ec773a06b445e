"""Where a case stands: its phase, its episodes, the pause and the way back."""
