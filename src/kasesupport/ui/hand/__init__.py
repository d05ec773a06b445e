"""手でかく: a box for pen, finger and mouse, and what is drawn in it."""
