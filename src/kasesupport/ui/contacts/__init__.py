"""経過記録: written from anywhere in a family by one key, read with what was changed, and added to."""
