"""会議の紙: lists over all families, and the papers of several families bound for a meeting."""
