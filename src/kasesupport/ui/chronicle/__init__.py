"""経過: everything that was said, noted and decided, day by day."""
