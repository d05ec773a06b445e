"""週と月: what falls on which day, over all families."""
