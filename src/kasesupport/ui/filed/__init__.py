"""添付・同意・渡した紙 of all families, found from one place."""
