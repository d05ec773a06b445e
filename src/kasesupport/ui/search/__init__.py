"""さがす: all words of the vault, from the list of families."""
