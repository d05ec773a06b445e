"""Backups (控え), their shelf, restoring, and the full check."""
