"""Every word of a vault, found by two characters: an index inside the encrypted file, kept by the same transaction."""
