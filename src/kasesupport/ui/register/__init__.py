"""地域資源台帳: the list with its finder, one entry with all its fields, and the area's list of what is missing."""
