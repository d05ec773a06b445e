"""The page of the ecomap: resources, ties and empty places around the household, with its dock, panels and rings."""
