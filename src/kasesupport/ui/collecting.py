"""Python's search for circles of dead objects, out of the way of hands.

A full search goes through everything there is: a tenth of a second with a family of ten years on the table, in the
middle of a tap. What never goes is left out of it, and it is done in the pauses; by itself only when they do not come.
"""

import gc

SELDOM = 100  # of Python's own; 10 is its habit


def settle_in() -> None:
    """Once, when the window is up: what is there now stays until the end."""
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)


def sweep() -> None:
    """Nobody touches the program just now."""
    gc.collect()
