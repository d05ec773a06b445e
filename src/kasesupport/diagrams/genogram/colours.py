"""Colours of the genogram. Nothing is told by colour alone."""

WARM = "#fdf8ef"  # inside a household
HEARTH = "#8a6a45"  # its outline
STRAIN = "#a63d2f"  # conflict and break; told by zigzag and bars as well
INDEX_FILL = "#fdeed2"  # the 本人
RING_FILL = "#e3f0f8"  # between a selected symbol and its ring
NOTE_FILL = "#f1ece3"  # badges below a name
STAR_FILL = "#f0b323"  # a key person's star; its shape tells it
