"""Lists of spreadsheet programs in the windows: taken into the area register, and written from it."""
