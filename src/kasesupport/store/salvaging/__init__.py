"""Reading a damaged vault into a new one, page by page and row by row."""
