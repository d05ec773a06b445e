"""What one can do with a case (acts, one module a noun) and what one can read (views)."""
