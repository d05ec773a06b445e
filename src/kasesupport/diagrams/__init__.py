"""Genogram and ecomap: family graph and placements in, Drawing out; hit-testing; tools."""
