"""Before a family is on the table: welcome, making a vault, opening it, and help where something is wrong with it."""
