"""Large buttons around what was tapped: where they stand, what is on them, and how keys walk them."""
