"""The schema's steps, one module each. A released step is never edited."""
