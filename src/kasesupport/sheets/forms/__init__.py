"""Sheets as data: resources/sheets/forms/*.toml and a family's record in, pages out."""
