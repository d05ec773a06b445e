"""The few colours that both diagrams share."""

INK = "#2b2a27"
SOFT_INK = "#6b665e"
PAPER = "#ffffff"
CALM = "#0072b2"  # the ring around what is selected
