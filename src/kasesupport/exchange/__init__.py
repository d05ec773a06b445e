"""Files of other programs and of other kinds: the family file format."""
