"""The steps of a phase: one page a phase, one small widget a kind of question."""
