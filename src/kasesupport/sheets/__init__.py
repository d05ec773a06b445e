"""Printed sheets: resources/sheets and views in, pages of Drawings out."""
