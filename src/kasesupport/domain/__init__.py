"""Frozen values and pure rules: people, kinship, plan, dates, changes."""
