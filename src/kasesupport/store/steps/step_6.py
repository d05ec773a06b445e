"""Schema 6: what was handed over, what was drawn by hand, what was attached."""

SQL = """
"""
