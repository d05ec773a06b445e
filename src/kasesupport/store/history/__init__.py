"""What was done, and the proof that nothing of it was lost or changed: journal, anchor, verification, erasure."""
