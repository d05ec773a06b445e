"""「これまでの図」: what was kept of a diagram, to look back at and to compare."""
