"""仮名の事例: other names, then one sentence after the other, then the paper (M99)."""
