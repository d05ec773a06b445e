"""A case for study: names, places and agencies under other names, days moved, words confirmed one by one (M99)."""
