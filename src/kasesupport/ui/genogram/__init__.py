"""The page of the genogram: drawing a family by hand, finger and keyboard, its panels, rings and searches."""
