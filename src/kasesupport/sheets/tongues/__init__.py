"""In which words a sheet is read: readings above kanji, easy Japanese, other languages beside the Japanese."""
