"""Two families that are one: which other one, who is the same, what will happen, and then it is done in one act."""
